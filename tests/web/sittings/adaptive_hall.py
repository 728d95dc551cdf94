"""A hall in which everybody sits a form with an adaptive section."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from takar.items.forms import Section
from takar.web.exams import actions as exams
from takar.web.exams.models import ExamForm, Registration
from takar.web.sittings.actions.course import go_on, start_section
from takar.web.sittings.actions.entering import consent
from takar.web.sittings.models import AnswerChange, Sitting
from takar.web.sittings.queries.adaptive import path_of
from takar.web.sittings.queries.papers import section_of
from tests.cast import Cast
from tests.web.exams.pools_made import adaptive_draft, calibrated, right, wrong
from tests.web.sittings.made import Hall, hall

SECOND = timedelta(seconds=1)


def adaptive_hall(cast: Cast, *, items: int = 20, **rule: Any) -> Hall:
    """The hall of the tests, with an adaptive form of so many items for everybody."""
    made = hall(cast)
    with made.scoped():
        exam = made.session.exam
        form = adaptive_draft(cast, exam, calibrated(cast, items), **rule)
        exams.lock_form(cast.rahayu, form)
        form = ExamForm.objects.get(pk=form.pk)
        Registration.objects.filter(session=made.session).update(form=form)
        for one in (made.registration, made.other):
            one.refresh_from_db()
    return made


def begun(made: Hall, *, now: datetime | None = None) -> Sitting:
    """A sitting whose adaptive section has begun."""
    moment = now or timezone.now()
    sitting = made.seated(now=moment)
    consent(sitting, now=moment)
    start_section(sitting, "A", now=moment)
    return Sitting.objects.get(pk=sitting.pk)


def plan(sitting: Sitting) -> Section:
    return section_of(sitting, "A")


def asked(sitting: Sitting) -> list[str]:
    """The questions on the paper so far."""
    return [one.item for one in Sitting.objects.get(pk=sitting.pk).plan.sections[0].items]


def say(
    sitting: Sitting, slot: int, value: Any, sequence: int, *, desk: int = 2, at: Any = None
) -> AnswerChange:
    """Let the device say something that is on the disk then."""
    moment = at or timezone.now()
    made: AnswerChange = AnswerChange.objects.create(
        sitting=sitting,
        desk=desk,
        sequence=sequence,
        kind="JAWAB",
        slot=slot,
        value=value,
        given_at=moment,
        received_at=moment,
    )
    return made


def walk(sitting: Sitting, answers: str, *, now: datetime | None = None) -> list[str]:
    """Answer question after question, R for right and W for wrong; return what was asked."""
    moment = now or timezone.now()
    for turn, answer in enumerate(answers, 1):
        steps = path_of(sitting, "A")
        moment += SECOND
        say(sitting, steps[-1].slot, right() if answer == "R" else wrong(), turn, at=moment)
        go_on(sitting, "A", after=steps[-1].slot, now=moment)
        sitting.refresh_from_db()
        if sitting.state != "BERJALAN":
            break
    return asked(sitting)
