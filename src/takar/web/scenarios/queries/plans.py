"""Plans, their steps, and the trainings on offer."""

from collections.abc import Iterable

from django.db.models import QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.people.queries import employees_seen_by, units_seen_by
from takar.web.scenarios.models import CourseType, PlanStep, TrainingPlan
from takar.web.scenarios.queries.scenarios import in_order


def courses_of(agency: Agency) -> QuerySet[CourseType]:
    """Return the trainings an agency can hold."""
    return CourseType.objects.filter(agency=agency)


def plans_seen_by(
    user: User, agency: Agency, *, archived: bool | None = None
) -> QuerySet[TrainingPlan]:
    """Return the plans somebody may read, newest first: all, or those for units they head."""
    plans = TrainingPlan.objects.filter(agency=agency).select_related("made_by", "unit", "agency")
    if archived is not None:
        plans = plans.filter(archived_at__isnull=not archived)
    if sees_everyone(user, agency):
        return plans
    return plans.filter(unit__in=units_seen_by(user, agency))


def plans_chosen(user: User, agency: Agency, numbers: Iterable[str]) -> list[TrainingPlan]:
    """Return the computed plans of these numbers, in their order, as many as fit."""
    return in_order(plans_seen_by(user, agency).filter(answer__isnull=False), numbers)


def plan_steps(plan: TrainingPlan) -> QuerySet[PlanStep]:
    """Return what has to be done, by unit and person."""
    return PlanStep.objects.filter(plan=plan).select_related("employee__unit", "employee__agency")


def steps_seen(
    user: User, plan: TrainingPlan, words: str = "", deed: str = ""
) -> "QuerySet[PlanStep]":
    """Return the steps of people whom the reader sees, narrowed by name or deed."""
    found = plan_steps(plan).filter(employee__in=employees_seen_by(user, plan.agency))
    for word in words.split():
        found = found.filter(employee__name__icontains=word)
    return found.filter(deed=deed) if deed else found
