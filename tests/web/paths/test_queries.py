from datetime import date

from takar.web.kit.scope import scope
from takar.web.paths.queries import own_path
from takar.web.people.models import Position
from takar.web.succession.actions import express_interest
from tests.cast import Cast

DAY = date(2026, 3, 2)


def test_the_way_to_a_post_of_interest_is_told_step_by_step(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        post = Position.objects.get(agency=cast.agency, code="P1")
        assert own_path(cast.putri_employee, DAY).ways == ()
        express_interest(cast.putri, cast.putri_employee, position=post)
        (way,) = own_path(cast.putri_employee, DAY).ways
    assert way.problem is None
    assert way.explanation is not None
    assert way.route is not None
    assert way.route.steps or way.route.blocked


def test_without_a_decided_cycle_nothing_is_told_about_boxes(cast: Cast) -> None:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        found = own_path(cast.putri_employee, DAY)
    assert (found.review.box, found.climbs) == (None, ())
