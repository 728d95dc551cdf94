"""How far everybody of a session is: for the console of the proctors, in a constant few queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.rules.pins import WRONG_AT_MOST
from takar.web.sittings.models import AnswerChange, Presence, Sitting
from takar.web.sittings.queries.answers import ANSWER, clocks_of
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.rules.clock import Clock, remaining
from takar.web.sittings.rules.course import course_of
from takar.web.sittings.rules.outages import SILENCE


@dataclass(frozen=True, slots=True)
class Progress:
    """One person of a session, as a proctor sees them.

    Attributes:
        registration: who it is, with seat and number.
        sitting: what they do, once they have entered.
        state: BELUM_MASUK, TERKUNCI, BELUM, BERJALAN, SELESAI or DIHENTIKAN.
        section: the section that runs, or the one that is next.
        is_between: no section runs, though one is left.
        answered: questions with an answer.
        questions: questions on the paper, without practice; of an adaptive section the most.
        left: time left in the section that runs.
        seen_at: when the device was last heard.
        offline_since: since when it has been silent, while it should work.
    """

    registration: Registration
    sitting: Sitting | None
    state: str
    section: str
    is_between: bool
    answered: int
    questions: int
    left: timedelta | None
    seen_at: datetime | None
    offline_since: datetime | None


def progress_of(session: ExamSession, now: datetime | None = None) -> list[Progress]:
    """Return how far everybody registered for a session is, by number; five queries."""
    now = now or timezone.now()
    people = (
        Registration.objects.filter(session=session, state="TERDAFTAR")
        .select_related("employee", "room", "form", "sitting")
        .defer("form__blueprint")  # of a locked form the process knows it
        .order_by("number")
    )
    sittings = [one.sitting for one in people if hasattr(one, "sitting")]
    numbers = [one.pk for one in sittings]
    clocks, answered = clocks_of(numbers), answered_in(numbers)
    seen = dict(Presence.objects.filter(sitting__in=numbers).values_list("sitting", "seen_at"))
    return [
        progress(one, clocks, answered, seen, now) if hasattr(one, "sitting") else not_entered(one)
        for one in people
    ]


def answered_in(sittings: list[int]) -> dict[int, int]:
    """Return how many questions of each sitting have an answer, by what arrived last."""
    said = AnswerChange.objects.filter(sitting__in=sittings, kind=ANSWER, slot__isnull=False)
    last = said.order_by().values("sitting", "slot").annotate(last=Max("pk")).values("last")
    standing = AnswerChange.objects.filter(pk__in=last, value__isnull=False)
    return dict(
        standing.order_by().values("sitting").annotate(n=Count("pk")).values_list("sitting", "n")
    )


def progress(
    registration: Registration,
    clocks: Mapping[int, Mapping[str, Clock]],
    answered: Mapping[int, int],
    seen: Mapping[int, datetime],
    now: datetime,
) -> Progress:
    """Return how far somebody is who has entered."""
    sitting: Sitting = registration.sitting
    own = clocks.get(sitting.pk, {})
    course = course_of([section.code for section in plan_of(registration.form).sections], own, now)
    works = sitting.state == "BERJALAN" and not course.is_over
    last = seen.get(sitting.pk)
    return Progress(
        registration=registration,
        sitting=sitting,
        state=state_of(registration, sitting, is_over=course.is_over),
        section=course.running or course.next or "",
        is_between=works and course.running is None,
        answered=answered.get(sitting.pk, 0),
        questions=sum(
            section.get("most") or len(section["items"])
            for section in sitting.paper.get("sections", [])
        ),
        left=remaining(own[course.running], own.values(), now) if course.running else None,
        seen_at=last,
        offline_since=last if works and last and now - last > SILENCE else None,
    )


def state_of(registration: Registration, sitting: Sitting, *, is_over: bool) -> str:
    """Return the state a proctor is shown; whose time is up has finished, though nobody asked."""
    if registration.wrong_pins >= WRONG_AT_MOST:
        return "TERKUNCI"
    return "SELESAI" if sitting.state == "BERJALAN" and is_over else sitting.state


def not_entered(registration: Registration) -> Progress:
    """Return how far somebody is who has not entered yet."""
    is_locked = registration.wrong_pins >= WRONG_AT_MOST
    state = "TERKUNCI" if is_locked else "BELUM_MASUK"
    return Progress(registration, None, state, "", False, 0, 0, None, None, None)
