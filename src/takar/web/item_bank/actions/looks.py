"""Nobody sees an item without a line that says who, when, why, and whether with the key.

These lines are the record themselves, so looking is no act of the general log.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from takar.items.content import Content
from takar.items.keys import Key
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import NotPermitted
from takar.web.item_bank.models import ItemKey, ItemMedia, ItemVersion, ItemView
from takar.web.item_bank.permissions import reads_items
from takar.web.item_bank.queries.reviews import key_of
from takar.web.kit.sealing import opened

AWHILE = timedelta(minutes=30)


@dataclass(frozen=True, repr=False)
class Seen:
    """What somebody was shown."""

    content: Content
    key: Key | None
    key_row: ItemKey | None = None


@transaction.atomic
def look(
    viewer: User, version: ItemVersion, *, purpose: str, with_key: bool = False, because: str = ""
) -> Seen:
    """Return what a version says, and its key if asked for, once the look is written down.

    Raises:
        NotPermitted: the person may not read items.
    """
    must_read(viewer, version)
    ItemView.objects.create(
        version=version, viewer=viewer, purpose=purpose, with_key=with_key, because=because
    )
    row = key_of(version) if with_key else None
    return Seen(version.content, row.key if row else None, row)


@transaction.atomic
def look_at_medium(
    viewer: User, version: ItemVersion, *, name: str, purpose: str
) -> tuple[str, bytes] | None:
    """Return kind and bytes of a medium; a look at its version a moment ago covers it.

    Raises:
        NotPermitted: the person may not read items.
    """
    must_read(viewer, version)
    row = ItemMedia.objects.filter(version=version, name=name).first()
    if row is None:
        return None
    looks = ItemView.objects.filter(version=version, viewer=viewer)
    if not looks.filter(at__gte=timezone.now() - AWHILE).exists():
        ItemView.objects.create(version=version, viewer=viewer, purpose=purpose)
    return row.kind, opened(row.sealed)


def must_read(viewer: User, version: ItemVersion) -> None:
    """Refuse whoever may not read items."""
    if not reads_items(viewer, version):
        raise NotPermitted(
            msg("Isi soal hanya untuk penulis, penelaah, dan pengesah soal."),
            hint=msg("Daftar soal tetap dapat Anda lihat."),
        )
