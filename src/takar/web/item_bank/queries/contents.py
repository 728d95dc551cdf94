"""What versions say, and how they are marked, opened in bulk for the service itself.

Nobody looks at anything here, so nothing is written into the list of views: a page that shows
content to a person must say so there.
"""

from collections.abc import Iterable

from takar.items.content import Content
from takar.items.keys import Key
from takar.web.item_bank.models import ItemKey, ItemMedia, ItemVersion
from takar.web.kit.sealing import opened


def contents(versions: Iterable[int]) -> dict[int, Content]:
    """Return what each version says, by its number in the database."""
    rows = ItemVersion.objects.filter(pk__in=list(versions))
    return {row.pk: row.content for row in rows}


def live_keys(versions: Iterable[int]) -> dict[int, tuple[int, Key]]:
    """Return the number and the key that counts now of each version that has one."""
    rows = ItemKey.objects.filter(version__in=list(versions), state="BERLAKU")
    return {row.version_id: (row.number, row.key) for row in rows}


def medium_of(version: int, name: str) -> tuple[str, bytes] | None:
    """Return kind and bytes of a medium of a version, if it has one of that name."""
    row = ItemMedia.objects.filter(version=version, name=name).first()
    return (row.kind, opened(row.sealed)) if row else None
