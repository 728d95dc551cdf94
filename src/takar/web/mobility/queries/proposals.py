"""The tables about proposals, as the engine reads them."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pyarrow as pa
from django.db.models import F, QuerySet

from takar.tables.proposals import PROPOSALS
from takar.web.accounts.models import Agency
from takar.web.mobility.models import Consent, Declaration, Move, Waiver, Window

PAIR = {
    "employee_id": "move__employee__code",
    "position_id": "move__position__code",
}


def window_table(agency: Agency) -> pa.Table:
    """Return the windows of an agency; without one the table is a gap, not "none"."""
    return _table(
        "windows", Window.objects.filter(agency=agency), agency="agency__code", window="kind"
    )


def declaration_table(agency: Agency, employees: Collection[int], day: date) -> pa.Table:
    """Return what was verified on paper about some employees until a day."""
    rows = Declaration.objects.filter(
        employee__agency=agency, employee__in=employees, declared_on__lte=day
    )
    return _table("declarations", rows, employee_id="employee__code")


def paper_tables(moves: "QuerySet[Move]") -> dict[str, pa.Table]:
    """Return the waivers and consents of some moves."""
    chosen = moves.order_by().values("pk")
    return {
        "waivers": _table(
            "waivers", Waiver.objects.filter(move__in=chosen), reason="because", **PAIR
        ),
        "consents": _table("consents", Consent.objects.filter(move__in=chosen), **PAIR),
    }


def move_table(moves: "QuerySet[Move]") -> pa.Table:
    """Return moves in the order of their list."""
    return _table(
        "proposed_moves",
        moves.order_by("pk"),
        employee_id="employee__code",
        position_id="position__code",
        reason="because",
        attachments=None,
    )


def _table(name: str, rows: "QuerySet[Any]", **paths: str | None) -> pa.Table:
    """Return rows as a table; a column whose path is none stays a gap."""
    schema = PROPOSALS[name].arrow
    asked = {column: paths.get(column, column) for column in schema.names}
    known = {f"a_{column}": F(path) for column, path in asked.items() if path is not None}
    found = [
        {column: _said(row.get(f"a_{column}")) for column in schema.names}
        for row in rows.values(**known)
    ]
    return pa.Table.from_pylist(found, schema=schema)


def _said(value: Any) -> Any:
    """Return a value as it is; an empty word is a gap."""
    return None if value == "" else value
