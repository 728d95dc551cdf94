"""Scenarios and plans, computed in the background."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.scenarios.actions import answer_plan, answer_scenario, fail_plan, fail_scenario
from takar.web.scenarios.models import Scenario, SketchState, TrainingPlan

UNEXPECTED = _("Penghitungan berhenti karena kesalahan yang tidak terduga.")
REPORT = _("Coba lagi; bila berulang, sampaikan kepada pengelola sistem beserta waktunya.")


@task()
def compute_scenario(scenario_id: int, user_id: int) -> None:
    """Compute a scenario; what goes wrong is written on it."""
    computed(Scenario, scenario_id, user_id, answer_scenario, fail_scenario)


@task()
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
        try:
            answer(user, sketch)
        except TakarError as error:
            fail(user, sketch, problem=str(error.problem), hint=str(error.hint))
        except Exception:
            fail(user, sketch, problem=str(UNEXPECTED), hint=str(REPORT))
            raise
