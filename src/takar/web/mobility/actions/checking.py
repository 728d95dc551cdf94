"""A list checked anew, and what is kept of it."""

from django.utils import timezone

from takar.measures.eligibility import CheckedMove
from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.queries import list_checked
from takar.web.mobility.rules import KeptApproval, KeptClash, Outcome
from takar.web.notices.rules import Said


def checked_anew(one: MoveList) -> dict[str, int]:
    """Check a list, keep what was found of each move, and return how many have each verdict."""
    checked, stamp = list_checked(one)
    rows = list(Move.objects.filter(move_list=one).order_by("pk"))
    for row, move in zip(rows, checked.moves, strict=True):
        row.kind, row.verdict = str(move.move or ""), str(move.verdict)
        row.outcome = outcome_of(move).model_dump(mode="json")
    Move.objects.bulk_update(rows, ["kind", "verdict", "outcome"])
    one.checked_at = timezone.now()
    one.evidence_hash, one.law_edition = stamp.evidence_hash, stamp.law_edition
    one.save(update_fields=["checked_at", "evidence_hash", "law_edition"])
    return checked.counts()


def outcome_of(move: CheckedMove) -> Outcome:
    """Return what is kept of a checked move."""
    return Outcome(
        unmet={code: str(outcome) for code, outcome in move.unmet.items()},
        waived=list(move.waivers),
        clashes=[KeptClash(kind=clash.kind, says=Said.of(clash.says)) for clash in move.clashes],
        approvals=[
            KeptApproval(
                code=one.code, title=one.title, certainty=one.certainty, document=one.document
            )
            for one in move.approvals
        ],
    )
