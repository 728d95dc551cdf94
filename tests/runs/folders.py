"""Folders of evidence for tests: tables of IP ASN as Parquet or CSV."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from takar.runs.writing import write_csv
from tests.measures.invented import Rows, as_tables
from tests.measures.invented_ip_asn import many_for_ip_asn

DAY = date(2021, 12, 31)
RULES = "perka8_2019"
HIGHEST = Decimal(120)


def invented(seed: int = 5, people: int = 120, day: date = DAY) -> dict[str, pa.Table]:
    """Return tables of many people whose cells can all be accepted."""
    rows: Rows = many_for_ip_asn(seed, people, day)
    for name in ("performance_ratings", "claims"):
        for row in rows[name]:
            if (row.get("rating_score") or 0) > HIGHEST:
                row["rating_score"] = HIGHEST
    rows["sanctions"] = _once(rows["sanctions"], "employee_id", "sanction_level", "started_on")
    rows["education_history"] = _once(
        rows["education_history"], "employee_id", "education_level", "graduated_on"
    )
    return {name: table for name, table in as_tables(rows).items() if table.num_rows}


def written(tables: dict[str, pa.Table], folder: Path, kind: str = "parquet") -> Path:
    """Write the tables into a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables.items():
        path = folder / f"{name}.{kind}"
        if kind == "csv":
            write_csv(table, path)
        else:
            pq.write_table(table, path)
    return folder


def _once(rows: list[dict[str, object]], *key: str) -> list[dict[str, object]]:
    return list({tuple(row[name] for name in key): row for row in rows}.values())
