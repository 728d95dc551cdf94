"""What the room refuses."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.placements.models import Scenario
from takar.web.placements.rules import BUSY, CHOSEN


class NotGood(TakarError):
    """What was given cannot be kept."""


class NotNow(TakarError):
    """The scenario is not in the state for this."""


def held_open(scenario: Scenario) -> None:
    """Hold a scenario as it stands now, and refuse one that is being computed or was chosen.

    Raises:
        NotNow: it is busy, or chosen.
    """
    scenario.refresh_from_db(from_queryset=Scenario.objects.select_for_update(of=("self",)))
    if scenario.state in BUSY:
        raise NotNow(
            msg("Skenario ini sedang dihitung."),
            hint=msg("Tunggu sampai selesai, lalu ubah."),
        )
    if scenario.state == CHOSEN:
        raise NotNow(
            msg("Skenario ini sudah dipilih pimpinan."),
            hint=msg("Salin skenarionya, lalu ubah salinannya."),
        )
