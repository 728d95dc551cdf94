"""Scenarios and plans, computed in the background."""

from datetime import timedelta
from functools import partial
from typing import Any

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.scenarios.actions import answer_plan, answer_scenario, fail_plan, fail_scenario
from takar.web.scenarios.models import Scenario, SketchState, TrainingPlan

LONGEST = timedelta(hours=1)


def end_scenario(scenario_id: int, user_id: int) -> None:
    """Note on a scenario that its computing was cut off."""
    cut_off(Scenario, scenario_id, user_id, fail_scenario)


def end_plan(plan_id: int, user_id: int) -> None:
    """Note on a plan that its computing was cut off."""
    cut_off(TrainingPlan, plan_id, user_id, fail_plan)


def cut_off(model: Any, number: int, user_id: int, fail: Any) -> None:
    """Note that computing was cut off, if nothing else came of it."""
    with scopes_disabled():
        sketch = model.objects.select_related("agency", "unit").get(pk=number)
        user = User.objects.get(pk=user_id)
    if sketch.state == SketchState.RUNNING:
        with scope(agency=sketch.agency, agency_code=sketch.agency.code):
            fail(user, sketch, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_scenario, longest=LONGEST)
def compute_scenario(scenario_id: int, user_id: int) -> None:
    """Compute a scenario; what goes wrong is written on it."""
    computed(Scenario, scenario_id, user_id, answer_scenario, fail_scenario)


@task()
@may_be_cut_off(end_plan, longest=LONGEST)
def compute_plan(plan_id: int, user_id: int) -> None:
    """Compute a plan; what goes wrong is written on it."""
    computed(TrainingPlan, plan_id, user_id, answer_plan, fail_plan)


def computed(model: Any, number: int, user_id: int, answer: Any, fail: Any) -> None:
    """Compute something once; what waits no more is left as it is."""
    with scopes_disabled():
        sketch = model.objects.select_related("agency", "unit").get(pk=number)
        user = User.objects.get(pk=user_id)
    if sketch.state != SketchState.WAITING:
        return
    with scope(agency=sketch.agency, agency_code=sketch.agency.code):
        model.objects.filter(pk=number).update(state=SketchState.RUNNING)
        sketch.state = SketchState.RUNNING
        with faults_told_by(partial(fail, user, sketch)):
            answer(user, sketch)
