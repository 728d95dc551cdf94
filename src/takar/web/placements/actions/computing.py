"""Have a scenario computed, and keep what came of it."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.placements.actions.refusals import NotNow, held_open
from takar.web.placements.computing import compute
from takar.web.placements.models import Scenario
from takar.web.placements.permissions import lays_out
from takar.web.placements.rules import DONE, FAILED, RUNNING, WAITING


@action("placements.scenario.asked", needs=lays_out)
def ask_for_placement(actor: User, scenario: Scenario) -> None:
    """Put a scenario into the queue; whoever calls hands it to the background.

    Raises:
        NotNow: it is being computed, or was chosen.
    """
    held_open(scenario)
    scenario.state, scenario.problem, scenario.hint = WAITING, "", ""
    scenario.begun_at = timezone.now()
    scenario.finished_at = None
    scenario.save()


def begin_scenario(scenario: Scenario) -> None:
    """Say that the computing began."""
    scenario.state, scenario.begun_at = RUNNING, timezone.now()
    scenario.save(update_fields=["state", "begun_at"])


@action("placements.scenario.computed", needs=lays_out)
def answer_scenario(actor: User, scenario: Scenario) -> None:
    """Compute a scenario and keep its answer.

    Raises:
        NotNow: somebody changed or removed it meanwhile.
        TakarError: the question cannot be meant as it stands.
    """
    outcome = compute(scenario)
    held = Scenario.objects.select_for_update(of=("self",)).filter(pk=scenario.pk).first()
    if held is None or held.state != RUNNING:
        raise NotNow(msg("Skenario berubah selama dihitung."), hint=msg("Hitung sekali lagi."))
    scenario.outcome = outcome.model_dump(mode="json")
    scenario.state, scenario.finished_at = DONE, timezone.now()
    scenario.save(update_fields=["outcome", "state", "finished_at"])
    noted(status=outcome.status, moves=outcome.moves, filled=outcome.filled)


@action("placements.scenario.failed", needs=lays_out)
def fail_scenario(actor: User, scenario: Scenario, *, problem: str, hint: str) -> None:
    """Keep what went wrong."""
    scenario.state, scenario.problem, scenario.hint = FAILED, problem, hint
    scenario.finished_at = timezone.now()
    scenario.save(update_fields=["state", "problem", "hint", "finished_at"])
