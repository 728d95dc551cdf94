"""Plans laid out, changed, copied, removed while they are drafts."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.development.actions.refusals import NotGood, held_draft, spoil
from takar.web.development.models import Booking, Course, Plan
from takar.web.development.permissions import operates
from takar.web.development.queries import courses_of

FACTS = (*("title", "year", "day", "aims", "budget", "hours_each", "trainings_each", "word"),)
BASIS = ("day", "aims")
"""What needs were found by: when it changes, they must be looked for again."""
COPIED = (
    *("code", "title", "competency", "closes", "lesson_hours", "cost_per_person"),
    *("cost_per_class", "class_size", "classes_most", "form", "provider", "quarter"),
    "curriculum",
)


@action("development.plan.made", needs=operates)
def lay_out_plan(actor: User, agency: Agency, *, facts: Mapping[str, Any]) -> Plan:
    """Lay out the plan of a year; needs are looked for when somebody asks.

    Raises:
        NotGood: a plan of this title is there for the year, or a limit means nothing.
    """
    plan = Plan(agency=agency, made_by=actor, **{name: facts[name] for name in FACTS})
    stored(plan)
    noted(plan=plan.pk)
    return plan


@action("development.plan.changed", needs=operates)
def change_plan(actor: User, plan: Plan, *, facts: Mapping[str, Any]) -> None:
    """Change a draft; what was computed from other facts is marked as old.

    Raises:
        NotNow: it is no draft, or busy.
        NotGood: a plan of this title is there for the year, or a limit means nothing.
    """
    held_draft(plan)
    changed = [name for name in FACTS if getattr(plan, name) != facts[name]]
    noted(before={name: getattr(plan, name) for name in changed})
    for name in changed:
        setattr(plan, name, facts[name])
    if {*changed} & {*BASIS} and plan.found is not None:
        forget_needs(plan)
    stored(plan)
    if {*changed} - {"title", "year"}:
        spoil(plan)


@action("development.plan.copied", needs=operates)
def copy_plan(actor: User, plan: Plan, *, title: str, year: int) -> Plan:
    """Lay out a new draft with the limits and trainings of another plan; needs come anew.

    Raises:
        NotGood: a plan of this title is there for the year.
    """
    facts = {name: getattr(plan, name) for name in FACTS} | {"title": title.strip(), "year": year}
    made = Plan(agency=plan.agency, made_by=actor, **facts)
    stored(made)
    Course.objects.bulk_create(
        [
            Course(plan=made, **{name: getattr(course, name) for name in COPIED})
            for course in courses_of(plan)
        ]
    )
    noted(plan=made.pk)
    return made


@action("development.plan.removed", needs=operates)
def remove_plan(actor: User, plan: Plan) -> None:
    """Remove a draft with everything in it.

    Raises:
        NotNow: it is no draft, or busy.
    """
    held_draft(plan)
    Booking.objects.filter(plan=plan).delete()
    noted(plan=plan.pk)
    plan.delete()


def stored(plan: Plan) -> None:
    """Store a plan that can be meant.

    Raises:
        NotGood: it cannot.
    """
    plan.title = plan.title.strip()
    try:
        plan.full_clean()
    except ValidationError as error:
        raise refusal(error) from error
    plan.save()


def refusal(error: ValidationError) -> TakarError:
    """Return what a row's own checks refuse, as a fault of the house."""
    return NotGood(
        msg("Isian ditolak: {problem}", problem=" ".join(error.messages)),
        hint=msg("Perbaiki isiannya, lalu simpan lagi."),
    )


def forget_needs(plan: Plan) -> None:
    """Drop needs found by other facts, and who was to attend because of them."""
    Booking.objects.filter(plan=plan).delete()
    plan.needs.all().delete()
    plan.blanks.all().delete()
    plan.found, plan.answer, plan.is_stale = None, None, False
    plan.work, plan.work_state = "", ""
