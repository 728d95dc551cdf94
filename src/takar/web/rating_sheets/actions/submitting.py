"""Submit a sheet, which locks it and writes its scores; unlock it for a reason."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions.guards import hold
from takar.web.assessments.actions.score_checks import desk_of
from takar.web.assessments.actions.scores import write_scores
from takar.web.assessments.rules.levels import unseen_evidence
from takar.web.assessments.rules.refusals import NotReady, demand_reason
from takar.web.audit.action import action, noted
from takar.web.notices.actions import tell
from takar.web.rating_sheets.models import RatingSheet, SheetCell
from takar.web.rating_sheets.permissions import operates, sits_at
from takar.web.rating_sheets.rules.cells import Cell


@action("rating_sheets.sheet.submitted", needs=sits_at)
def submit_sheet(actor: User, sheet: RatingSheet, *, now: datetime | None = None) -> int:
    """Lock a sheet and write its scores under the name of the seat; returns how many levels.

    Whether it is complete was decided by whoever calls; the event must take scores.

    Raises:
        NotNow: the event takes no scores.
        BadScores: a level cannot be recorded; the sheet stays open.
    """
    return carry_out(actor, sheet, now or timezone.now())


def carry_out(scorer: User, sheet: RatingSheet, now: datetime) -> int:
    """Write the scores of a sheet and lock it."""
    participant = sheet.assignment.participant
    hold(participant.event, "score")
    cells = list(SheetCell.objects.filter(sheet=sheet, is_answered=True).exclude(competency=""))
    written = write_scores(
        scorer, desk_of(participant.event, [participant]), [row_of(sheet, one) for one in cells]
    )
    sheet.state, sheet.submitted_at, sheet.submitted_by = "DIKIRIM", now, scorer
    sheet.revision += 1
    sheet.save(update_fields=["state", "submitted_at", "submitted_by", "revision", "changed_at"])
    noted(levels=sum(cell.level is not None for cell in cells), revision=sheet.revision)
    return written


def row_of(sheet: RatingSheet, cell: SheetCell) -> dict[str, Any]:
    """Return a cell as the table of scores takes it."""
    return {
        "employee_id": sheet.assignment.participant.employee.code,
        "method": sheet.assignment.method.code,
        "competency": cell.competency,
        "assessor": sheet.assignment.assessor.name,
        "level": cell.level,
        "evidence": evidence_of(cell.said),
    }


def evidence_of(said: Cell) -> str:
    """Return what is kept beside a level: the evidence, or why nothing was seen."""
    if said.level is None:
        return unseen_evidence(said.unseen_because)
    return said.evidence.strip()


@action("rating_sheets.sheet.unlocked", needs=operates)
def unlock_sheet(actor: User, sheet: RatingSheet, *, reason: str) -> RatingSheet:
    """Give a submitted sheet back to its assessor, who is told; its scores stay until it is sent.

    Raises:
        NoReason: no reason was given.
        NotReady: the sheet is not submitted.
        NotNow: the event takes no scores.
    """
    because = demand_reason(reason, msg("Membuka lembar memerlukan alasan."))
    hold(sheet.assignment.participant.event, "score")
    sheet.refresh_from_db(from_queryset=RatingSheet.objects.select_for_update())
    if sheet.state != "DIKIRIM":
        raise NotReady(
            msg("Lembar ini belum dikirim."),
            hint=msg("Hanya lembar yang sudah dikirim dapat dibuka kembali."),
        )
    noted(submitted_at=str(sheet.submitted_at), revision=sheet.revision)
    sheet.state, sheet.unlocked_at, sheet.unlocked_because = "DIISI", timezone.now(), because
    sheet.revision += 1
    sheet.save(update_fields=["state", "unlocked_at", "unlocked_because", "revision", "changed_at"])
    tell_owner(sheet, because)
    return sheet


def tell_owner(sheet: RatingSheet, because: str) -> None:
    """Tell the assessor that a sheet is open again."""
    owner, event = sheet.assignment.assessor.user, sheet.assignment.participant.event
    if owner is None:
        return
    said = msg(
        "Lembar nomor {number} pada {event} dibuka kembali: {reason}",
        number=sheet.assignment.participant.number,
        event=event.name,
        reason=because,
    )
    tell([owner], event.agency, said, link=f"/lembar/{sheet.assignment_id}/")
