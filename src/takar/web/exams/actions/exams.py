"""Exams: made, described, tied to a method of an event."""

from django.db import IntegrityError, transaction

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.assessments.models import EventMethod
from takar.web.audit.action import action, noted
from takar.web.exams.actions.refusals import NotPossible
from takar.web.exams.models import Exam
from takar.web.exams.permissions import operates


@action("exams.exam.created", needs=operates)
def create_exam(
    actor: User, agency: Agency, *, name: str, method: EventMethod | None = None, consent: str = ""
) -> Exam:
    """Make an exam, alone or as a method of an assessment event."""
    exam = Exam(agency=agency, name=name, consent=consent, made_by=actor)
    tie(exam, method)
    return kept(exam)


@action("exams.exam.described", needs=operates)
def describe_exam(
    actor: User, exam: Exam, *, name: str, method: EventMethod | None = None, consent: str = ""
) -> Exam:
    """Give an exam another name, tie or consent text; all but the name stay once people sit it."""
    before = (exam.event_id, exam.method, exam.consent)
    noted(before=str(exam), tied_before=exam.method)
    exam.name, exam.consent = name, consent
    tie(exam, method)
    has_begun = exam.sessions.exclude(state="DISIAPKAN").exists()
    if has_begun and (exam.event_id, exam.method, exam.consent) != before:
        raise NotPossible(
            msg("Ujian ini sudah dibuka untuk peserta."),
            hint=msg("Hanya namanya yang masih dapat diubah."),
        )
    return kept(exam)


def tie(exam: Exam, method: EventMethod | None) -> None:
    """Make an exam a method of an event, or stand alone."""
    exam.event = method.event if method else None
    exam.method = method.code if method else ""


def kept(exam: Exam) -> Exam:
    """Save an exam whose name no other has."""
    try:
        with transaction.atomic():
            exam.save()
    except IntegrityError as fault:
        raise NotPossible(
            msg("Sudah ada ujian bernama {name}.", name=exam.name), hint=msg("Pakai nama lain.")
        ) from fault
    return exam
