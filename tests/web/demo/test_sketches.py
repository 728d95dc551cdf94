import pytest

from takar.web.accounts.models import Role
from takar.web.demo.sketches import SketchStory
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.results.models import Run
from takar.web.scenarios.models import Scenario, TrainingPlan
from tests.town import HAMLET, make_hamlet

pytestmark = pytest.mark.django_db


def test_a_rule_is_tried_and_an_office_planned_for_once() -> None:
    hamlet = make_hamlet()
    users = hamlet.users
    story = Story(HAMLET, hamlet.agency, users[Role.OPERATOR], users[Role.LEADER])
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        sketched = SketchStory(story, hamlet.index)
        before = Run.objects.count()
        first = (sketched.try_rule(), sketched.plan())
        assert (sketched.try_rule(), sketched.plan()) == first
        scenario = Scenario.objects.get()
        plan = TrainingPlan.objects.get()
        assert Run.objects.count() == before
    assert [row.key for row in scenario.changed.rows] == ["ip_asn.windows"]
    assert scenario.summary is not None
    assert plan.answer is not None
