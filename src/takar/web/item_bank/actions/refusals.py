"""What the room refuses, and how it asks for reasons."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.item_bank.models import Item, ItemVersion


class NotNow(TakarError):
    """The deed has no place in the present state."""


class NotYours(TakarError):
    """Another person must do this: whoever wrote does not judge."""


class NotGood(TakarError):
    """Something contradicts itself, or is there already."""


def locked(version: ItemVersion, *states: str) -> ItemVersion:
    """Return a version held for writing, in one of the states.

    Raises:
        NotNow: it is in another state, or its item is withdrawn.
    """
    rows = ItemVersion.objects.select_for_update(of=("self",)).select_related("item__agency")
    fresh: ItemVersion = rows.get(pk=version.pk)
    if fresh.state not in states:
        raise NotNow(
            msg("Versi ini sekarang berkeadaan {state}.", state=fresh.get_state_display()),
            hint=msg("Muat ulang halaman; langkah ini tidak berlaku pada keadaan itu."),
        )
    refuse_withdrawn(fresh.item)
    return fresh


def refuse_withdrawn(item: Item) -> None:
    """Refuse work on an item that is out of use.

    Raises:
        NotNow: it is withdrawn.
    """
    if item.withdrawn_at:
        raise NotNow(
            msg("Soal ini sedang ditarik dari pemakaian."),
            hint=msg("Pengesah dapat mengembalikannya lebih dahulu."),
        )
