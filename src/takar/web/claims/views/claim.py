"""One entry: what it says, its proof, what it went through, and what can be done with it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from takar.web.accounts.requests import SignedInRequest
from takar.web.claims import actions
from takar.web.claims.actions.deciding import last_sent
from takar.web.claims.forms import ReasonForm, VerifyForm
from takar.web.claims.models import Certificate, Claim
from takar.web.claims.permissions import (
    had_a_hand,
    is_in_charge,
    owns,
    reads_certificate,
    verifies,
)
from takar.web.claims.queries import queue_of, visible_claim
from takar.web.claims.queries.likeness import alike, same_file
from takar.web.claims.queries.queue import beside, days_since, is_only_operator
from takar.web.claims.queries.steps import steps_of
from takar.web.claims.queries.worth import worth_of
from takar.web.kit.answers import require, scan


def claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show an entry to its owner, or to who decides on it."""
    return claim_page(request, visible_claim(request.user, request.agency, pk))


def claim_page(
    request: SignedInRequest, this: Claim, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """Draw the page of an entry; forms that were refused come back filled."""
    user = request.user
    if not had_a_hand(user, this):
        actions.view_claims(user, this.employee, page=f"bukti/{this.pk}")
    certificate = this.certificates.first()
    if certificate is not None:
        certificate.claim = this
    decides = verifies(user, this)
    queue = queue_of(user, request.agency)
    before, after = beside(queue, this) if decides and this.is_waiting else (None, None)
    facts = {
        "claim": this,
        "employee": this.employee,
        "is_own": this.employee.user_id == user.pk,
        "certificate": certificate,
        "may_open": certificate is not None and reads_certificate(user, certificate),
        "same_file": same_file(certificate) if certificate is not None and decides else [],
        "alike": alike(this) if decides and this.is_waiting else [],
        "may_decide": decides and this.is_waiting,
        "may_undo": decides and this.is_verified,
        "may_change": owns(user, this) and this.may_change,
        "is_own_hand": is_in_charge(user, this) and had_a_hand(user, this) and this.is_waiting,
        "is_only_operator": is_only_operator(request.agency),
        "age": days_since(this.submitted_at, timezone.now()),
        "steps": steps_of(this),
        "before": before,
        "after": after,
        "verify_form": VerifyForm(evidence=this.evidence),
        "seen_at": last_sent(this).isoformat(),
        "return_form": ReasonForm(prefix="kembali"),
        "undo_form": ReasonForm(prefix="batal"),
    }
    return render(request, "claims/claim.html", facts | forms, status=status)


def claim_worth(request: SignedInRequest, pk: int) -> HttpResponse:
    """Say what an entry would earn; asked for by its page, which does not wait for it."""
    this = visible_claim(request.user, request.agency, pk)
    found = worth_of(this) if this.is_waiting else None
    return render(request, "claims/worth.html", {"worth": found})


def certificate(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Hand out a file of proof to whom it is for; that others opened it is recorded."""
    this = visible_claim(request.user, request.agency, pk)
    files: QuerySet[Certificate] = this.certificates.all()
    found: Certificate = get_object_or_404(files, pk=number)
    found.claim = this
    require(reads_certificate(request.user, found))
    if had_a_hand(request.user, this):
        content = content_of(found)
    else:
        content = actions.open_certificate(request.user, found)
    return scan(content, f"sertifikat-{this.pk}.{found.suffix}", found.kind)


def content_of(found: Certificate) -> bytes:
    """Return the bytes of a file of proof."""
    with found.file.open("rb") as file:
        return bytes(file.read())
