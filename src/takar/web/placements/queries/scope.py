"""Which posts a scenario is about."""

from django.db.models import Exists, OuterRef, QuerySet

from takar.web.people.models import Employee, Position
from takar.web.placements.models import Scenario
from takar.web.placements.rules import VACANT


def positions_of(scenario: Scenario) -> QuerySet[Position]:
    """Return the posts of the tiers, the units and the filling that a scenario asks for."""
    asked = scenario.asked
    found = Position.objects.filter(agency=scenario.agency, tier__in=asked.tiers)
    if scenario.unit is not None:
        found = found.filter(unit__path__startswith=scenario.unit.path)
    if asked.filling == VACANT:
        held = Employee.objects.filter(position=OuterRef("pk"), left_on=None)
        found = found.filter(~Exists(held))
    rows: QuerySet[Position] = found.select_related("unit").order_by("code")
    return rows
