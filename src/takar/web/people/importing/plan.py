"""What importing a table would do: which rows are new, changed, or already there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyarrow as pa
from django.db import models

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency
from takar.web.people.models.evidence import AGENCY, KEEPERS, Keeper
from takar.web.people.rules import TableCount

Values = tuple[Any, ...]
FEW_ROWS = 400


class UnknownTable(TakarError):
    """A table nobody keeps."""


class OtherAgency(TakarError):
    """A table with rows of another agency."""


class KeyTwice(TakarError):
    """Two rows of a table claim to be the same and differ."""


class TooLong(TakarError):
    """A text does not fit where it is kept."""


class Changed(NamedTuple):
    """A row on record, with what it says now and what it is to say."""

    pk: int
    before: Values
    after: Values


@dataclass(frozen=True)
class TablePlan:
    """What importing one table would do; values stand in the order of ``paths``."""

    keeper: Keeper
    paths: tuple[str, ...]
    new: list[Values] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: int = 0

    @property
    def count(self) -> TableCount:
        """The same in numbers."""
        return TableCount(new=len(self.new), changed=len(self.changed), unchanged=self.unchanged)


def plan_of(agency: Agency, tables: Mapping[str, pa.Table]) -> list[TablePlan]:
    """Compare tables with what is on record, in the order in which they must be written.

    Raises:
        TakarError: when the tables cannot be imported into this agency as they are.
    """
    strange = sorted(set(tables) - set(KEEPERS))
    if strange:
        raise UnknownTable(
            msg("Tabel {tables} tidak dikenal.", tables=", ".join(strange)),
            hint=msg("Tabel yang dikenal: {tables}.", tables=", ".join(KEEPERS)),
        )
    return [
        table_plan(agency, keeper, tables[name])
        for name, keeper in KEEPERS.items()
        if name in tables
    ]


def table_plan(agency: Agency, keeper: Keeper, table: pa.Table) -> TablePlan:
    """Compare one table with the rows on record."""
    check_agency(agency, keeper, table)
    columns = [
        name for name in keeper.paths if name in table.column_names and keeper.paths[name] != AGENCY
    ]
    paths = tuple(keeper.paths[name] for name in columns)
    places = [columns.index(name) for name in keeper.key]
    wanted = keyed(keeper, incoming(keeper, table, columns), places)
    plan = TablePlan(keeper, paths)
    known = on_record(agency, keeper, paths, table)
    existing = {tuple(row[place + 1] for place in places): row for row in known}
    unchanged = 0
    for key, values in wanted.items():
        row = existing.get(key)
        if row is None:
            plan.new.append(values)
        elif row[1:] != values:
            plan.changed.append(Changed(row[0], row[1:], values))
        else:
            unchanged += 1
    return TablePlan(keeper, paths, plan.new, plan.changed, unchanged)


def check_agency(agency: Agency, keeper: Keeper, table: pa.Table) -> None:
    """Raise when a table names an agency other than the one it is imported into."""
    if keeper.paths.get("agency") != AGENCY or "agency" not in table.column_names:
        return
    others = sorted(set(table["agency"].unique().to_pylist()) - {agency.code, None})
    if others:
        raise OtherAgency(
            msg(
                "Tabel {table} memuat baris instansi lain: {others}.",
                table=keeper.table,
                others=", ".join(others),
            ),
            hint=msg("Impor setiap instansi dari berkasnya sendiri."),
        )


def incoming(keeper: Keeper, table: pa.Table, columns: Sequence[str]) -> Iterable[Values]:
    """Return the rows of a table as they would be stored."""
    stored = [
        as_stored(keeper, name, table[name].to_pylist(), keeper.field(keeper.paths[name]))
        for name in columns
    ]
    return zip(*stored, strict=True)


def as_stored(
    keeper: Keeper, column: str, values: list[Any], kept_in: "models.Field[Any, Any]"
) -> list[Any]:
    """Return a column as its field keeps it: an empty word or "no" where a gap cannot be kept."""
    if not kept_in.null and None in values:
        empty = False if isinstance(kept_in, models.BooleanField) else ""
        values = [empty if value is None else value for value in values]
    limit = getattr(kept_in, "max_length", None)
    if limit:
        check_length(keeper, column, values, limit)
    return values


def check_length(keeper: Keeper, column: str, values: list[Any], limit: int) -> None:
    """Raise when a text is longer than its field."""
    for value in values:
        if value is not None and len(value) > limit:
            raise TooLong(
                msg(
                    "Kolom {column} tabel {table} memuat teks lebih dari {limit} huruf: {text}…",
                    column=column,
                    table=keeper.table,
                    limit=limit,
                    text=value[:40],
                ),
                hint=msg("Singkat teksnya pada berkas, lalu impor lagi."),
            )


def keyed(keeper: Keeper, rows: Iterable[Values], places: Sequence[int]) -> dict[Values, Values]:
    """Return rows by what tells them apart; the same row twice is one row."""
    found: dict[Values, Values] = {}
    for values in rows:
        key = tuple(values[place] for place in places)
        if found.setdefault(key, values) != values:
            raise KeyTwice(
                msg(
                    "Tabel {table} memuat dua baris berbeda untuk {key}.",
                    table=keeper.table,
                    key=" · ".join(str(part) for part in key),
                ),
                hint=msg("Satukan atau hapus salah satunya, lalu impor lagi."),
            )
    return found


def on_record(
    agency: Agency, keeper: Keeper, paths: Sequence[str], table: pa.Table
) -> Iterable[Values]:
    """Return the stored rows that may be meant, each after its number."""
    rows = keeper.model._default_manager.filter(**{keeper.agency_path: agency})  # noqa: SLF001
    if keeper.is_record and table.num_rows <= FEW_ROWS:
        rows = rows.filter(employee__code__in=table["employee_id"].unique().to_pylist())
    return rows.order_by("pk").values_list("pk", *paths).iterator(chunk_size=5_000)
