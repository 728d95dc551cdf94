"""Who marks exams, reads scores, reads answers, and decides on corrections. One line each."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates, sees_everyone
from takar.web.exam_results.models import Inquiry, ScoreRun
from takar.web.exam_results.rules import HANDED_OVER
from takar.web.item_bank.permissions import approves_items, keeps_findings, reads_items
from takar.web.sittings.models import Sitting

__all__ = [
    "agency_id_of",
    "approves_items",
    "corrects_marking",
    "is_told",
    "keeps_findings",
    "marks_exams",
    "operates",
    "reads_items",
    "reads_scores",
    "switches",
    "visits",
    "works_on",
]


def marks_exams(user: User, subject: Any) -> bool:
    """The person has exams marked."""
    return operates(user, subject)


def reads_scores(user: User, subject: Any) -> bool:
    """The person may read the scores of everybody, not their answers."""
    return sees_everyone(user, subject)


def visits(user: User, subject: Any) -> bool:
    """The person has something to do with the results of exams."""
    return reads_scores(user, subject) or reads_items(user, subject)


def corrects_marking(user: User, subject: Any) -> bool:
    """The person may propose another key, or that an item does not count."""
    return reads_items(user, subject)


def computes(user: User, run: ScoreRun) -> bool:
    """The person asked for this run, or has exams marked."""
    return marks_exams(user, run) or (run.made_by_id == user.pk and reads_items(user, run))


def analyses(user: User, subject: Any) -> bool:
    """The person may have items analysed: who keeps items, or has exams marked."""
    return reads_items(user, subject) or marks_exams(user, subject)


def works_on(user: User, inquiry: Inquiry) -> bool:
    """The person asked for this inquiry, and may still have it worked on."""
    may = marks_exams if inquiry.kind == "TANDA" else analyses
    return inquiry.asked_by_id == user.pk and may(user, inquiry)


def asked_for(user: User, inquiry: Inquiry) -> bool:
    """The person asked for this inquiry."""
    return bool(inquiry.asked_by_id == user.pk)


def reads_alarms(user: User, subject: Any) -> bool:
    """The person may read what somebody should look into, and about whom."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.AUDITOR)


def reads_answers(user: User, sitting: Sitting) -> bool:
    """The person may read and mark what somebody else wrote; nobody marks themselves."""
    is_own = sitting.registration.employee.user_id == user.pk
    return reads_items(user, sitting) and not is_own


def switches(user: User, run: ScoreRun) -> bool:
    """The person may let a run count: a correction needs the approver of items."""
    return approves_items(user, run) if is_correction(run) else marks_exams(user, run)


def is_correction(run: ScoreRun) -> bool:
    """The run marks some items otherwise than the run that counts."""
    live = ScoreRun.objects.filter(exam=run.exam_id, state="BERLAKU").first()
    before = live.chosen if live else None
    own = run.chosen
    same = before and (own.dropped, own.granted) == (before.dropped, before.granted)
    return bool(own.corrected) or not (same or not (own.dropped or own.granted))


def is_told(user: User, sitting: Sitting) -> bool:
    """The person sat it, and it was released; that of an event, once the event is handed over."""
    registration = sitting.registration
    exam = registration.session.exam
    live = ScoreRun.objects.filter(exam=exam, state="BERLAKU")
    if exam.event is None:
        live = live.exclude(released_at=None)
    is_open = live.exists() and (exam.event is None or exam.event.state == HANDED_OVER)
    return registration.employee.user_id == user.pk and is_open
