"""Who belongs to which group by a cycle, and who would; what became of the map a year ago."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from takar.web.accounts.models import User
from takar.web.people.models import Employee
from takar.web.people.queries.roster import by_text
from takar.web.reviews.models import Case, Cycle, GroupMember
from takar.web.reviews.queries.board import Cases, cases_seen_by
from takar.web.reviews.queries.law import succession_boxes
from takar.web.reviews.rules.states import DECIDED

Memberships = QuerySet[GroupMember]


def members_in(cycle: Cycle) -> Memberships:
    """Return every membership by the decree of a cycle, by name."""
    rows: Memberships = GroupMember.objects.filter(cycle=cycle)
    box = Case.objects.filter(cycle=cycle, employee=OuterRef("employee")).values("box_now")
    found = rows.select_related("employee__unit", "cycle__agency").annotate(box=Subquery(box))
    return found.order_by("employee__name", "group", "pk")


def members_wanted(
    user: User, cycle: Cycle, group: str, wanted: Mapping[str, Any], day: date
) -> Memberships:
    """Return the memberships of one group that a filter asks for."""
    rows = members_in(cycle).filter(group=group)
    if unit := wanted.get("unit"):
        rows = rows.filter(employee__unit__path__startswith=unit.path)
    if wanted.get("q"):
        people = Employee.objects.filter(agency=cycle.agency)
        rows = rows.filter(employee__in=by_text(user, cycle.agency, people, wanted))
    holding = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    return rows if wanted.get("ended") else rows.filter(holding)


def group_counts(cycle: Cycle, day: date) -> dict[str, int]:
    """Return how many belong to each group on a day."""
    holding = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)
    rows = GroupMember.objects.filter(holding, cycle=cycle).order_by()
    return dict(rows.values_list("group").annotate(people=Count("pk")))


def expected_counts(cycle: Cycle) -> dict[str, int]:
    """Return how many would belong to each succession group if the boxes of now were decided."""
    return {
        group: entitled(cycle, boxes).count() for group, boxes in succession_boxes(cycle).items()
    }


def entitled(cycle: Cycle, boxes: frozenset[int]) -> Cases:
    """Return the cases in some boxes of people who still work here."""
    cases: Cases = Case.objects.filter(cycle=cycle, box_now__in=boxes)
    return cases.filter(employee__left_on__isnull=True)


def groups_of(employee: Employee, cycle: Cycle) -> list[GroupMember]:
    """Return the groups a person belongs to by a cycle, ended ones too."""
    return list(GroupMember.objects.filter(cycle=cycle, employee=employee).order_by("group", "pk"))


def cycle_before(cycle: Cycle) -> Cycle | None:
    """Return the decided cycle of the latest year before."""
    earlier = Cycle.objects.filter(agency=cycle.agency, state=DECIDED, year__lt=cycle.year)
    found: Cycle | None = earlier.select_related("run", "agency").order_by("-year").first()
    return found


def compared(user: User, cycle: Cycle, before: Cycle) -> Any:
    """Return the cases with the box of the year before; who was not in it is left out."""
    earlier = Case.objects.filter(cycle=before, employee=OuterRef("employee"))
    cases: Any = cases_seen_by(user, cycle).annotate(
        earlier=Subquery(earlier.values("pk")),
        box_before=Coalesce(Subquery(earlier.values("box_now")), 0),
        box_after=Coalesce(F("box_now"), 0),
    )
    return cases.filter(earlier__isnull=False)


@dataclass(frozen=True)
class Move:
    """How many people went from one box to another between two years; 0 is "no box"."""

    before: int
    after: int
    count: int


def moves_between(cases: Any) -> list[Move]:
    """Count the people of each pair of boxes who stand elsewhere, the largest first."""
    counted = cases.order_by().values_list("box_before", "box_after").annotate(count=Count("pk"))
    found = [Move(*pair) for pair in counted if pair[0] != pair[1]]
    return sorted(found, key=lambda move: (-move.count, move.before, move.after))


def shifted(cases: Any, pair: tuple[int, int] | None) -> Any:
    """Return who stands elsewhere than the year before, or went from one box to another."""
    rows = cases.select_related("employee__unit").order_by("employee__name", "pk")
    if pair is None:
        return rows.exclude(box_before=F("box_after"))
    return rows.filter(box_before=pair[0], box_after=pair[1])


def box_before(case: Case) -> tuple[int, int | None] | None:
    """Return the year of the decided cycle before and the box then; nothing without one."""
    before = cycle_before(case.cycle)
    if before is None:
        return None
    earlier = Case.objects.filter(cycle=before, employee=case.employee).first()
    return (before.year, earlier.box_now) if earlier else None
