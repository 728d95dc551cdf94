"""A claim verified, returned, or a verification taken back: by somebody who had no hand in it."""

from datetime import datetime

from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.claims.actions.refusals import NotNow, WithoutReason
from takar.web.claims.actions.telling import tell_owner
from takar.web.claims.models import Claim, ClaimState
from takar.web.claims.permissions import verifies
from takar.web.claims.rules import RESTRICTED, STATES
from takar.web.people.actions.records import facts_of, stored
from takar.web.people.models import RECORDS, Record
from takar.web.people.models.evidence import KEEPERS

LONGEST_REASON = 1_000


@action("claims.claim.verified", needs=verifies)
def verify_claim(
    actor: User,
    claim: Claim,
    *,
    fits_post: bool | None = None,
    reason: str = "",
    seen_at: datetime | None = None,
) -> Record:
    """Make a claim a piece of evidence about the person, at once.

    Args:
        actor: an operator, or for a training the head of the unit; never who entered it.
        claim: what waits.
        fits_post: whether a training fits the tasks of the post; nothing means it does.
        reason: a remark for the owner.
        seen_at: until when what the verifier looked at was sent; what came later is not verified.

    Raises:
        NotNow: when the claim waits no more, or was changed since the verifier looked at it.
        BadRecord: when the person has such a piece of evidence already.
    """
    locked = held(claim, ClaimState.SUBMITTED)
    refuse_unseen(locked, seen_at)
    if locked.evidence == "trainings":
        locked.fits_post = fits_post
    record = stored(
        KEEPERS[locked.evidence],
        RECORDS[locked.evidence](employee=locked.employee),
        locked.facts(),
    )
    locked.record_id = record.pk
    decided(actor, locked, ClaimState.VERIFIED, reason)
    tell_owner(
        actor, locked, msg("{title} sudah diverifikasi dan menjadi bukti.", title=locked.told)
    )
    claim.refresh_from_db()
    return record


@action("claims.claim.returned", needs=verifies)
def return_claim(actor: User, claim: Claim, *, reason: str) -> Claim:
    """Give a claim back to be corrected, with the reason."""
    why = needed(reason)
    locked = held(claim, ClaimState.SUBMITTED)
    decided(actor, locked, ClaimState.RETURNED, why)
    tell_owner(actor, locked, msg("{title} dikembalikan: {reason}", title=locked.told, reason=why))
    claim.refresh_from_db()
    return claim


@action("claims.verification.undone", needs=verifies)
def undo_claim(actor: User, claim: Claim, *, reason: str) -> Claim:
    """Take a verification back: the evidence goes, and the claim waits again."""
    why = needed(reason)
    locked = held(claim, ClaimState.VERIFIED)
    record = locked.record
    if record is not None:
        noted(removed=facts_of(KEEPERS[locked.evidence], record))
        type(record)._default_manager.filter(pk=record.pk).delete()  # noqa: SLF001
    locked.record_id = None
    locked.fits_post = None
    decided(actor, locked, ClaimState.SUBMITTED, why)
    tell_owner(
        actor,
        locked,
        msg("Verifikasi {title} dibatalkan: {reason}", title=locked.told, reason=why),
    )
    claim.refresh_from_db()
    return claim


def held(claim: Claim, *states: ClaimState) -> Claim:
    """Return the claim as it is now, held until the act is done; refuse one that has moved on."""
    locked: Claim = (
        Claim.objects.select_for_update(of=("self",))
        .select_related("employee__agency", "employee__unit", "agency")
        .get(pk=claim.pk)
    )
    if locked.state not in states:
        raise NotNow(
            msg("Entri ini sekarang berkeadaan: {state}.", state=msg(STATES[locked.state])),
            hint=msg("Muat ulang halamannya untuk melihat keadaan terakhir."),
        )
    noted(before=locked.state, employee=locked.employee.code)
    if locked.evidence in RESTRICTED:
        noted(reason="…")
    return locked


def last_sent(claim: Claim) -> datetime:
    """Return when the newest of what a claim says and shows as proof was sent."""
    proof = claim.certificates.order_by("-added_at").values_list("added_at", flat=True).first()
    return max(claim.submitted_at, proof or claim.submitted_at)


def refuse_unseen(claim: Claim, seen_at: datetime | None) -> None:
    """Raise when a claim, or its proof, was changed after the verifier looked at it."""
    if seen_at is not None and last_sent(claim) > seen_at:
        raise NotNow(
            msg("Entri ini diperbaiki setelah Anda membukanya."),
            hint=msg("Periksa isi dan berkasnya yang terbaru, lalu putuskan lagi."),
        )


def decided(by: User, claim: Claim, state: ClaimState, reason: str) -> None:
    """Store a decision."""
    claim.state = state
    claim.decided_by = by
    claim.decided_at = timezone.now()
    claim.reason = reason.strip()
    claim.save()
    noted(after=claim.state)


def needed(reason: str) -> str:
    """Return a reason, or ask for one."""
    why = reason.strip()
    if not why:
        raise WithoutReason(
            msg("Alasannya belum ditulis."),
            hint=msg("Tulis apa yang kurang, agar pemiliknya tahu apa yang harus diperbaiki."),
        )
    return short_enough(why)


def short_enough(reason: str) -> str:
    """Return a reason that fits where it is kept, or say that it is too long."""
    why = reason.strip()
    if len(why) > LONGEST_REASON:
        raise WithoutReason(
            msg("Alasannya lebih dari {most} huruf.", most=LONGEST_REASON),
            hint=msg("Tulis yang terpenting saja."),
        )
    return why
