"""Scenarios, computed in the background."""

from datetime import timedelta
from functools import partial

from django_tasks import task

from takar.web.accounts.models import User
from takar.web.kit.background import faults_told_by
from takar.web.kit.cut_off import HINT, PROBLEM, may_be_cut_off
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.placements.actions.computing import answer_scenario, begin_scenario, fail_scenario
from takar.web.placements.models import Scenario
from takar.web.placements.rules import BUSY, WAITING

LONGEST = timedelta(hours=1)
"""What solving, the costs of orders, reasons and other plans may take together."""


def end_placement(scenario_id: int, user_id: int) -> None:
    """Note on a scenario that its computing was cut off, if nothing else came of it."""
    scenario, user = found(scenario_id, user_id)
    if scenario.state in BUSY:
        with scope(agency=scenario.agency, agency_code=scenario.agency.code):
            fail_scenario(user, scenario, problem=str(PROBLEM), hint=str(HINT))


@task()
@may_be_cut_off(end_placement, longest=LONGEST)
def compute_placement(scenario_id: int, user_id: int) -> None:
    """Compute a scenario once; what goes wrong is written on it."""
    scenario, user = found(scenario_id, user_id)
    if scenario.state != WAITING:
        return
    with scope(agency=scenario.agency, agency_code=scenario.agency.code):
        begin_scenario(scenario)
        with faults_told_by(partial(fail_scenario, user, scenario)):
            answer_scenario(user, scenario)


def found(scenario_id: int, user_id: int) -> tuple[Scenario, User]:
    """Return the scenario and who asked, of whatever agency."""
    with scopes_disabled():
        rows = Scenario.objects.select_related("agency", "unit", "kept_from")
        return rows.get(pk=scenario_id), User.objects.get(pk=user_id)
