"""The words in which a workbook of ours is described."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeAlias

from takar.exchange.cells import heading_key
from takar.exchange.faults import Problem
from takar.kernel.language import Message, msg
from takar.tables import Column, TableSchema

NIP_HEADING = "NIP"
NAME_HEADING = "NAMA"
Row: TypeAlias = Mapping[str, object]
Troubles: TypeAlias = Sequence[tuple[str, Problem]]
Making: TypeAlias = Callable[[Row], tuple[Row, Troubles]]
"""Turns what a row of the sheet says into a row of the table, or tells by column why it cannot."""
Spelling = Literal["free", "UPPER", "lower"]
HIGHEST_LEVEL = 5
DATE = msg("Tanggal hh-bb-tttt.")


@dataclass(frozen=True)
class Field:
    """One column of a sheet: its heading, the table column it fills, and its limits.

    Attributes:
        heading: the heading, in Indonesian.
        column: the column of the table.
        about: what to write there.
        lowest: the least number allowed.
        highest: the greatest number allowed.
        may_be_future: whether a date or year after today makes sense.
        spelling: how free codes are spelled in the table.
        labels: what the sheet shows for a value of the table, where that differs.
        codes: values of the table by the codes another system writes for them.
        aliases: what the column is called in files that are not ours.
    """

    heading: str
    column: Column
    about: Message = field(default_factory=lambda: msg(""))
    lowest: int | None = None
    highest: int | None = None
    may_be_future: bool = False
    spelling: Spelling = "free"
    labels: Mapping[str, str] = field(default_factory=dict)
    codes: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()

    def shown(self, value: str) -> str:
        """Return a value of the table as the sheet shows it."""
        return self.labels.get(value, value.replace("_", " "))

    @property
    def choices(self) -> dict[str, str]:
        """The permitted values of the table by every spelling that is understood."""
        return {
            heading_key(text): value
            for value in self.column.values
            for text in (value, self.shown(value))
        } | {heading_key(code): value for code, value in self.codes.items()}


@dataclass(frozen=True)
class Spread:
    """Columns side by side in the sheet that are rows below each other in the table."""

    column: str
    value: str
    headings: Mapping[str, str]


@dataclass(frozen=True)
class Template:
    """One workbook: which table it fills, with which columns, under which rules.

    Attributes:
        kind: its name; also the name of the table, except for the score sheet.
        title: the title of the sheet.
        about: what the sheet is for.
        schema: the table it fills.
        fields: its columns, but for NIP and name.
        is_about_people: whether each row begins with NIP and name.
        spread: the columns that become rows, if any.
        period: the columns of which the first may not come after the second.
        hours: the column of hours, of which no day of the period holds more than it has.
        sum_of: the columns that add up to the last of them.
        either: columns of which at least one must be filled.
        making: makes the rows of the table, where those of the sheet are not yet such rows.
    """

    kind: str
    title: str
    about: Message
    schema: TableSchema
    fields: tuple[Field, ...]
    is_about_people: bool = True
    spread: Spread | None = None
    period: tuple[str, str] | None = None
    hours: str = ""
    sum_of: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    making: Making | None = None

    @property
    def spread_fields(self) -> tuple[Field, ...]:
        """One field per column of the spread; each is limited like the value it holds."""
        if self.spread is None:
            return ()
        value = next(each for each in self.fields if each.column.name == self.spread.value)
        return tuple(
            replace(value, heading=heading, column=replace(value.column, name=code, required=False))
            for code, heading in self.spread.headings.items()
        )

    @property
    def plain_fields(self) -> tuple[Field, ...]:
        """The fields that stand in the sheet as they are."""
        hidden = {self.spread.value} if self.spread else set()
        return tuple(each for each in self.fields if each.column.name not in hidden)

    @property
    def sheet_fields(self) -> tuple[Field, ...]:
        """Every field of the sheet in order, NIP and name not counted."""
        return (*self.plain_fields, *self.spread_fields)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading of the sheet in order."""
        people = (NIP_HEADING, NAME_HEADING) if self.is_about_people else ()
        return (*people, *(each.heading for each in self.sheet_fields))

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that tell the rows of the sheet apart."""
        spread = self.spread.column if self.spread else ""
        return tuple(name for name in self.schema.key if name != spread)


def field_of(schema: TableSchema, name: str, heading: str, about: Message, **limits: Any) -> Field:
    """Return the field that fills a column of a table."""
    return Field(heading, schema.column(name), about, **limits)


def level_of(schema: TableSchema, name: str) -> Field:
    """Return the field of a competency level, from 0 to 5."""
    return field_of(schema, name, name, msg("Level 0 sampai 5."), lowest=0, highest=HIGHEST_LEVEL)


def in_capitals(titles: Mapping[str, str]) -> dict[str, str]:
    """Return titles as headings are written."""
    return {code: title.upper() for code, title in titles.items()}
