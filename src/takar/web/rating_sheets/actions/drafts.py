"""Drafts of assessors who are gone: opened and handed in by the operator, with a reason."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.rules.refusals import NotReady, demand_reason
from takar.web.audit.action import action, noted
from takar.web.rating_sheets.actions.submitting import carry_out
from takar.web.rating_sheets.models import RatingSheet, SheetCell
from takar.web.rating_sheets.permissions import operates


@action("rating_sheets.draft.viewed", needs=operates)
def open_draft(actor: User, sheet: RatingSheet) -> None:
    """Record that an operator opened the draft of an assessor who was withdrawn.

    Raises:
        NotReady: the assessor still works on it.
    """
    refuse_working(sheet)
    noted(assessor=sheet.assignment.assessor.name)


@action("rating_sheets.draft.submitted", needs=operates)
def hand_in_draft(actor: User, sheet: RatingSheet, *, reason: str) -> int:
    """Hand in what a withdrawn assessor had answered, under that name; returns how many rows.

    What was not answered stays a gap.

    Raises:
        NoReason: no reason was given.
        NotReady: the assessor still works on it, or nothing is answered.
        NotNow: the event takes no scores.
        BadScores: a level cannot be recorded.
    """
    because = demand_reason(reason, msg("Menyerahkan draf memerlukan alasan."))
    refuse_working(sheet)
    if not SheetCell.objects.filter(sheet=sheet, is_answered=True).exists():
        raise NotReady(
            msg("Draf ini belum berisi penilaian."),
            hint=msg("Tugaskan asesor lain untuk peserta ini."),
        )
    noted(assessor=sheet.assignment.assessor.name, reason=because)
    return carry_out(actor, sheet, timezone.now())


def refuse_working(sheet: RatingSheet) -> None:
    """Refuse to touch what an assessor still works on.

    Raises:
        NotReady: the assignment stands.
    """
    if sheet.standing != "DITARIK":
        raise NotReady(
            msg("Lembar ini masih dikerjakan asesornya."),
            hint=msg("Draf hanya dapat dibuka setelah penugasan dicabut atau asesor dilepas."),
        )
