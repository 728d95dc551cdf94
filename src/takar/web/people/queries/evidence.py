"""The evidence of an agency as the tables that measures read."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet

from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee
from takar.web.people.models.evidence import KEEPERS, Keeper


def evidence_of(agency: Agency, employees: QuerySet[Employee] | None = None) -> dict[str, pa.Table]:
    """Return every table of evidence, by name, typed as ``takar.tables`` says.

    Rows stand in the order of the table's key, whatever the database.

    Args:
        agency: whose evidence.
        employees: about whom; everybody who works there now when left out. Units, posts and
            standards are always those of the whole agency.
    """
    people = (
        Employee.objects.filter(agency=agency, left_on=None) if employees is None else employees
    )
    chosen = people.order_by().values("pk")
    return {name: table_of(keeper, agency, chosen) for name, keeper in KEEPERS.items()}


def table_of(
    keeper: Keeper, agency: Agency, chosen: QuerySet[Employee, Any] | None = None
) -> pa.Table:
    """Return one table of evidence, about the chosen people or all of the agency."""
    schema = TABLES[keeper.table].arrow
    rows = keeper.model._default_manager.filter(**{keeper.agency_path: agency})  # noqa: SLF001
    if chosen is not None and keeper.is_record:
        rows = rows.filter(employee__in=chosen)
    elif chosen is not None and keeper.model is Employee:
        rows = rows.filter(pk__in=chosen)
    paths = [keeper.paths[name] for name in schema.names]
    return arrow_of(list(rows.order_by().values_list(*paths)), schema, TABLES[keeper.table].key)


def arrow_of(rows: Sequence[tuple[object, ...]], schema: pa.Schema, key: Sequence[str]) -> pa.Table:
    """Return rows as columns, in the order of their key; an empty word is a gap."""
    if not rows:
        return schema.empty_table()
    columns = [
        pa.array([value if value != "" else None for value in column], field.type)
        for column, field in zip(zip(*rows, strict=True), schema, strict=True)
    ]
    table = pa.Table.from_arrays(columns, schema=schema)
    return table.sort_by([(name, "ascending") for name in key])
