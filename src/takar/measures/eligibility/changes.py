"""What would change an answer: rows that would have to stand in the evidence, or a day to come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import Message
from takar.tables import TABLES
from takar.tables.proposals import PROPOSALS


class Deed(StrEnum):
    """What has to be done; the law's words, as screens show them."""

    STUDY = "PENDIDIKAN"
    TRAIN = "PELATIHAN"
    ASSESS = "PENILAIAN"
    GROW = "KOMPETENSI"
    PERFORM = "KINERJA"
    SERVE = "JABATAN"
    RISE = "PANGKAT"
    WAIT = "WAKTU"
    VERIFY = "VERIFIKASI"
    RECORD = "LENGKAPI_DATA"
    PAPER = "DOKUMEN"
    NONE = "TIDAK_ADA"


class Doer(StrEnum):
    """Who can do it."""

    PERSON = "PEGAWAI"
    AGENCY = "INSTANSI"
    TIME = "WAKTU"
    NOBODY = "TIDAK_ADA"


DOERS = {
    Deed.STUDY: Doer.PERSON,
    Deed.TRAIN: Doer.PERSON,
    Deed.GROW: Doer.PERSON,
    Deed.PERFORM: Doer.PERSON,
    Deed.PAPER: Doer.PERSON,
    Deed.ASSESS: Doer.AGENCY,
    Deed.SERVE: Doer.AGENCY,
    Deed.RISE: Doer.AGENCY,
    Deed.VERIFY: Doer.AGENCY,
    Deed.RECORD: Doer.AGENCY,
    Deed.WAIT: Doer.TIME,
    Deed.NONE: Doer.NOBODY,
}


@dataclass(frozen=True)
class Change:
    """One thing that would make a requirement met.

    Attributes:
        says: the deed in one sentence, for the reader.
        rows: what would then stand in the evidence, as pairs of table and row; rows of
            ``employees`` are columns of the person's own row.
        due_on: the first day on which it helps; ``None`` where it helps at once.
        supposes: it helps only if what is verified turns out well.
    """

    deed: Deed
    says: Message
    rows: tuple[tuple[str, Mapping[str, Any]], ...] = field(default=(), hash=False)
    due_on: date | None = None
    supposes: bool = False

    @property
    def doer(self) -> Doer:
        """Who can do it."""
        return DOERS[self.deed]

    @property
    def is_possible(self) -> bool:
        """Whether anybody can."""
        return self.deed is not Deed.NONE


def with_changes(
    tables: Mapping[str, pa.Table], employee_id: str, changes: Iterable[Change]
) -> dict[str, pa.Table]:
    """Return the evidence as it would stand if all of these had come about."""
    found = dict(tables)
    for change in changes:
        for name, row in change.rows:
            if name == "employees":
                found[name] = _amended(found[name], employee_id, row)
            else:
                found[name] = _added(found.get(name), name, {"employee_id": employee_id, **row})
    return found


def _amended(table: pa.Table, employee_id: str, row: Mapping[str, Any]) -> pa.Table:
    own = pc.equal(table.column("employee_id"), employee_id)
    for name, value in row.items():
        place = table.schema.get_field_index(name)
        kind = table.schema.field(name).type
        column = pc.if_else(own, pa.scalar(value, kind), table.column(name))
        table = table.set_column(place, table.schema.field(name), column)
    return table


def _added(table: pa.Table | None, name: str, row: Mapping[str, Any]) -> pa.Table:
    schema = (TABLES.get(name) or PROPOSALS[name]).arrow
    if table is not None and (keys := set(row) & {"year"}):
        table = _without(table, row, {"employee_id", *keys})
    whole = [dict.fromkeys(schema.names) | dict(row)]
    fresh = pa.Table.from_pylist(whole, schema=schema)
    return fresh if table is None else pa.concat_tables([table.cast(schema), fresh])


def _without(table: pa.Table, row: Mapping[str, Any], keys: set[str]) -> pa.Table:
    """Leave out what the new row replaces."""
    same = pa.array([True] * table.num_rows, pa.bool_())
    for key in keys:
        same = pc.and_(same, pc.equal(table.column(key), row[key]))
    return table.filter(pc.invert(pc.fill_null(same, False)))
