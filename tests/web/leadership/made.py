"""A computed scenario for the tests of the room."""

from takar.web.people.models import Position
from takar.web.placements.models import Placed, Scenario
from tests.web.succession.made import DAY, Bench


def rotation(town: Bench, title: str = "Rotasi", state: str = "SELESAI") -> Scenario:
    """Compute that Ani takes the target post, and that another post stays vacant."""
    cast = town.cast
    other = Position.objects.get(agency=cast.agency, code="P1")
    one = Scenario.objects.create(
        agency=cast.agency,
        title=title,
        day=DAY,
        state=state,
        made_by=cast.rahayu,
        outcome={"posts": 2, "filled": 1, "people": 2, "moves": 1, "vacant": [other.pk]},
    )
    for name, standing, after in (
        ("Ani", "DITEMPATKAN", town.target),
        ("Budi", "TIDAK_DITEMPATKAN", None),
    ):
        Placed.objects.create(
            scenario=one, employee=town.people[name], standing=standing, after=after
        )
    return one
