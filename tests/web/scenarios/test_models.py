import pytest
from django.core.exceptions import ValidationError
from django_scopes import ScopeError

from takar.web.scenarios.models import CourseType, Movement, PlanStep, Scenario, TrainingPlan
from tests.web.scenarios import made
from tests.web.scenarios.made import Town

MODELS = [Scenario, Movement, TrainingPlan, PlanStep, CourseType]


@pytest.mark.parametrize("model", MODELS)
def test_outside_an_agency_nothing_is_found(there: Town, model: type[Scenario]) -> None:
    with pytest.raises(ScopeError):
        model.objects.count()


def test_an_unknown_shape_is_refused(there: Town) -> None:
    scenario, plan = made.draft(there), made.asked(there)
    scenario.changes = {"version": 2, "rows": []}
    plan.answer = {"version": 1}
    for one in (scenario, plan):
        with there.inside(), pytest.raises(ValidationError):
            one.full_clean()
    scenario.changes, scenario.summary = {"version": 1, "rows": []}, {"version": 1}
    with there.inside(), pytest.raises(ValidationError):
        scenario.full_clean()


def test_a_state_has_a_tone_and_says_whether_it_is_busy(there: Town) -> None:
    scenario = made.draft(there)
    expected = {
        "RANCANGAN": ("none", False),
        "MENUNGGU": ("info", True),
        "BERJALAN": ("info", True),
        "SELESAI": ("good", False),
        "GAGAL": ("poor", False),
    }
    for state, (tone, is_busy) in expected.items():
        scenario.state = state
        assert (scenario.tone, scenario.is_busy) == (tone, is_busy)
        assert scenario.is_done is (state == "SELESAI")


def test_nothing_is_found_before_it_was_computed(there: Town) -> None:
    assert made.draft(there).found is None
    assert made.asked(there).found is None


def test_people_who_leave_the_data_leave_the_scenario(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        there.wati.delete()
        assert not Movement.objects.filter(scenario=found).exists()
