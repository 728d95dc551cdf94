"""How complete and how consistent a set of people is: per field, per unit, per contradiction."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from takar.exchange.faults import Fault, Severity

FIELDS = (
    *("nip", "name", "sex", "birth_on", "employment", "legal_status", "work_unit_id"),
    *("position_title", "position_kind", "position_tier", "positioned_on", "appointed_on"),
    *("grade", "graded_on", "education_level", "education_field"),
)


@dataclass(frozen=True)
class Filled:
    """How many cells hold something, of how many."""

    filled: int
    total: int

    @property
    def percent(self) -> int | None:
        """Return the whole percent filled, rounded down, so that 100 means all; or ``None``."""
        return self.filled * 100 // self.total if self.total else None


@dataclass(frozen=True)
class Quality:
    """What a set of people lacks and where it disagrees with itself."""

    people: int
    fields: Mapping[str, Filled]
    units: Mapping[str | None, Filled]
    contradictions: Mapping[str, int]


def quality_of(people: pa.Table, faults: Iterable[Fault] = ()) -> Quality:
    """Measure completeness per field and per work unit, and count warnings by code.

    Args:
        people: employees, with at least some of :data:`FIELDS`.
        faults: what was found while reading; only warnings are counted.
    """
    fields = [name for name in FIELDS if name in people.column_names]
    warnings = Counter(fault.code for fault in faults if fault.severity is Severity.WARNING)
    return Quality(
        people=people.num_rows,
        fields={name: _filled(people, name) for name in fields},
        units=_units(people, fields),
        contradictions=dict(sorted(warnings.items())),
    )


def _filled(people: pa.Table, name: str) -> Filled:
    return Filled(people.num_rows - people[name].null_count, people.num_rows)


def _units(people: pa.Table, fields: list[str]) -> dict[str | None, Filled]:
    """Count filled cells of all fields together, unit by unit; ``None`` stands for no unit."""
    if "work_unit_id" not in people.column_names:
        return {}
    filled = pa.table(
        {
            "unit": people["work_unit_id"],
            **{name: pc.cast(pc.is_valid(people[name]), pa.int64()) for name in fields},
        }
    )
    grouped = filled.group_by("unit").aggregate(
        [*((name, "sum") for name in fields), ([], "count_all")]
    )
    rows = sorted(grouped.to_pylist(), key=lambda row: row["unit"] or "")
    return {
        row["unit"]: Filled(
            sum(row[f"{name}_sum"] for name in fields), row["count_all"] * len(fields)
        )
        for row in rows
    }
