"""What the room refuses, and how it asks for reasons."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.selections.models import Selection, Shortlist


class NotNow(TakarError):
    """The deed has no place in the present state of the selection."""


class NotGood(TakarError):
    """Something contradicts itself, or is there already."""


def refuse_printed(one: Selection) -> None:
    """Refuse to change what a printed list was made from.

    Raises:
        NotNow: a list was printed.
    """
    if Shortlist.objects.filter(post__selection=one).exists():
        raise NotNow(
            msg("Urutan seleksi ini sudah dicetak; komponennya tidak lagi berubah."),
            hint=msg("Bobot ditetapkan sebelum ada yang diurutkan."),
        )
