"""Correct a key: proposed beside the one that counts, switched by a second person."""

from django.utils import timezone

from takar.items.keys import Key
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.refusals import NotGood, NotNow, NotYours
from takar.web.item_bank.actions.storing import add_key
from takar.web.item_bank.key_claims import is_claimed
from takar.web.item_bank.models import ItemKey, ItemVersion
from takar.web.item_bank.permissions import approves_items, reads_items
from takar.web.item_bank.rules.drafts import Draft, fingerprint_of
from takar.web.kit.reasons import demanded


@action("item_bank.key.proposed", needs=reads_items)
def propose_key(actor: User, version: ItemVersion, *, key: Key, because: str) -> ItemKey:
    """Write a corrected key beside the one that counts; nothing is marked by it yet.

    Raises:
        NotNow: the version was never approved; a draft is simply changed.
        NotGood: the key is the one that counts now, or one that waits already.
        KeyDoesNotFit: the key belongs to another content.
        Unwritten: no reason was given.
    """
    noted(key=fingerprint_of(key))
    if version.state != "DISETUJUI":
        raise NotNow(
            msg("Kunci koreksi hanya untuk versi yang sudah disetujui."),
            hint=msg("Ubah kuncinya pada draf."),
        )
    known = ItemKey.objects.filter(version=version)
    same = known.filter(state__in=["USULAN", "BERLAKU"], fingerprint=fingerprint_of(key))
    if same.exists():
        raise NotGood(
            msg("Kunci yang sama sudah berlaku atau sudah diusulkan."),
            hint=msg("Periksa daftar kunci versi ini."),
        )
    newest = known.order_by("-number").select_for_update().first()
    number = newest.number + 1 if newest else 1
    draft = Draft(version.content, key)
    return add_key(actor, version, draft, number=number, because=demanded(because))


@action("item_bank.key.switched", needs=approves_items)
def switch_key(actor: User, key: ItemKey, *, with_run: bool = False) -> None:
    """Let a proposed key count from now on; the one before stays, replaced.

    Args:
        actor: an approver who did not propose it.
        key: a proposed one.
        with_run: it comes into force together with a scoring that lists whom it changes.

    Raises:
        NotNow: the key was not waiting, or it belongs to a scoring and comes alone.
        NotYours: who proposed a key does not switch to it.
    """
    fresh: ItemKey = ItemKey.objects.select_for_update().get(pk=key.pk)
    refuse_claimed(fresh, with_run=with_run)
    if fresh.state != "USULAN" or fresh.version.state != "DISETUJUI":
        raise NotNow(msg("Kunci ini tidak sedang diusulkan."), hint=msg("Muat ulang halaman."))
    if fresh.made_by_id == actor.pk:
        raise NotYours(
            msg("Yang mengusulkan kunci tidak memberlakukannya sendiri."),
            hint=msg("Mintalah pengesah lain."),
        )
    live = ItemKey.objects.filter(version=fresh.version_id, state="BERLAKU")
    noted(before=list(live.values_list("number", flat=True)), after=fresh.number)
    live.update(state="DIGANTI")
    fresh.state, fresh.switched_by, fresh.switched_at = "BERLAKU", actor, timezone.now()
    fresh.save(update_fields=["state", "switched_by", "switched_at"])
    key.state = fresh.state


@action("item_bank.key.dropped", needs=approves_items)
def drop_key(actor: User, key: ItemKey, *, because: str, with_run: bool = False) -> None:
    """Set a proposed key aside.

    Raises:
        NotNow: the key was not waiting, or it belongs to a scoring and goes alone.
        Unwritten: no reason was given.
    """
    demanded(because)
    refuse_claimed(key, with_run=with_run)
    waiting = ItemKey.objects.filter(pk=key.pk, state="USULAN", version__state="DISETUJUI")
    if not waiting.update(state="BATAL"):
        raise NotNow(msg("Kunci ini tidak sedang diusulkan."), hint=msg("Muat ulang halaman."))


def refuse_claimed(key: ItemKey, *, with_run: bool) -> None:
    """Refuse to decide about a key by itself that is decided together with a scoring.

    Raises:
        NotNow: a scoring waits that was computed with this key.
    """
    if not with_run and key.state == "USULAN" and is_claimed(key):
        raise NotNow(
            msg("Kunci ini bagian dari usulan penskoran yang menunggu keputusan."),
            hint=msg("Putuskan pada halaman penskoran itu; di sana tampak nilai yang berubah."),
        )
