"""Lead a version from draft to approval: three different people."""

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.item_bank.actions.refusals import NotGood, NotNow, NotYours, locked
from takar.web.item_bank.actions.storing import move_version
from takar.web.item_bank.models import ItemComment, ItemKey, ItemReview, ItemVersion
from takar.web.item_bank.permissions import (
    approves_items,
    reads_items,
    reviews_items,
    writes_items,
)
from takar.web.item_bank.queries.reviews import (
    has_read,
    judged,
    reviewers_of,
    verdicts_on,
    writers_of,
)
from takar.web.item_bank.rules import VERDICTS
from takar.web.item_bank.rules.course import is_fit, may_approve, may_review, state_after
from takar.web.kit.reasons import demanded


@action("item_bank.version.sent", needs=writes_items)
def send_to_review(actor: User, version: ItemVersion) -> None:
    """Hand a draft to the reviewers.

    Raises:
        NotNow: it is no draft.
    """
    move_version(locked(version, "DRAF"), "DITELAAH")


@action("item_bank.version.recalled", needs=writes_items)
def recall_version(actor: User, version: ItemVersion) -> None:
    """Take a version back from review, to change it.

    Raises:
        NotNow: it is not being reviewed.
    """
    move_version(locked(version, "DITELAAH"), "DRAF")


@action("item_bank.version.reopened", needs=writes_items)
def reopen_version(actor: User, version: ItemVersion) -> None:
    """Make a refused version a draft again.

    Raises:
        NotNow: it was not refused, or a newer version has taken its place.
    """
    fresh = locked(version, "DITARIK")
    if ItemVersion.objects.filter(item=fresh.item, number__gt=fresh.number).exists():
        raise NotNow(
            msg("Sudah ada versi yang lebih baru."), hint=msg("Lanjutkan pada versi terbaru.")
        )
    move_version(fresh, "DRAF")


@action("item_bank.version.reviewed", needs=reviews_items)
def review_version(
    actor: User, version: ItemVersion, *, verdict: str, read: str, comment: str = ""
) -> None:
    """Give a reviewer's verdict; a version to be mended becomes a draft, a refused one rests.

    Args:
        actor: the reviewer.
        version: what is judged.
        verdict: one of the codes of verdicts.
        read: the fingerprint of what the reviewer was shown.
        comment: the reason.

    Raises:
        NotNow: it is not being reviewed, or not what the reviewer was shown.
        NotYours: the reviewer wrote it.
        Unwritten: a verdict that asks for work or refuses needs its reason.
    """
    noted(comment=len(comment))
    fresh = locked(version, "DITELAAH")
    if not may_review(actor.pk, writers=writers_of(fresh)):
        raise NotYours(
            msg("Penulis tidak menelaah soalnya sendiri."),
            hint=msg("Mintalah penelaah lain."),
        )
    refuse_unread(actor.pk, fresh, read)
    judge(actor, fresh, verdict, comment)


@action("item_bank.version.returned", needs=approves_items)
def return_version(actor: User, version: ItemVersion, *, read: str, comment: str) -> None:
    """Send a version back to its author from the desk of the approver.

    Raises:
        NotNow: it is not being reviewed, or not what the approver was shown.
        Unwritten: no reason was given.
    """
    noted(comment=len(comment))
    fresh = locked(version, "DITELAAH")
    refuse_unread(actor.pk, fresh, read)
    judge(actor, fresh, "PERBAIKI", comment)


def refuse_unread(reader: int, version: ItemVersion, read: str) -> None:
    """Refuse to judge what somebody was not shown, or was shown as it no longer stands."""
    if not has_read(reader, version):
        raise NotNow(
            msg("Soal dan kuncinya belum Anda baca."),
            hint=msg("Tampilkan kunci pada halaman versi ini, lalu putuskan."),
        )
    if read != judged(version):
        raise NotNow(
            msg("Versi ini berubah sejak Anda membacanya."),
            hint=msg("Baca lagi versi ini, lalu putuskan."),
        )


def judge(reviewer: User, version: ItemVersion, verdict: str, comment: str) -> None:
    """Write a verdict down and let the version follow it."""
    if verdict not in VERDICTS:
        raise NotGood(
            msg("Putusan {verdict} tidak dikenal.", verdict=verdict),
            hint=msg("Pilih layak, perbaiki, atau tolak."),
        )
    ItemReview.objects.create(
        version=version,
        reviewer=reviewer,
        verdict=verdict,
        comment=comment.strip() if verdict == "LAYAK" else demanded(comment),
        fingerprint=judged(version),
    )
    move_version(version, state_after(verdict))


@action("item_bank.version.approved", needs=approves_items)
def approve_version(actor: User, version: ItemVersion, *, read: str) -> None:
    """Approve a version for use; its first key begins to count.

    Raises:
        NotNow: it is not being reviewed, no reviewer found it fit as it now stands, or it is not
            what the approver was shown.
        NotYours: the approver wrote or reviewed it.
    """
    fresh = locked(version, "DITELAAH")
    fingerprint = judged(fresh)
    if not is_fit(verdicts_on(fresh), fingerprint):
        raise NotNow(
            msg("Belum ada penelaah yang menyatakan versi ini layak."),
            hint=msg("Mintalah penelaahan dahulu."),
        )
    reviewers = reviewers_of(fresh, fingerprint)
    if not may_approve(actor.pk, writers=writers_of(fresh), reviewers=reviewers):
        raise NotYours(
            msg("Penulis, penelaah, dan pengesah suatu soal harus tiga orang yang berbeda."),
            hint=msg("Mintalah pengesah lain."),
        )
    refuse_unread(actor.pk, fresh, read)
    noted(fingerprint=fingerprint)
    fresh.approved_by, fresh.approved_at = actor, timezone.now()
    fresh.save(update_fields=["approved_by", "approved_at"])
    ItemKey.objects.filter(version=fresh, number=1).update(
        state="BERLAKU", switched_by=actor, switched_at=fresh.approved_at
    )
    move_version(fresh, "DISETUJUI")


@action("item_bank.version.discussed", needs=reads_items)
def comment_on(actor: User, version: ItemVersion, *, text: str) -> ItemComment:
    """Say something about a version to those who work on it.

    Raises:
        Unwritten: nothing was said.
    """
    noted(text=len(text))
    made: ItemComment = ItemComment.objects.create(
        version=version, author=actor, text=demanded(text)
    )
    return made


@action("item_bank.items.sent", needs=writes_items)
def send_items(actor: User, agency: Agency, *, items: list[int]) -> int:
    """Hand the drafts of several items to the reviewers; return how many."""
    drafts = ItemVersion.objects.select_for_update(of=("self",)).filter(
        item__agency=agency, item__in=items, item__withdrawn_at=None, state="DRAF"
    )
    sent = list(drafts.select_related("item__agency"))
    for version in sent:
        move_version(version, "DITELAAH")
    return len(sent)
