"""Write items down, describe them, and bring them into order."""

from collections.abc import Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from takar.items.media import MediaFile
from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.refusals import NotGood, NotNow
from takar.web.item_bank.actions.storing import settle, stored
from takar.web.item_bank.models import Item, ItemBatch, ItemPool, ItemVersion
from takar.web.item_bank.permissions import approves_items, keeps_pools, writes_items
from takar.web.item_bank.rules.drafts import Draft
from takar.web.kit.reasons import demanded

MOST_TAGS, LONGEST_TAG = 20, 40


@action("item_bank.pool.made", needs=keeps_pools)
def make_pool(actor: User, agency: Agency, *, code: str, name: str, purpose: str = "") -> ItemPool:
    """Open a pool of items.

    Raises:
        NotGood: one of that code is there.
    """
    if ItemPool.objects.filter(agency=agency, code=code).exists():
        raise NotGood(
            msg("Bank soal berkode {code} sudah ada.", code=code), hint=msg("Pakai kode lain.")
        )
    made: ItemPool = ItemPool.objects.create(agency=agency, code=code, name=name, purpose=purpose)
    noted(pool=made.pk)
    return made


@action("item_bank.item.written", needs=writes_items)
def write_item(  # noqa: PLR0913 -- named at the call
    actor: User,
    pool: ItemPool,
    *,
    draft: Draft,
    code: str,
    title: str,
    competency: str = "",
    level: int | None = None,
    tags: Iterable[str] = (),
    media: Sequence[MediaFile] = (),
    batch: ItemBatch | None = None,
) -> Item:
    """Write a new item with its first version and key, as a draft.

    Raises:
        NotGood: an item of that code is there.
        KeyDoesNotFit: the key belongs to another content.
    """
    noted(media=len(media), tags=sorted(tags_of(tags)))
    if Item.objects.filter(agency=pool.agency, code=code).exists():
        raise NotGood(
            msg("Soal berkode {code} sudah ada.", code=code), hint=msg("Pakai kode lain.")
        )
    item: Item = Item.objects.create(
        agency=pool.agency,
        pool=pool,
        code=code,
        title=title,
        interaction=draft.content.interaction.value,
        competency=competency,
        level=level,
        tags=tags_of(tags),
        made_by=actor,
        batch=batch,
    )
    stored(actor, item, draft, number=1, media=media)
    return item


@action("item_bank.item.described", needs=writes_items)
def describe_item(
    actor: User,
    item: Item,
    *,
    title: str,
    competency: str = "",
    level: int | None = None,
    tags: Iterable[str] = (),
) -> None:
    """Change how an item is called and filed; what it says stays.

    Raises:
        NotGood: another competency or level after approval; results are told by them.
    """
    if (competency, level) != (item.competency, item.level) and was_approved(item):
        raise NotGood(
            msg("Kompetensi dan level soal yang pernah disahkan tidak berubah lagi."),
            hint=msg("Tulis soal baru untuk kompetensi atau level lain."),
        )
    noted(before=[item.title, item.competency, item.level, *item.tags], tags=tags_of(tags))
    item.title, item.competency, item.level = title, competency, level
    item.tags = tags_of(tags)
    item.save(update_fields=["title", "competency", "level", "tags"])


def was_approved(item: Item) -> bool:
    """Return whether a version of an item is or was approved."""
    rows = ItemVersion.objects.filter(item=item)
    return bool(rows.filter(Q(state="DISETUJUI") | Q(approved_at__isnull=False)).exists())


@action("item_bank.items.moved", needs=keeps_pools)
def move_items(actor: User, agency: Agency, *, items: list[int], pool: ItemPool) -> int:
    """Move items into another pool; return how many."""
    chosen = Item.objects.filter(agency=agency, pk__in=items)
    return int(chosen.exclude(pool=pool).update(pool=pool))


@action("item_bank.items.tagged", needs=writes_items)
def tag_items(actor: User, agency: Agency, *, items: list[int], tag: str) -> int:
    """Put a tag on items; return how many did not have it.

    Raises:
        NotGood: there is no tag.
    """
    asked = tags_of([tag])
    if not asked:
        raise NotGood(msg("Penandanya kosong."), hint=msg("Tulis satu penanda."))
    changed = [
        item
        for item in Item.objects.select_for_update().filter(agency=agency, pk__in=items)
        if asked[0] not in item.tags
    ]
    for item in changed:
        item.tags = tags_of([*item.tags, asked[0]])
    Item.objects.bulk_update(changed, ["tags"])
    return len(changed)


@action("item_bank.item.withdrawn", needs=approves_items)
def withdraw_item(actor: User, item: Item, *, because: str) -> None:
    """Take an item out of use: no new form finds it; forms that are locked keep it.

    Raises:
        NotNow: it is withdrawn already.
        Unwritten: no reason was given.
    """
    demanded(because)
    item.refresh_from_db(from_queryset=Item.objects.select_for_update())
    if item.withdrawn_at:
        raise NotNow(msg("Soal ini sudah ditarik."), hint=msg("Muat ulang halaman."))
    noted(before=item.state)
    item.withdrawn_at = timezone.now()
    item.save(update_fields=["withdrawn_at"])
    settle(item)


@action("item_bank.item.restored", needs=approves_items)
def restore_item(actor: User, item: Item, *, because: str) -> None:
    """Bring a withdrawn item back to the state of its versions.

    Raises:
        NotNow: it is not withdrawn.
        Unwritten: no reason was given.
    """
    demanded(because)
    item.refresh_from_db(from_queryset=Item.objects.select_for_update())
    if not item.withdrawn_at:
        raise NotNow(msg("Soal ini tidak sedang ditarik."), hint=msg("Muat ulang halaman."))
    noted(since=item.withdrawn_at)
    item.withdrawn_at = None
    item.save(update_fields=["withdrawn_at"])
    settle(item)


@action("item_bank.items.withdrawn", needs=approves_items)
def withdraw_items(actor: User, agency: Agency, *, items: list[int], because: str) -> int:
    """Take several items out of use; return how many were in use.

    Raises:
        Unwritten: no reason was given.
    """
    demanded(because)
    rows = Item.objects.filter(agency=agency, pk__in=items, withdrawn_at=None)
    return int(rows.update(withdrawn_at=timezone.now(), state="DITARIK"))


def tags_of(tags: Iterable[str]) -> list[str]:
    """Return tags in one form: small, each once, in order."""
    words = {"-".join(tag.split()).lower()[:LONGEST_TAG] for tag in tags}
    return sorted(words - {""})[:MOST_TAGS]
