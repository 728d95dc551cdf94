"""The evidence of an agency as the tables that measures read.

Rows go from the database to Arrow without becoming Python objects one by one: days and exact
numbers travel as text, which every database writes alike, and Arrow reads a whole column at once.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import CharField, F, IntegerField, QuerySet
from django.db.models.functions import Cast

from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee
from takar.web.people.models.evidence import KEEPERS, Keeper

Columns = Mapping[str, Sequence[str]]
Chosen = QuerySet[Employee, Any] | list[int]
BATCH = 2_000
MOST_NAMED = 30_000
"""So many people are named to the database one by one; beyond, it finds them by itself."""


def evidence_of(
    agency: Agency, employees: QuerySet[Employee] | None = None, *, tables: Columns | None = None
) -> dict[str, pa.Table]:
    """Return tables of evidence, by name, typed as ``takar.tables`` says.

    Rows stand in the order of the table's key, whatever the database.

    Args:
        agency: whose evidence.
        employees: about whom; everybody who works there now when left out. Units, posts and
            standards are always those of the whole agency.
        tables: which tables and which of their columns; everything when left out. Tables that
            are not kept here are left to whoever keeps them.
    """
    people = (
        Employee.objects.filter(agency=agency, left_on=None) if employees is None else employees
    )
    chosen = people.order_by().values("pk") if employees is None else named(people)
    return {
        name: table_of(keeper, agency, chosen, None if tables is None else tables[name])
        for name, keeper in KEEPERS.items()
        if tables is None or name in tables
    }


def named(people: QuerySet[Employee]) -> Chosen:
    """Return who is chosen, asked once: not again for each table, whatever the question was.

    A database that has not counted its rows yet, as after a large import, may otherwise ask a
    nested question again for every row of evidence.
    """
    rows = list(people.order_by().values_list("pk", flat=True)[: MOST_NAMED + 1])
    return rows if len(rows) <= MOST_NAMED else people.order_by().values("pk")


def table_of(
    keeper: Keeper,
    agency: Agency,
    chosen: Chosen | None = None,
    columns: Sequence[str] | None = None,
) -> pa.Table:
    """Return one table of evidence, about the chosen people or all of the agency."""
    whole = TABLES[keeper.table].arrow
    schema = whole if columns is None else pa.schema([whole.field(name) for name in columns])
    rows = keeper.model._default_manager.filter(**{keeper.agency_path: agency})  # noqa: SLF001
    if chosen is not None and keeper.is_record:
        rows = rows.filter(employee__in=chosen)
    elif chosen is not None and keeper.model is Employee:
        rows = rows.filter(pk__in=chosen)
    asked = [as_sent(keeper.paths[field.name], field.type) for field in schema]
    found = fetched(rows.order_by().values_list(*asked), schema)
    order = [(n, "ascending") for n in TABLES[keeper.table].key if n in schema.names]
    return found.sort_by(order) if order else found


def as_sent(path: str, kind: pa.DataType) -> F | Cast:
    """Return what to ask the database for, so that the column arrives as text or whole numbers."""
    if pa.types.is_date(kind) or pa.types.is_decimal(kind):
        return Cast(path, CharField())
    return Cast(path, IntegerField()) if pa.types.is_boolean(kind) else F(path)


def fetched(rows: QuerySet[Any, Any], schema: pa.Schema) -> pa.Table:
    """Return rows as the database sends them, as columns; an empty word is a gap."""
    sent = pa.schema([(field.name, kind_sent(field.type)) for field in schema])
    batches: list[pa.RecordBatch] = []
    try:
        statement, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return schema.empty_table()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(statement, values)
        while found := cursor.fetchmany(BATCH):
            batches.append(pa.RecordBatch.from_struct_array(pa.array(found, pa.struct(sent))))
    table = pa.Table.from_batches(batches, sent)
    columns = [without_empty(table[field.name]).cast(field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def arrow_of(rows: Sequence[Sequence[Any]], schema: pa.Schema, key: Sequence[str]) -> pa.Table:
    """Return rows of plain values as columns, in the order of their key; empty words are gaps."""
    batch = pa.RecordBatch.from_struct_array(pa.array(list(rows), pa.struct(list(schema))))
    table = pa.Table.from_batches([batch], schema)
    columns = [without_empty(column) for column in table.columns]
    return pa.Table.from_arrays(columns, schema=schema).sort_by([(n, "ascending") for n in key])


def without_empty(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column whose empty words are gaps."""
    is_text = column.type == pa.string()
    return pc.if_else(pc.equal(column, ""), None, column) if is_text else column


def kind_sent(kind: pa.DataType) -> pa.DataType:
    """Return how a column arrives: whole numbers as they are, everything else as text."""
    is_whole = pa.types.is_integer(kind) or pa.types.is_boolean(kind)
    return pa.int64() if is_whole else pa.string()
