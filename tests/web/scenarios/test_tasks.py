import pytest

from takar.web.scenarios import tasks
from takar.web.scenarios.actions import change_rules
from takar.web.scenarios.models import PlanStep
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


def test_a_problem_is_written_on_the_plan_in_words(there: Town) -> None:
    there.cast.putri_employee.delete()
    plan = made.asked(there, unit=there.cast.unit)
    with there.inside():
        there.wati.delete()
    tasks.compute_plan.func(plan.pk, there.cast.rahayu.pk)
    with there.inside():
        plan.refresh_from_db()
    assert (plan.state, plan.answer) == ("GAGAL", None)
    assert "terukur" in plan.problem
    assert plan.hint


def test_what_nobody_expected_is_written_and_not_swallowed(
    there: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError("no room on disk")

    monkeypatch.setattr(tasks, "answer_scenario", broken)
    scenario = made.draft(there)
    with there.inside():
        change_rules(there.cast.rahayu, scenario, changes=made.richer(there.cast))
    with pytest.raises(OSError, match="no room"):
        tasks.compute_scenario.func(scenario.pk, there.cast.rahayu.pk)
    with there.inside():
        scenario.refresh_from_db()
    assert scenario.state == "GAGAL"
    assert scenario.problem


def test_a_task_delivered_twice_computes_once(there: Town) -> None:
    plan = made.planned(there)
    with there.inside():
        before = set(PlanStep.objects.values_list("pk", flat=True))
    tasks.compute_plan.func(plan.pk, there.cast.rahayu.pk)
    with there.inside():
        assert set(PlanStep.objects.values_list("pk", flat=True)) == before


def test_a_draft_is_not_computed(there: Town) -> None:
    scenario = made.draft(there)
    tasks.compute_scenario.func(scenario.pk, there.cast.rahayu.pk)
    with there.inside():
        scenario.refresh_from_db()
    assert scenario.state == "RANCANGAN"


@pytest.mark.parametrize(("state", "after"), [("BERJALAN", "GAGAL"), ("SELESAI", "SELESAI")])
def test_computing_that_was_cut_off_says_so_and_may_be_asked_for_again(
    there: Town, state: str, after: str
) -> None:
    rows = made.draft(there), made.asked(there, unit=there.cast.unit)
    for one, end in zip(rows, (tasks.end_scenario, tasks.end_plan), strict=True):
        with there.inside():
            type(one).objects.filter(pk=one.pk).update(state=state)
        end(one.pk, there.cast.rahayu.pk)
        with there.inside():
            one.refresh_from_db()
        assert one.state == after
        assert ("terputus" in one.problem) is (after == "GAGAL")
