"""Drafts put under seal: a version, its key and its media."""

from collections.abc import Iterable

from takar.items.key_checks import check_key
from takar.items.media import MediaFile
from takar.web.accounts.models import User
from takar.web.item_bank.models import Item, ItemKey, ItemMedia, ItemVersion
from takar.web.item_bank.rules.course import state_of_item
from takar.web.item_bank.rules.drafts import Draft, fingerprint_of
from takar.web.kit.sealing import seal


def stored(
    writer: User, item: Item, draft: Draft, *, number: int, media: Iterable[MediaFile] = ()
) -> ItemVersion:
    """Return a new version of an item with its first key, as a draft."""
    check_key(draft.content, draft.key)
    version = ItemVersion.objects.create(
        item=item,
        number=number,
        sealed=seal(draft.content.model_dump_json().encode()),
        fingerprint=fingerprint_of(draft.content),
        made_by=writer,
    )
    version.writers.add(writer)
    add_key(writer, version, draft, number=1)
    ItemMedia.objects.bulk_create(medium_row(version, file) for file in media)
    return version


def add_key(
    writer: User, version: ItemVersion, draft: Draft, *, number: int, because: str = ""
) -> ItemKey:
    """Return a new key of a version, proposed."""
    check_key(draft.content, draft.key)
    made: ItemKey = ItemKey.objects.create(
        version=version,
        number=number,
        sealed=seal(draft.key.model_dump_json().encode()),
        fingerprint=fingerprint_of(draft.key),
        because=because,
        made_by=writer,
    )
    return made


def medium_row(version: ItemVersion, file: MediaFile) -> ItemMedia:
    """Return a medium of a version, sealed and not yet stored."""
    return ItemMedia(
        version=version,
        name=file.name,
        kind=file.kind.value,
        sealed=seal(file.content),
        size=len(file.content),
    )


def overwrite(version: ItemVersion, draft: Draft) -> None:
    """Replace what a draft says and how it is marked."""
    check_key(draft.content, draft.key)
    version.sealed = seal(draft.content.model_dump_json().encode())
    version.fingerprint = fingerprint_of(draft.content)
    version.save(update_fields=["sealed", "fingerprint"])
    ItemKey.objects.filter(version=version, number=1).update(
        sealed=seal(draft.key.model_dump_json().encode()), fingerprint=fingerprint_of(draft.key)
    )


def move_version(version: ItemVersion, state: str) -> None:
    """Give a version its new state, and its item the state that follows."""
    version.state = state
    version.save(update_fields=["state"])
    settle(version.item)


def settle(item: Item) -> None:
    """Give an item the state that its versions say, unless it is withdrawn."""
    rows = ItemVersion.objects.filter(item=item).order_by("-number")
    states = [] if item.withdrawn_at else rows.values_list("state", flat=True)
    item.state = state_of_item(states)
    item.save(update_fields=["state"])
