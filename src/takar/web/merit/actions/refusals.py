"""What the room refuses."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.merit.models import Sheet
from takar.web.merit.rules import DRAFT


class NotGood(TakarError):
    """What was given cannot be kept."""


class NotNow(TakarError):
    """The sheet is not in the state for this."""


def held_draft(sheet: Sheet) -> None:
    """Hold the sheet as it stands now, and refuse one that is no draft any more.

    Raises:
        NotNow: it was submitted or settled.
    """
    sheet.refresh_from_db(from_queryset=Sheet.objects.select_for_update())
    if sheet.state != DRAFT:
        raise NotNow(
            msg("Lembar ini sudah diajukan atau ditetapkan."),
            hint=msg("Kembalikan ke pengisian dengan alasan, lalu ubah."),
        )
