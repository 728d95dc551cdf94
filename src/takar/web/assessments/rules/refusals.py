"""What the room refuses, named by the problem."""

from collections.abc import Sequence

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class BadPlan(TakarError):
    """The plan of an event contradicts itself."""


class NotNow(TakarError):
    """The deed has no place in the present state of the event."""


class NoReason(TakarError):
    """The deed asks for a reason and got none."""


class NotReady(TakarError):
    """Something must be done before this step."""


class BadScores(TakarError):
    """Scores that cannot be recorded; nothing of them was.

    Attributes:
        faults: every fault found, row by row.
    """

    def __init__(self, faults: Sequence[Message]) -> None:
        shown = "; ".join(str(fault) for fault in faults[:3])
        super().__init__(
            msg("{count} nilai tidak dapat dicatat: {shown}", count=len(faults), shown=shown),
            hint=msg("Perbaiki nilai yang disebut, lalu simpan lagi; belum ada yang tersimpan."),
        )
        self.faults = list(faults)


class SeatTaken(TakarError):
    """Somebody sits there already, or may not sit there."""


class BadAssignments(TakarError):
    """Assignments that cannot be made; none of them was.

    Attributes:
        faults: every fault found, pair by pair.
    """

    def __init__(self, faults: Sequence[Message]) -> None:
        shown = "; ".join(str(fault) for fault in faults[:3])
        super().__init__(
            msg("{count} penugasan tidak dapat dibuat: {shown}", count=len(faults), shown=shown),
            hint=msg("Ganti asesornya; bila benturan diterima, operator menulis alasannya."),
        )
        self.faults = list(faults)


def demand_reason(reason: str, what: Message) -> str:
    """Return the reason without its margins, or refuse.

    Raises:
        NoReason: nothing was written.
    """
    written = reason.strip()
    if not written:
        raise NoReason(what, hint=msg("Tulis alasannya; alasan tersimpan pada jejak."))
    return written
