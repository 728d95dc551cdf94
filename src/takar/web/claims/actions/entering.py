"""A claim entered, corrected, withdrawn by those it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.claims.actions.deciding import held, short_enough
from takar.web.claims.actions.files import Upload, keep_file
from takar.web.claims.actions.refusals import (
    AlreadyOnRecord,
    BadClaim,
    LooksTheSame,
    NotYours,
    spent,
)
from takar.web.claims.actions.telling import tell_verifiers
from takar.web.claims.models import Claim, ClaimState, Course
from takar.web.claims.permissions import enters_for, enters_kind, owns
from takar.web.claims.queries.checks import faults_in
from takar.web.claims.queries.likeness import alike, is_on_record
from takar.web.claims.rules import FACTS, RESTRICTED
from takar.web.people.models import Employee
from takar.web.people.models.evidence import plain


@dataclass(frozen=True)
class Entered:
    """What a form says.

    Attributes:
        evidence: one of ``takar.tables.records.CLAIMED_EVIDENCE``.
        facts: by the fields of ``Claim``; what does not belong to the kind is left out.
        once_key: made when the form was shown; sent twice, it leads to one claim.
        upload: the scanned proof.
        same_reason: why it is entered although something like it is there.
        course: the course it comes from, when entered for many.
    """

    evidence: str
    facts: Mapping[str, Any] = field(repr=False)
    once_key: str = field(default="", repr=False)
    upload: Upload | None = field(default=None, repr=False)
    same_reason: str = field(default="", repr=False)
    course: Course | None = None


@action("claims.claim.submitted", needs=enters_for)
def submit_claim(
    actor: User,
    employee: Employee,
    *,
    entered: Entered,
    day: date | None = None,
    is_quiet: bool = False,
) -> Claim:
    """Enter evidence about somebody, to be verified by another person.

    The same key a second time leads to the claim of the first, unchanged.

    Args:
        actor: the employee, an operator, or the head of the employee's unit.
        employee: whom it is about.
        entered: what the form says.
        day: the day on which it is entered; today when left out.
        is_quiet: leave it to the caller to tell the verifiers, once for many.

    Raises:
        BadClaim: naming every field at fault.
        LooksTheSame: when something like it is there and no reason is given.
        AlreadyOnRecord: when the very same is verified already.
    """
    if sent := Claim.objects.filter(once_key=entered.once_key).first():
        return first_of(sent, actor, employee)
    if not enters_kind(actor, employee, entered.evidence):
        raise NotYours(
            msg("Jenis bukti ini dimasukkan oleh operator BKPSDM."),
            hint=msg("Sampaikan dokumennya kepada operator."),
        )
    claim = Claim(
        agency=employee.agency,
        employee=employee,
        evidence=entered.evidence,
        course=entered.course,
        once_key=entered.once_key,
        entered_by=actor,
    )
    try:
        with transaction.atomic():
            store(actor, claim, entered, day)
    except IntegrityError:
        sent = Claim.objects.filter(once_key=entered.once_key).first()
        return first_of(sent, actor, employee)
    keep_upload(actor, claim, entered)
    if not is_quiet:
        tell_verifiers(actor, claim)
    return claim


@action("claims.claim.corrected", needs=owns)
def correct_claim(actor: User, claim: Claim, *, entered: Entered, day: date | None = None) -> Claim:
    """Give a waiting or returned claim other facts and submit it again."""
    locked = held(claim, ClaimState.SUBMITTED, ClaimState.RETURNED)
    noted(facts_before=facts_to_note(locked))
    store(actor, locked, entered, day)
    keep_upload(actor, locked, entered)
    noted(after=locked.state)
    tell_verifiers(actor, locked)
    claim.refresh_from_db()
    return claim


@action("claims.claim.withdrawn", needs=owns)
def withdraw_claim(actor: User, claim: Claim, *, reason: str = "") -> Claim:
    """Take an entry back before anybody verified it; it stays in the history."""
    locked = held(claim, ClaimState.SUBMITTED, ClaimState.RETURNED)
    locked.state = ClaimState.WITHDRAWN
    locked.reason = short_enough(reason)
    locked.save(update_fields=["state", "reason"])
    noted(after=locked.state)
    claim.refresh_from_db()
    return claim


def first_of(sent: Claim | None, by: User, employee: Employee) -> Claim:
    """Return the claim which the same press of a button made before."""
    if sent is None or sent.entered_by_id != by.pk or sent.employee_id != employee.pk:
        raise spent()
    noted(claim=sent.pk, repeated=True)
    return sent


def store(by: User, claim: Claim, entered: Entered, day: date | None) -> None:
    """Store what a claim says, if it can be right and is not there already."""
    for own in FACTS[claim.evidence].values():
        setattr(claim, own, entered.facts.get(own))
    why = entered.same_reason.strip()
    refuse_faults(claim, day or timezone.localdate())
    refuse_likeness(claim, why)
    claim.same_reason = why
    claim.state = ClaimState.SUBMITTED
    claim.submitted_by = by
    claim.submitted_at = timezone.now()
    claim.save()


def keep_upload(by: User, claim: Claim, entered: Entered) -> None:
    """Keep the file that was sent, and note what was entered."""
    if entered.upload is not None:
        keep_file(by.pk, claim, entered.upload)
    noted(claim=claim.pk, facts=facts_to_note(claim))


def refuse_faults(claim: Claim, day: date) -> None:
    """Raise when something in a claim cannot be right."""
    faults = faults_in(claim, day)
    if faults:
        raise BadClaim(faults)
    try:
        claim.clean_fields(exclude=["submitted_by", "submitted_at"])
    except ValidationError as error:
        raise BadClaim(
            {
                name: msg("{problem}", problem=" ".join(said))
                for name, said in error.message_dict.items()
            }
        ) from error


def refuse_likeness(claim: Claim, same_reason: str) -> None:
    """Raise when the same is verified already, or something like it is there without a reason."""
    if is_on_record(claim):
        raise AlreadyOnRecord(
            msg("Bukti yang sama sudah terverifikasi untuk pegawai ini."),
            hint=msg(
                "Tidak perlu diajukan lagi. Bila isinya keliru, minta operator memperbaikinya."
            ),
        )
    found = [] if same_reason else alike(claim)
    if found:
        raise LooksTheSame(found)


def facts_to_note(claim: Claim) -> dict[str, Any]:
    """Return what a claim says as the log keeps it; of discipline nothing."""
    if claim.evidence in RESTRICTED:
        return dict.fromkeys(FACTS[claim.evidence].values(), "…")
    return {own: plain(getattr(claim, own)) for own in FACTS[claim.evidence].values()}
