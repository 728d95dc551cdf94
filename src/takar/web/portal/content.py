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
BOXES = 9


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
    tones: list[str]
    people: int

    @property
    def tone(self) -> str:
        """The tone, where all it stands for share one."""
        return self.tones[0] if len(self.tones) == 1 else "none"


class Row(Frozen):
    """One group of people; a hidden number is ``None``."""

    title: str
    total: int
    cells: list[int | None]


class Grouping(Frozen):
    """The columns split by one property of people.

    Attributes:
        columns: those of the page, or wider ones; "not determined" is left out.
        joined: the small groups that make up the last row.
    """

    title: str
    columns: list[Column]
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
        rows = [["kelompok", "baris", "hasil", "orang"]]
        rows += [["Seluruhnya", "", column.title, str(column.people)] for column in self.columns]
        rows += [
            [table.title, row.title, column.title, written(people)]
            for table in self.groupings
            for row in table.rows
            for column, people in zip(table.columns, row.cells, strict=True)
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
    """Return the columns, small ones joined; "not determined" stands apart: it is no result.

    Raises:
        TooFew: the result of fewer people than the least number could be determined.
    """
    totals = dict.fromkeys(choice.results, 0)
    for tally in tallies:
        totals[tally.result] += tally.people
    known = {code: people for code, people in totals.items() if code != UNDETERMINED}
    if sum(known.values()) < choice.least:
        raise TooFew(
            msg("Hasil yang dapat ditentukan hanya {people} orang.", people=sum(known.values())),
            hint=msg("Publikasi memerlukan sedikitnya {least} orang.", least=choice.least),
        )
    found = [column(codes, totals, choice) for codes in joined(known, choice.least)]
    return [*found, column([UNDETERMINED], totals, choice)]


def coarse(columns: Sequence[Column]) -> list[Column]:
    """Return wider columns for tables with many rows: those of one tone in one.

    A column that was joined out of several tones takes all these tones along, so that the wide
    columns are always made of whole ones and tell nothing new.
    """
    wide: list[list[Column]] = []
    for one in columns:
        if one.codes == [UNDETERMINED]:
            continue
        near = [group for group in wide if any(set(one.tones) & set(c.tones) for c in group)]
        wide = [group for group in wide if group not in near]
        wide.append([*(c for group in near for c in group), one])
    return [whole(group) for group in wide]


def whole(group: Sequence[Column]) -> Column:
    """Return several columns as one."""
    tones = sorted({tone for one in group for tone in one.tones})
    return Column(
        codes=[code for one in group for code in one.codes],
        title=together([code for one in group for code in one.codes], [one.title for one in group]),
        tones=tones,
        people=sum(one.people for one in group),
    )


def column(codes: Sequence[str], totals: Mapping[str, int], choice: Choice) -> Column:
    """Return one column with the titles of what it stands for."""
    return Column(
        codes=list(codes),
        title=together(codes, [choice.results[code][0] for code in codes]),
        tones=sorted({choice.results[code][1] for code in codes}),
        people=sum(totals[code] for code in codes),
    )


def together(codes: Sequence[str], titles: Sequence[str]) -> str:
    """Return several titles as one; boxes are listed by their numbers.

    >>> together(["9", "7", "8"], ["Kotak 9", "Kotak 7", "Kotak 8"])
    'Kotak 7, 8, 9'
    >>> together(["C", "K"], ["Cukup Optimal", "Kurang Optimal"])
    'Cukup Optimal + Kurang Optimal'
    """
    if not all(code.isdecimal() for code in codes):
        return " + ".join(titles)
    if len(codes) == BOXES:
        return "Semua kotak"
    return "Kotak " + ", ".join(sorted(codes))


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
    """Split the columns by one property.

    A row must have room for the least number in every column; smaller groups are joined into one
    row. Then small cells are hidden, and what would give them away.
    """
    place = {code: str(n) for n, one in enumerate(columns) for code in one.codes}
    counted = [tally for tally in tallies if tally.result in place]
    row_of = rows_of(split, counted, least * len(columns))
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for tally in counted:
        counts[row_of[tally.groups[split.name]], place[tally.result]] += tally.people
    names = sorted(set(row_of.values()), key=lambda row: (row == OTHERS, *split.rank(row)))
    places = [str(n) for n in range(len(columns))]
    table = shown(counts, names, places, least)
    return Grouping(
        title=split.title,
        columns=list(columns),
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


def rows_of(split: Property, tallies: Sequence[Tally], room: int) -> dict[str, str]:
    """Return the row in which each group stands: its own, or that of the joined small ones."""
    totals: dict[str, int] = defaultdict(int)
    for tally in tallies:
        totals[tally.groups[split.name]] += tally.people
    ordered = {group: totals[group] for group in sorted(totals, key=split.rank)}
    return {
        group: OTHERS if len(names) > 1 else group
        for names in joined(ordered, room)
        for group in names
    }
