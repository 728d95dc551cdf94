"""What a run gives back, whatever was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from takar.regulations.law import Law
from takar.runs.stamp import Stamp


@dataclass(frozen=True)
class Run:
    """One measuring: the result, how it came about, and its stamp.

    Attributes:
        results: one row per person, ordered by ``employee_id``.
        components: one row per person and indicator or competency; ``None`` unless asked for.
        evidence: the columns of the tables that were used.
        law: the law under which it was measured.
    """

    results: pa.Table
    components: pa.Table | None
    stamp: Stamp
    evidence: Mapping[str, pa.Table] = field(repr=False)
    law: Law = field(repr=False)


def law_key(law: Law) -> tuple[object, ...]:
    """Return what tells one law in force from another."""
    return (law.edition, law.day, law.agency, law.known_on)


def in_order(table: pa.Table) -> pa.Table:
    """Order by person; components keep the order of the rules within a person."""
    numbered = table.append_column("_place", pa.array(range(table.num_rows), pa.int64()))
    ordered = numbered.sort_by([("employee_id", "ascending"), ("_place", "ascending")])
    return ordered.drop_columns(["_place"])
