"""What a publication says: aggregates only, frozen when published; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.portal.suppression import joined, shown

UNDETERMINED = ""
OTHERS = "\x00lain"


class TooFew(TakarError):
    """So few people were measured that any number would tell about single ones."""


class Frozen(BaseModel):
    """A part of what is stored; unknown words are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(Frozen):
    """A category or box, or several joined because one of them is small.

    Attributes:
        codes: what the column stands for; the empty code is "not determined".
        people: how many in all.
    """

    codes: list[str]
    title: str
    tone: str
    people: int


class Row(Frozen):
    """One group of people; a hidden number is ``None``."""

    title: str
    total: int
    cells: list[int | None]


class Grouping(Frozen):
    """The columns split by one property of people.

    Attributes:
        joined: the small groups that make up the last row.
    """

    title: str
    rows: list[Row]
    joined: list[str]


class Rule(Frozen):
    """A rule of the law on which the numbers rest."""

    key: str
    title: str
    source: str
    at: str
    since: date
    certainty: str
    note: str


class Content(Frozen):
    """Everything on the public page."""

    version: Literal[1] = 1
    agency: str
    agency_code: str
    measure: str
    measure_title: str
    run_title: str
    purpose: str
    day: date
    people: int
    columns: list[Column]
    groupings: list[Grouping]
    least: int
    rules: list[Rule]
    law_edition: str
    evidence_hash: str
    code_version: str
    bundle_digest: str

    @property
    def determined(self) -> int:
        """How many have a category or box; those without are never joined with others alone."""
        return sum(column.people for column in self.columns if column.codes != [UNDETERMINED])

    @property
    def hidden(self) -> int:
        """How many numbers of the tables are hidden."""
        return sum(
            cell is None for table in self.groupings for row in table.rows for cell in row.cells
        )

    @property
    def boxes(self) -> dict[int, int | None]:
        """People per box of the talent map; boxes that are joined with others are hidden."""
        return {
            int(code): column.people if len(column.codes) == 1 else None
            for column in self.columns
            for code in column.codes
            if code.isdecimal()
        }

    @property
    def joined_columns(self) -> list[Column]:
        """The columns that stand for more than one category or box."""
        return [column for column in self.columns if len(column.codes) > 1]

    @property
    def rows_for_file(self) -> list[list[str]]:
        """The whole page as rows of text, for a CSV file."""
        head = ["kelompok", "baris", *(column.title for column in self.columns), "jumlah"]
        whole = ["Seluruhnya", "", *(str(column.people) for column in self.columns)]
        rows = [head, [*whole, str(self.people)]]
        for table in self.groupings:
            rows += [
                [table.title, row.title, *map(written, row.cells), str(row.total)]
                for row in table.rows
            ]
        return rows


def written(people: int | None) -> str:
    """Write a number for a file; a hidden one as ``disembunyikan``."""
    return "disembunyikan" if people is None else str(people)


@dataclass(frozen=True)
class Tally:
    """How many people share a result, a tier group and a unit."""

    result: str
    groups: Mapping[str, str]
    people: int


@dataclass(frozen=True)
class Choice:
    """What is counted: the results in their order, with title and tone; and the least number."""

    results: Mapping[str, tuple[str, str]]
    least: int


def columns_of(tallies: Iterable[Tally], choice: Choice) -> list[Column]:
    """Return the columns, small ones joined.

    Raises:
        TooFew: fewer people than the least number were measured.
    """
    totals = dict.fromkeys(choice.results, 0)
    for tally in tallies:
        totals[tally.result] += tally.people
    if sum(totals.values()) < choice.least:
        raise TooFew(
            msg("Hanya {people} orang yang dinilai.", people=sum(totals.values())),
            hint=msg("Publikasi memerlukan sedikitnya {least} orang.", least=choice.least),
        )
    return [column(codes, totals, choice) for codes in joined(totals, choice.least)]


def column(codes: Sequence[str], totals: Mapping[str, int], choice: Choice) -> Column:
    """Return one column with the titles of what it stands for."""
    tones = {choice.results[code][1] for code in codes}
    return Column(
        codes=list(codes),
        title=" + ".join(choice.results[code][0] for code in codes),
        tone=tones.pop() if len(tones) == 1 else "none",
        people=sum(totals[code] for code in codes),
    )


@dataclass(frozen=True)
class Property:
    """What a table is split by.

    Attributes:
        order: the groups in their own order; others follow by name.
    """

    name: str
    title: str
    order: tuple[str, ...] = ()

    def rank(self, group: str) -> tuple[int, str]:
        """Return the place of a group in the table."""
        return (self.order.index(group) if group in self.order else len(self.order), group)


def grouping(
    split: Property, tallies: Sequence[Tally], columns: Sequence[Column], least: int
) -> Grouping:
    """Split the columns by one property; small groups are joined into one row, then hidden."""
    place = {code: str(n) for n, one in enumerate(columns) for code in one.codes}
    totals: dict[str, int] = defaultdict(int)
    for tally in tallies:
        totals[tally.groups[split.name]] += tally.people
    ordered = {group: totals[group] for group in sorted(totals, key=split.rank)}
    groups = joined(ordered, least)
    row_of = {group: OTHERS if len(names) > 1 else group for names in groups for group in names}
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for tally in tallies:
        counts[row_of[tally.groups[split.name]], place[tally.result]] += tally.people
    names = sorted(set(row_of.values()), key=lambda row: (row == OTHERS, *split.rank(row)))
    places = [str(n) for n in range(len(columns))]
    table = shown(counts, names, places, least)
    return Grouping(
        title=split.title,
        rows=[
            Row(
                title="Lainnya (digabung)" if row == OTHERS else row,
                total=sum(counts[row, c] for c in places),
                cells=[table[row, c] for c in places],
            )
            for row in names
        ],
        joined=sorted(group for group, row in row_of.items() if row == OTHERS),
    )
