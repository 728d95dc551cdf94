"""What the room refuses, and plans held as they stand now."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.development.models import Plan
from takar.web.development.rules import REVOKED


class NotGood(TakarError):
    """What was given cannot be kept."""


class NotNow(TakarError):
    """The time for this is over, or has not come."""


class OverLimit(TakarError):
    """A limit of the plan stands in the way."""


def held(plan: Plan) -> None:
    """Hold a plan as it stands now, and refuse one that is computed or was revoked.

    Raises:
        NotNow: it is busy, or revoked.
    """
    plan.refresh_from_db(from_queryset=Plan.objects.select_for_update(of=("self",)))
    if plan.is_busy:
        raise NotNow(
            msg("Rencana ini sedang dihitung."), hint=msg("Tunggu sampai selesai, lalu ubah.")
        )
    if plan.state == REVOKED:
        raise NotNow(
            msg("Rencana ini sudah dicabut."), hint=msg("Salin rencananya, lalu ubah salinannya.")
        )


def held_draft(plan: Plan) -> None:
    """Hold a plan that everything may still change of.

    Raises:
        NotNow: it is no draft, or busy.
    """
    held(plan)
    if not plan.is_draft:
        raise NotNow(
            msg("Rencana ini sudah ditetapkan."),
            hint=msg("Ubah pesertanya dengan alasan, atau salin menjadi rencana baru."),
        )


def held_decided(plan: Plan) -> None:
    """Hold a plan that stands.

    Raises:
        NotNow: it is not decided.
    """
    held(plan)
    if not plan.is_decided:
        raise NotNow(
            msg("Rencana ini belum ditetapkan."), hint=msg("Tetapkan rencananya lebih dahulu.")
        )


def spoil(plan: Plan) -> None:
    """Say of a filled plan that what it rests on changed since."""
    if plan.answer is not None and not plan.is_stale:
        plan.is_stale = True
        plan.save(update_fields=["is_stale"])
