"""What the room refuses."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.rules import DRAFT


class NotGood(TakarError):
    """What was given cannot be kept."""


class NotNow(TakarError):
    """The list is not in the state for this."""


def held_draft(one: MoveList) -> None:
    """Hold a list as it stands now, and refuse one that is no draft any more.

    Raises:
        NotNow: it was proposed, decreed or cancelled.
    """
    one.refresh_from_db(from_queryset=MoveList.objects.select_for_update())
    if one.state != DRAFT:
        raise NotNow(
            msg("Daftar ini tidak sedang disusun."),
            hint=msg("Kembalikan ke penyusunan dengan alasan, atau buka daftar baru."),
        )


def forget_check(one: MoveList) -> None:
    """Forget what the last check found: the list is another one now."""
    if one.checked_at is None:
        return
    one.checked_at, one.evidence_hash, one.law_edition = None, "", ""
    one.save(update_fields=["checked_at", "evidence_hash", "law_edition"])
    Move.objects.filter(move_list=one).update(verdict="", kind="", outcome={})
