"""The rows of a batch for I-MUT, made from a clean list only.

Law: Perpres 116/2022 (every appointment is entered by name, with its reason, before inauguration).
"""

from typing import Any

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility.lists.proposals import CheckedList, CheckedMove

BATCH = pa.schema(
    [
        (name, pa.string())
        for name in (
            "nip",
            "name",
            "old_position",
            "old_unit",
            "new_position",
            "new_unit",
            "move",
            "reported_as",
            "reason_code",
            "reason",
            "reference",
            "verdict",
            "waived",
            "waiver_documents",
            "waiver_reasons",
            "approvals",
            "approvals_missing",
            "attachments",
        )
    ]
)


class NotClean(TakarError):
    """The list may not be sent: something is unmet, undecided or clashes.

    Attributes:
        moves: those that are not clean.
    """

    def __init__(self, moves: tuple[CheckedMove, ...]) -> None:
        super().__init__(
            msg("{count} usulan belum bersih.", count=len(moves)),
            hint=msg("Penuhi syaratnya, hapus usulnya, atau lampirkan pengecualian beralasan."),
        )
        self.moves = moves


def batch_rows(checked: CheckedList) -> pa.Table:
    """Return one row per move, as the batch file has them.

    Raises:
        NotClean: any move is unmet, undecided or clashes.
    """
    if not checked.is_clean:
        raise NotClean(tuple(move for move in checked.moves if not move.is_clean))
    return pa.Table.from_pylist([_row(checked, move) for move in checked.moves], schema=BATCH)


def _row(checked: CheckedList, move: CheckedMove) -> dict[str, Any]:
    evidence = checked.evidence
    place = evidence.people.place_of[move.employee_id]
    person = evidence.people.employees.slice(place, 1).to_pylist()[0]
    post = evidence.posts.rows[move.position_id]
    kinds = evidence.law.codes("eligibility.move_kinds")
    waivers = move.waivers.values()
    return {
        "nip": person["nip"],
        "name": person["name"],
        "old_position": person["position_title"],
        "old_unit": _unit(checked, person["work_unit_id"]),
        "new_position": post["title"],
        "new_unit": _unit(checked, post["work_unit_id"]),
        "move": move.move,
        "reported_as": kinds[move.move]["reported_as"] if move.move else None,
        "reason_code": move.row["reason_code"],
        "reason": move.row["reason"],
        "reference": move.row["reference"],
        "verdict": str(move.verdict),
        "waived": _listed(waiver.requirement for waiver in waivers),
        "waiver_documents": _listed(waiver.document for waiver in waivers),
        "waiver_reasons": _listed(waiver.reason for waiver in waivers),
        "approvals": _listed(f"{a.code}: {a.document}" for a in move.approvals if a.document),
        "approvals_missing": _listed(a.code for a in move.approvals if not a.document),
        "attachments": move.row["attachments"],
    }


def _unit(checked: CheckedList, unit: str | None) -> str | None:
    found = checked.evidence.posts.units.get(unit or "", {}).get("name")
    return None if found is None else str(found)


def _listed(words: Any) -> str | None:
    return "; ".join(words) or None
