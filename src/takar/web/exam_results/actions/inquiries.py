"""Inquiries into answers: asked for, begun, ended; the work itself is done in the background."""

from django.utils import timezone

from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import refuse_unless_live
from takar.web.exam_results.models import Inquiry, ItemAnalysis, ScoreRun
from takar.web.exam_results.permissions import analyses, asked_for, marks_exams, works_on
from takar.web.exams.models import Exam


@action("exam_results.analysis.asked", needs=analyses)
def ask_for_analysis(actor: User, run: ScoreRun) -> Inquiry:
    """Ask for an analysis of the items; while one is worked on, that one is returned.

    Raises:
        NotReady: the run does not count.
    """
    return asked_once(actor, run, "ANALISIS")


@action("exam_results.alarms.asked", needs=marks_exams)
def ask_for_alarms(actor: User, run: ScoreRun) -> Inquiry:
    """Ask for what somebody should look into; while it is looked for, that search is returned.

    Raises:
        NotReady: the run does not count.
    """
    return asked_once(actor, run, "TANDA")


def asked_once(asker: User, run: ScoreRun, kind: str) -> Inquiry:
    """Write an inquiry down that waits to be worked on, unless one is under way."""
    Exam.objects.select_for_update().get(pk=run.exam_id)
    refuse_unless_live(run)
    newest: Inquiry | None = Inquiry.objects.filter(run=run, kind=kind).first()
    if newest is not None and newest.is_busy:
        noted(inquiry=newest.pk, is_new=False)
        return newest
    made: Inquiry = Inquiry.objects.create(run=run, kind=kind, asked_by=asker)
    noted(inquiry=made.pk, is_new=True)
    return made


@action("exam_results.inquiry.begun", needs=works_on)
def begin_inquiry(actor: User, inquiry: Inquiry) -> None:
    """Note that the work has begun."""
    inquiry.state, inquiry.begun_at = "BERJALAN", timezone.now()
    inquiry.save(update_fields=["state", "begun_at"])


@action("exam_results.inquiry.ended", needs=works_on)
def end_inquiry(
    actor: User,
    inquiry: Inquiry,
    *,
    analysis: ItemAnalysis | None = None,
    found: int | None = None,
) -> None:
    """Note what an inquiry came to."""
    inquiry.state, inquiry.done, inquiry.finished_at = "SELESAI", inquiry.total, timezone.now()
    inquiry.analysis, inquiry.found = analysis, found
    inquiry.save()
    noted(analysis=analysis.pk if analysis else None)


@action("exam_results.inquiry.failed", needs=asked_for)
def fail_inquiry(actor: User, inquiry: Inquiry, *, problem: str, hint: str) -> None:
    """Note why an inquiry came to nothing."""
    inquiry.state, inquiry.finished_at = "GAGAL", timezone.now()
    inquiry.problem, inquiry.hint = problem, hint
    inquiry.save(update_fields=["state", "finished_at", "problem", "hint"])
