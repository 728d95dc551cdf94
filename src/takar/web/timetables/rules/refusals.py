"""What the room refuses, named by the problem."""

from collections.abc import Sequence

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class StillUsed(TakarError):
    """A room or a day that sessions stand on."""


class NotNow(TakarError):
    """The deed has no place in the present state."""


class NotReady(TakarError):
    """Something must be there before this step."""


class Clash(TakarError):
    """A change by hand that no timetable may hold, or only when somebody insists.

    Attributes:
        findings: every rule the change breaks, in words.
        may_insist: none of them is beyond insisting.
    """

    def __init__(self, findings: Sequence[Message], *, may_insist: bool) -> None:
        super().__init__(
            msg("Perubahan ini melanggar: {what}", what=" ".join(map(str, findings))),
            hint=msg("Centang Tetap ubah bila memang dikehendaki.")
            if may_insist
            else msg(
                "Bentrok seperti ini tidak dapat disimpan; pilih waktu, ruang, atau orang lain."
            ),
        )
        self.findings = tuple(findings)
        self.may_insist = may_insist


NEVER = frozenset(
    {
        *("RUANG_GANDA", "PESERTA_GANDA", "ASESOR_GANDA", "ASESOR_BERULANG", "BERULANG"),
        *("BENTURAN", "KAPASITAS", "RUANG_METODE", "NAMA"),
    }
)
"""Rules on which nobody may insist: double booking, conflicts of interest, full rooms."""
