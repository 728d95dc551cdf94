"""Writing the export of people and the tree of units to files."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa

from takar.synthetic.siasn.export import reference_id
from takar.tables.siasn_codes import code_table

UNOR_COLUMNS = (
    *("Id", "InstansiId", "DiatasanId", "EselonId", "NamaUnor", "NamaJabatan", "CepatKode"),
    *("IndukUnorId", "PemimpinPnsId", "JenisUnorId"),
)
_HEADS = ("JPT_PRATAMA", "ADMINISTRATOR", "PENGAWAS")


def write_cells(
    path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str = ","
) -> None:
    """Write a CSV file; all or nothing of it stands at ``path``."""
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)
    part.replace(path)


def write_unor(path: Path, agency_name: str, tables: dict[str, pa.Table]) -> None:
    """Write the tree of units as the national reference service lists it, ``;`` between cells."""
    rows = unor_rows(agency_name, tables)
    write_cells(path, UNOR_COLUMNS, rows, delimiter=";")


def unor_rows(agency_name: str, tables: dict[str, pa.Table]) -> list[tuple[str, ...]]:
    """Return one row per unit, with the post and the person that head it."""
    units = tables["work_units"].to_pylist()
    parents = {unit["work_unit_id"]: unit["parent_id"] for unit in units}
    echelons = {row["echelon"]: row["id"] for row in reversed(code_table("eselon"))}
    posts = _by_unit(tables["positions"], "title")
    heads = _by_unit(tables["employees"], "employee_id")
    agency = reference_id(f"Pemerintah {agency_name}")
    return [
        (
            unit["work_unit_id"],
            agency,
            unit["parent_id"] or "",
            echelons[unit["echelon"] or "NON"],
            unit["name"],
            posts.get(unit["work_unit_id"], ""),
            f"{number + 1:06d}",
            _office_of(unit["work_unit_id"], parents),
            heads.get(unit["work_unit_id"], ""),
            "",
        )
        for number, unit in enumerate(units)
    ]


def _by_unit(table: pa.Table, column: str) -> dict[str, str]:
    wanted = table.select(["work_unit_id", "position_tier", column]).to_pylist()
    return {row["work_unit_id"]: row[column] for row in wanted if row["position_tier"] in _HEADS}


def _office_of(unit: str, parents: dict[str, str | None]) -> str:
    """Climb to the unit right below the government itself."""
    above = parents[unit]
    while above is not None and parents[above] is not None:
        unit, above = above, parents[above]
    return unit
