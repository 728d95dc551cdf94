"""Who wrote, who judged, and what exactly was judged."""

from takar.web.item_bank.models import ItemKey, ItemReview, ItemVersion, ItemView
from takar.web.item_bank.rules.drafts import joined


def writers_of(version: ItemVersion) -> set[int]:
    """Return everybody who wrote on a version."""
    return {version.made_by_id, *version.writers.values_list("pk", flat=True)}


def key_of(version: ItemVersion) -> ItemKey | None:
    """Return the key that counts; before approval the first one."""
    rows = ItemKey.objects.filter(version=version)
    live: ItemKey | None = rows.filter(state="BERLAKU").first()
    return live or rows.order_by("number").first()


def judged(version: ItemVersion) -> str:
    """Return the fingerprint of what a reviewer judges: content and first key together."""
    key = ItemKey.objects.filter(version=version).order_by("number").first()
    return joined(version.fingerprint, key.fingerprint if key else "")


def verdicts_on(version: ItemVersion) -> list[tuple[str, str]]:
    """Return each verdict with what it was about, the oldest first."""
    rows = ItemReview.objects.filter(version=version).order_by("pk")
    return list(rows.values_list("verdict", "fingerprint"))


def has_read(reader: int, version: ItemVersion) -> bool:
    """Return whether somebody was shown a version together with its key."""
    looks = ItemView.objects.filter(version=version, viewer=reader, with_key=True)
    return bool(looks.exists())


def reviewers_of(version: ItemVersion, fingerprint: str) -> set[int]:
    """Return who found exactly this fit."""
    rows = ItemReview.objects.filter(version=version, verdict="LAYAK", fingerprint=fingerprint)
    return set(rows.values_list("reviewer_id", flat=True))
