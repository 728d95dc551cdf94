"""An entry verified, returned, or its verification taken back; then on to the next one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.audit.action import NotPermitted
from takar.web.claims import actions
from takar.web.claims.forms import ReasonForm, VerifyForm
from takar.web.claims.models import Claim
from takar.web.claims.permissions import verifies
from takar.web.claims.queries import queue_of, visible_claim
from takar.web.claims.queries.queue import beside
from takar.web.claims.views.claim import claim_page
from takar.web.claims.views.moments import moment_of
from takar.web.kit.answers import require


@require_POST
def verify(request: SignedInRequest, pk: int) -> HttpResponse:
    """Make an entry evidence about the person."""
    claim = to_decide(request, pk)
    form = VerifyForm(request.POST, evidence=claim.evidence)
    seen_at = moment_of(request.POST.get("seen_at", ""))
    return decided(
        request,
        claim,
        lambda: (
            form.is_valid()
            and actions.verify_claim(request.user, claim, seen_at=seen_at, **form.cleaned_data)
        ),
        _("Terverifikasi; bukti langsung tercatat."),
        verify_form=form,
    )


@require_POST
def send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Return an entry with the reason."""
    claim = to_decide(request, pk)
    form = ReasonForm(request.POST, prefix="kembali")
    return decided(
        request,
        claim,
        lambda: form.is_valid() and actions.return_claim(request.user, claim, **form.cleaned_data),
        _("Dikembalikan; pemiliknya diberi tahu."),
        return_form=form,
    )


@require_POST
def undo(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a verification back; the evidence goes, the entry waits again."""
    claim = to_decide(request, pk)
    form = ReasonForm(request.POST, prefix="batal")
    return decided(
        request,
        claim,
        lambda: form.is_valid() and actions.undo_claim(request.user, claim, **form.cleaned_data),
        _("Verifikasi dibatalkan; entri menunggu lagi."),
        undo_form=form,
        stays=True,
    )


def to_decide(request: SignedInRequest, pk: int) -> Claim:
    """Return an entry the reader may decide on."""
    claim = visible_claim(request.user, request.agency, pk)
    require(verifies(request.user, claim))
    return claim


def decided(
    request: SignedInRequest,
    claim: Claim,
    deed: Callable[[], object],
    said: str,
    *,
    stays: bool = False,
    **forms: object,
) -> HttpResponse:
    """Decide and go on to the next entry; where that is refused, the page comes back filled."""
    before, after = beside(queue_of(request.user, request.agency), claim)
    try:
        outcome = deed()
    except NotPermitted:
        raise
    except TakarError as error:
        return claim_page(request, claim, status=422, fault=error, **forms)
    if not outcome:
        return claim_page(request, claim, status=422, **forms)
    messages.success(request, said)
    following = claim.pk if stays else after or before
    return redirect("claims:claim", following) if following else redirect("claims:queue")
