"""The addresses of the room development, and one row of each in the hamlet."""

from datetime import date

from takar.web.accounts.models import Role
from takar.web.development.actions import (
    answer_work,
    ask_for_work,
    book,
    keep_courses,
    lay_out_plan,
)
from takar.web.development.models import Course, Plan
from takar.web.development.rules import FIND, RUNNING
from takar.web.people.models import Employee
from tests.town import Hamlet
from tests.web.development.made import COURSE, FACTS

PLAN, COURSE_OF, BOOKING = ("development_plan",), ("development_course",), ("booking",)

DEVELOPMENT_ARGUMENTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((f"development:{name}" for name in ("create", "mine", "plans")), ()),
    **dict.fromkeys(
        (
            f"development:{name}"
            for name in (
                *("add", "akpd", "akpk", "blanks", "bookings", "budget", "change", "compute"),
                *("copy", "courses", "decide", "hcdp", "needs", "plan", "progress", "remove"),
                *("revoke", "template", "units", "upload"),
            )
        ),
        PLAN,
    ),
    **dict.fromkeys(
        (f"development:{name}" for name in ("book", "correct", "course", "drop", "hold", "undo")),
        COURSE_OF,
    ),
    **dict.fromkeys(
        (f"development:{name}" for name in ("booking", "cancel", "move", "restore")), BOOKING
    ),
    **dict.fromkeys((f"development:{name}" for name in ("own_akpk", "person")), ("employee",)),
}


def development_rows(hamlet: Hamlet) -> dict[str, object]:
    """Let the operator find the needs of the hamlet and book somebody by hand."""
    operator, agency = hamlet.users[Role.OPERATOR], hamlet.agency
    facts = FACTS | {"title": "Pengembangan desa", "day": date(2025, 12, 1), "budget": None}
    plan = lay_out_plan(operator, agency, facts=facts)
    ask_for_work(operator, plan, work=FIND)
    Plan.objects.filter(pk=plan.pk).update(work_state=RUNNING)
    plan.refresh_from_db()
    answer_work(operator, plan)
    keep_courses(operator, plan, rows=[COURSE])
    course = Course.objects.get(plan=plan)
    person: Employee = hamlet.participant.employee
    booking = book(operator, course, employee=person, quarter=2, because="Mandat")
    return {
        "development_plan": plan.pk,
        "development_course": course.pk,
        "booking": booking.pk,
    }
