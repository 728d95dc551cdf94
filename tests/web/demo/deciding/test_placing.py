import pytest

from takar.web.demo.cases import PlacingPlan
from takar.web.demo.deciding.placing import PlacingStory
from takar.web.placements.rules import FILL, STAY
from tests.web.demo.deciding.made import Village

PLAN = "Penataan Kepala"


@pytest.fixture
def story(village: Village) -> PlacingStory:
    return PlacingStory(village.story, village.users, village.papers, village.folder)


def test_a_question_is_laid_out_with_what_the_head_wants(
    village: Village, story: PlacingStory
) -> None:
    day = village.papers.inauguration
    plan = PlacingPlan(PLAN, ("JPT_PRATAMA", "ADMINISTRATOR"), day, "1", "uji", fills=1)
    scenario = story.laid_out(plan)
    assert not scenario.asked.with_unverified
    kinds = set(scenario.held_rules.values_list("kind", flat=True))
    assert STAY in kinds
    assert kinds <= {STAY, FILL}
    assert not scenario.held_rules.filter(because="").exists()


def test_a_plan_is_played_once(village: Village, story: PlacingStory) -> None:
    village.papers.tell()
    plan = PlacingPlan(PLAN, ("JPT_PRATAMA",), village.papers.inauguration, "1", "uji")
    scenario = story.tell(plan)
    assert scenario.state == "DIPILIH"
    assert story.tell(plan) == scenario
