"""What other rooms ask of the reviews: the cycle in force, boxes, groups, one person's case."""

from datetime import date

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Agency
from takar.web.people.models import Employee
from takar.web.reviews.models import Case, Cycle, GroupMember
from takar.web.reviews.rules.states import DECIDED


def standing_cycle(agency: Agency, day: date) -> Cycle | None:
    """Return the cycle that the appointing authority decided and that is in force on a day.

    Where the periods of two cycles overlap, the later one counts.
    """
    decided = Cycle.objects.filter(
        agency=agency, state=DECIDED, valid_from__lte=day, valid_until__gte=day
    )
    found: Cycle | None = (
        decided.select_related("agency", "run").order_by("-valid_from", "-pk").first()
    )
    return found


def boxes_of(cycle: Cycle) -> dict[int, int]:
    """Return the box of everybody in a cycle by the number of the employee's row.

    Who has no box, because evidence is missing, is not in it.
    """
    rows = Case.objects.filter(cycle=cycle, box_now__isnull=False).order_by()
    return dict(rows.values_list("employee_id", "box_now"))


def group_members(agency: Agency, day: date, group: str) -> "QuerySet[GroupMember]":
    """Return who belongs to a group on a day, by the cycle in force then."""
    cycle = standing_cycle(agency, day)
    holding = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    rows: QuerySet[GroupMember] = GroupMember.objects.filter(
        holding, cycle=cycle, group=group, valid_from__lte=day, valid_until__gte=day
    )
    return rows.select_related("employee__unit", "employee__position").order_by("employee__name")


def case_of(employee: Employee, day: date) -> Case | None:
    """Return a person's case in the cycle in force on a day."""
    cycle = standing_cycle(employee.agency, day)
    cases = Case.objects.filter(cycle=cycle, employee=employee)
    found: Case | None = cases.select_related("result__run", "cycle__agency").first()
    return found
