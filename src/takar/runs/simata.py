"""Our talent results as a talent map, to be written or laid beside a file from SIMATA."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pyarrow as pa

from takar.exchange.simata import SimataRow
from takar.measures.talent import profile_of
from takar.regulations.law import Law
from takar.runs.measure import measure_talent

AXES = ("performance", "potential")


def talent_map(tables: Mapping[str, pa.Table], law: Law) -> list[SimataRow]:
    """Measure talent and return everybody with a NIP, by NIP; what is missing stays a gap."""
    run = measure_talent(tables, law, components=False)
    people = {row["employee_id"]: row for row in tables["employees"].to_pylist()}
    units = {row["work_unit_id"]: row["name"] for row in tables["work_units"].to_pylist()}
    names = [name for name, _ in profile_of(law).indicators()]
    rows = [
        _row(people[own["employee_id"]], own, units, names)
        for own in run.results.to_pylist()
        if people[own["employee_id"]]["nip"]
    ]
    return sorted(rows, key=lambda row: row.nip)


def weights_of(law: Law) -> dict[str, Decimal]:
    """Return the weight of every indicator, named ``axis.indicator``."""
    return {name: indicator.weight for name, indicator in profile_of(law).indicators()}


def _row(
    person: Mapping[str, Any], own: Mapping[str, Any], units: Mapping[str, str], names: list[str]
) -> SimataRow:
    return SimataRow(
        nip=person["nip"],
        name=person["name"],
        unit=units.get(person["work_unit_id"] or ""),
        title=person["position_title"],
        box=own["box"],
        scores={name: own[name] for name in (*AXES, *names)},
        above={},
    )
