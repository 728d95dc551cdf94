"""Reasons: what must be written before some things are done; pure."""

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

NEEDED = msg("Tindakan ini memerlukan alasan.")
KEPT = msg("Alasannya tersimpan pada jejak.")


class Unwritten(TakarError):
    """A reason, or what else had to be written, was left empty."""


def demanded(written: str, problem: Message = NEEDED, hint: Message = KEPT) -> str:
    """Return what was written, without its margins.

    Raises:
        Unwritten: nothing was.
    """
    if not written.strip():
        raise Unwritten(problem, hint=hint)
    return written.strip()


def refuse_without_reason(because: str) -> None:
    """Refuse a deed that has no reason.

    Raises:
        Unwritten: nothing was given.
    """
    demanded(because, msg("Alasannya kosong."), msg("Tulis alasan tindakan ini."))
