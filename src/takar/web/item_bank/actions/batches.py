"""Files of items: looked through, taken in whole, undone while nothing of them is approved."""

from django.db.models import Exists, OuterRef

from takar.items.media import MEBIBYTE
from takar.kernel.language import msg
from takar.synthetic.items import bank
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.items import write_item
from takar.web.item_bank.actions.refusals import NotGood, NotNow
from takar.web.item_bank.models import Item, ItemBatch, ItemPool, ItemVersion, ItemView
from takar.web.item_bank.permissions import writes_items
from takar.web.item_bank.queries.batches import incoming_of, read_for
from takar.web.item_bank.rules.drafts import Draft
from takar.web.kit.sealing import seal

MOST_BYTES = 50 * MEBIBYTE


@action("item_bank.batch.checked", needs=writes_items)
def check_batch(actor: User, pool: ItemPool, *, name: str, content: bytes) -> ItemBatch:
    """Look a file through and keep it sealed until it is taken in or discarded.

    Raises:
        NotGood: it is too large.
        TakarError: it cannot be read at all.
    """
    if len(content) > MOST_BYTES:
        raise NotGood(
            msg("Berkas lebih besar dari {most} MB.", most=MOST_BYTES // MEBIBYTE),
            hint=msg("Bagi menjadi beberapa berkas."),
        )
    found = read_for(pool.agency, content, name)
    noted(items=len(found.items), faults=len(found.faults), skipped=len(found.skipped))
    batch: ItemBatch = ItemBatch.objects.create(
        agency=pool.agency,
        pool=pool,
        file_name=name[:200],
        sealed=seal(content),
        size=len(content),
        made_by=actor,
        count=len(found.items),
    )
    return batch


@action("item_bank.batch.taken", needs=writes_items)
def take_batch(actor: User, batch: ItemBatch) -> int:
    """Take every item of a file in, as drafts, or none; return how many.

    Raises:
        NotNow: the file was taken in or discarded before.
        NotGood: it has a fault, or no item.
    """
    held(batch, "DIPERIKSA")
    found = incoming_of(batch)
    if found.faults or not found.items:
        raise NotGood(
            msg("Berkas ini memuat {n} kesalahan.", n=len(found.faults)),
            hint=msg("Perbaiki berkasnya, lalu unggah lagi; belum ada soal yang disimpan."),
        )
    for item in found.items:
        write_item(
            actor,
            batch.pool,
            draft=item.draft,
            code=item.code,
            title=item.title,
            competency=item.competency,
            level=item.level,
            media=item.media,
            batch=batch,
        )
    batch.count = len(found.items)
    batch.save(update_fields=["count"])
    close(batch, "DISIMPAN")
    return batch.count


@action("item_bank.batch.discarded", needs=writes_items)
def discard_batch(actor: User, batch: ItemBatch) -> None:
    """Forget a file that was looked through.

    Raises:
        NotNow: the file was taken in or discarded before.
    """
    held(batch, "DIPERIKSA")
    close(batch, "DIABAIKAN")


@action("item_bank.batch.undone", needs=writes_items)
def undo_batch(actor: User, batch: ItemBatch) -> int:
    """Take the items of a file out again; return how many.

    What somebody has looked at stays, withdrawn and under another code, so that the lines about
    these looks keep what they speak of.

    Raises:
        NotNow: the file was not taken in, or an item of it was approved.
    """
    held(batch, "DISIMPAN")
    items = Item.objects.filter(batch=batch)
    if ItemVersion.objects.filter(item__in=items, state="DISETUJUI").exists():
        raise NotNow(
            msg("Sebagian soal dari berkas ini sudah disetujui."),
            hint=msg("Tarik soalnya satu per satu bila tidak akan dipakai."),
        )
    looks = ItemView.objects.filter(version__item=OuterRef("pk"))
    count, seen = items.count(), list(items.filter(Exists(looks)))
    for item in seen:
        put_aside(item)
    unseen = items.exclude(pk__in=[item.pk for item in seen])
    versions = ItemVersion.objects.filter(item__in=unseen)
    forget(list(versions), list(unseen))
    noted(removed=count - len(seen), kept=len(seen))
    close(batch, "DIBATALKAN")
    return count


def forget(versions: list[ItemVersion], items: list[Item]) -> None:
    """Delete items nobody has looked at, with their keys."""
    for version in versions:
        version.keys.all().delete()
        version.delete()
    for item in items:
        item.delete()


def put_aside(item: Item) -> None:
    """Withdraw an item whose import was undone, and free its code."""
    item.code = f"{item.code[:28]}~{item.pk}"
    item.withdrawn_at, item.state = item.made_at, "DITARIK"
    item.save(update_fields=["code", "withdrawn_at", "state"])


def held(batch: ItemBatch, state: str) -> None:
    """Hold a file that is in one state.

    Raises:
        NotNow: it is in another.
    """
    batch.refresh_from_db(from_queryset=ItemBatch.objects.select_for_update())
    if batch.state != state:
        raise NotNow(
            msg("Impor ini sekarang berkeadaan {state}.", state=batch.get_state_display()),
            hint=msg("Muat ulang halaman."),
        )


def close(batch: ItemBatch, state: str) -> None:
    """Give a file its last state and forget what it held."""
    batch.state, batch.sealed = state, b""
    batch.save(update_fields=["state", "sealed"])


@action("item_bank.samples.loaded", needs=writes_items)
def load_samples(actor: User, pool: ItemPool) -> int:
    """Fill an empty pool with the invented items, as drafts; return how many.

    Raises:
        NotNow: the pool is not empty, or the codes of the invented items are taken.
    """
    samples = bank()
    codes = [item.code for item in samples]
    taken = Item.objects.filter(agency=pool.agency, code__in=codes).exists()
    if taken or pool.items.exists():
        raise NotNow(
            msg("Bank contoh hanya dimuat satu kali, ke bank soal yang kosong."),
            hint=msg("Buat bank soal baru, atau pakai contoh yang sudah ada."),
        )
    for item in samples:
        write_item(
            actor,
            pool,
            draft=Draft(item.content, item.key),
            code=item.code,
            title=item.title,
            competency=item.competency,
            level=item.level,
            tags=("contoh",),
        )
    return len(samples)
