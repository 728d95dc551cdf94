"""A list of moves in a town where everybody is good."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from takar.measures.eligibility import CheckedList, check_moves, read_evidence
from takar.tables.proposals import PROPOSED_MOVES
from tests.measures.eligibility.invented import Rows, administrator, career, law_on, town

TOWN = {"P1": "secretary", "P2": "section", "P3": "sub"}
"""Who holds which post; P4 holds none of them."""


def people(**columns: Any) -> Rows:
    """Return four people, good in everything that is not told otherwise."""
    rows: Rows = {"employees": []}
    for number in range(1, 5):
        name = f"P{number}"
        seat = {"position_id": TOWN[name]} if name in TOWN else {}
        nip = {"nip": f"19750514200003100{number}"}
        rows["employees"].append(administrator(name, **(seat | nip | columns.get(name, {}))))
        for table, found in career(name).items():
            rows.setdefault(table, []).extend(found)
    return rows


def moves(*rows: dict[str, Any]) -> pa.Table:
    """Return proposed moves."""
    usual = {"reason": "Kebutuhan organisasi", "reason_code": "KEB", "route": "KRS"}
    whole = [dict.fromkeys(PROPOSED_MOVES.arrow.names) | usual | row for row in rows]
    return pa.Table.from_pylist(whole, schema=PROPOSED_MOVES.arrow)


def move(person: str, post: str, **columns: Any) -> dict[str, Any]:
    """Return one move."""
    return {"employee_id": person, "position_id": post, **columns}


def checked(
    *rows: dict[str, Any],
    rest: Mapping[str, Sequence[dict[str, Any]]] | None = None,
    **columns: Any,
) -> CheckedList:
    """Check moves in the town."""
    evidence = read_evidence(town({**people(**columns), **(rest or {})}), law_on())
    return check_moves(evidence, moves(*rows))
