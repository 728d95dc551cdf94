"""Why an entry cannot be taken or decided on."""

from collections.abc import Mapping, Sequence

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.claims.queries.likeness import Alike


class BadClaim(TakarError):
    """What was entered cannot be right.

    Attributes:
        faults: what is wrong, by field of the claim.
    """

    def __init__(self, faults: Mapping[str, Message]) -> None:
        first = next(iter(faults.values()))
        super().__init__(first, hint=msg("Perbaiki isian yang ditandai; isian lain tetap ada."))
        self.faults = dict(faults)


class LooksTheSame(TakarError):
    """Something like it is on record; it may be entered with a reason.

    Attributes:
        alike: what looks the same.
    """

    def __init__(self, alike: Sequence[Alike]) -> None:
        super().__init__(
            msg("Entri ini mirip dengan yang sudah ada."),
            hint=msg("Periksa entri yang mirip; bila memang berbeda, tulis alasannya lalu simpan."),
        )
        self.alike = list(alike)


class AlreadyOnRecord(TakarError):
    """The same evidence is verified already."""


class NotNow(TakarError):
    """The claim stands elsewhere: decided, returned or withdrawn since."""


class WithoutReason(TakarError):
    """A reason is asked for."""


class SpentKey(TakarError):
    """The form was sent by somebody else already."""


def spent() -> SpentKey:
    """Return the refusal of a form that another person, agency or entry used up."""
    return SpentKey(
        msg("Formulir ini sudah dikirim untuk entri lain."),
        hint=msg("Buka formulir baru lalu isi lagi."),
    )


class NotYours(TakarError):
    """This kind of evidence is entered by operators."""
