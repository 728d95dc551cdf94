"""The tree of units as somebody may see it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import Agency, Role, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.people.queries.roster import units_headed_by


@dataclass
class Branch:
    """A unit with what hangs below it, and how many people work there in all."""

    unit: WorkUnit
    people: int = 0
    branches: list["Branch"] = field(default_factory=list)


def units_of(agency: Agency) -> QuerySet[WorkUnit]:
    """Return the units of an agency in the order of the tree."""
    return WorkUnit.objects.filter(agency=agency).select_related("head").order_by("path", "name")


def units_seen_by(user: User, agency: Agency) -> QuerySet[WorkUnit]:
    """Return the units somebody may look into: all, those they head and below, or none."""
    units = units_of(agency)
    if sees_everyone(user, agency):
        return units
    allowed = Q(pk__in=[])
    if user.is_one_of(agency.pk, Role.UNIT_HEAD):
        for path in units_headed_by(user, agency):
            allowed |= Q(path__startswith=path)
    return units.filter(allowed)


def unit_tree(user: User, agency: Agency) -> list[Branch]:
    """Return the units somebody may see as a tree with head counts, in two queries."""
    held = (
        Employee.objects.filter(agency=agency, left_on=None)
        .order_by()
        .values("unit")
        .annotate(people=Count("pk"))
        .values_list("unit", "people")
    )
    return grown(units_seen_by(user, agency), dict(held))


def grown(units: Iterable[WorkUnit], people: dict[int | None, int]) -> list[Branch]:
    """Hang units under their parents, counting upwards; a unit whose parent is unseen is a root."""
    branches = {unit.pk: Branch(unit, people.get(unit.pk, 0)) for unit in units}
    roots: list[Branch] = []
    for branch in branches.values():
        above = branches.get(branch.unit.parent_id or 0)
        (above.branches if above else roots).append(branch)
    for branch in sorted(branches.values(), key=lambda each: -each.unit.depth):
        above = branches.get(branch.unit.parent_id or 0)
        if above:
            above.people += branch.people
    return roots


def positions_of(unit: WorkUnit) -> QuerySet[Position]:
    """Return the posts of a unit with how many hold each."""
    current = Count("holders", filter=Q(holders__left_on=None))
    return Position.objects.filter(unit=unit).annotate(held=current).order_by("tier", "title")


def ancestors_of(unit: WorkUnit) -> list[WorkUnit]:
    """Return the units above, from the root down."""
    codes = unit.path.split("/")[:-2]
    above = WorkUnit.objects.filter(agency=unit.agency_id, code__in=codes)
    return sorted(above, key=lambda each: each.depth)
