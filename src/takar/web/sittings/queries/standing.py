"""Where one sitting stands: what its device is told again and again, in few queries."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from takar.web.sittings.models import AnswerChange, ProctorMessage, SectionClock, Sitting
from takar.web.sittings.queries.answers import answers_of, clocks_in
from takar.web.sittings.queries.own import own
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.rules.clock import WHOLE, Clock, allotted, remaining
from takar.web.sittings.rules.course import NOT_BEGUN, Course, course_of

MILLISECOND = timedelta(milliseconds=1)
MARKED, OPENED = "TANDAI", "BUKA"


def codes_of(sitting: Sitting) -> list[str]:
    """Return the sections of a sitting in their order."""
    return [section.code for section in plan_of(sitting.form).sections]


def planned_clocks(sitting: Sitting) -> dict[str, Clock]:
    """Return the clocks of a sitting, those that are only planned included."""
    plan, extra = plan_of(sitting.form), sitting.registration.extra_percent
    planned = {
        section.code: Clock(section.code, allotted(section.minutes, extra))
        for section in plan.sections
    }
    if plan.minutes and any(section.minutes is None for section in plan.sections):
        planned[WHOLE] = Clock(WHOLE, allotted(plan.minutes, extra))
    return planned


def course_now(sitting: Sitting, now: datetime) -> tuple[Course, dict[str, Clock]]:
    """Return where a sitting stands, and its clocks."""
    clocks = planned_clocks(sitting)
    if sitting.state != NOT_BEGUN:
        clocks |= clocks_in(own(SectionClock, sitting)).get(sitting.pk, {})
    return course_of(codes_of(sitting), clocks, now), clocks


def told_to_desk(sitting: Sitting, now: datetime) -> dict[str, Any]:
    """Return what the device of a sitting is told about where it stands."""
    course, clocks = course_now(sitting, now)
    state = sitting.registration.session.state
    return {
        "now": milliseconds(now),
        "desk": sitting.desk,
        "state": sitting.state,
        "finished_by": sitting.finished_by,
        "has_consented": sitting.consented_at is not None,
        "may_start": state == "BERJALAN",
        "running": course.running,
        "next": course.next,
        "over": list(course.over),
        "left": left_in(course.running, clocks, now),
        "messages": messages_of(sitting),
    }


def left_in(section: str | None, clocks: Mapping[str, Clock], now: datetime) -> int | None:
    """Return the milliseconds left in the section that runs."""
    if section is None:
        return None
    return remaining(clocks[section], clocks.values(), now) // MILLISECOND


def messages_of(sitting: Sitting) -> list[dict[str, Any]]:
    """Return what the proctor wrote and has not been read yet."""
    unread = own(ProctorMessage, sitting).filter(seen_at=None).order_by("pk")
    return [{"number": one.pk, "text": one.text, "at": milliseconds(one.sent_at)} for one in unread]


def milliseconds(moment: datetime) -> int:
    """Return a moment in milliseconds of the Unix clock."""
    return int(moment.timestamp() * 1000)


def work_of(sitting: Sitting) -> dict[str, Any]:
    """Return what has been done so far, so that another device goes on at the same place."""
    if sitting.state == NOT_BEGUN:
        return {"answers": {}, "marked": [], "place": None}
    rows = own(AnswerChange, sitting).filter(kind__in=(MARKED, OPENED), slot__isnull=False)
    said = list(rows.order_by("desk", "sequence").values_list("kind", "slot", "value"))
    marks = {slot: value for kind, slot, value in said if kind == MARKED}
    opened = [slot for kind, slot, _ in said if kind == OPENED]
    return {
        "answers": {str(slot): value for slot, value in answers_of(sitting).items()},
        "marked": [slot for slot, value in marks.items() if value],
        "place": opened[-1] if opened else None,
    }
