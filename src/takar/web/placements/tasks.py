"""Scenarios, computed in the background."""

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.web.accounts.models import User
from takar.web.kit.scope import scope, scopes_disabled
from takar.web.placements.actions.computing import answer_scenario, begin_scenario, fail_scenario
from takar.web.placements.models import Scenario
from takar.web.placements.rules import WAITING

UNEXPECTED = _("Penghitungan berhenti karena kesalahan yang tidak terduga.")
REPORT = _("Coba lagi; bila berulang, sampaikan kepada pengelola sistem beserta waktunya.")


@task()
def compute_placement(scenario_id: int, user_id: int) -> None:
    """Compute a scenario once; what goes wrong is written on it."""
    with scopes_disabled():
        scenario = Scenario.objects.select_related("agency", "unit", "kept_from").get(
            pk=scenario_id
        )
        user = User.objects.get(pk=user_id)
    if scenario.state != WAITING:
        return
    with scope(agency=scenario.agency, agency_code=scenario.agency.code):
        begin_scenario(scenario)
        try:
            answer_scenario(user, scenario)
        except TakarError as error:
            fail_scenario(user, scenario, problem=str(error.problem), hint=str(error.hint))
        except Exception:
            fail_scenario(user, scenario, problem=str(UNEXPECTED), hint=str(REPORT))
            raise
