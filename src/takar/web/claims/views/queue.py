"""What waits for the reader to decide: searched, taken away, decided on together."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.claims import actions
from takar.web.claims.actions import Outcome
from takar.web.claims.forms import ManyForm, QueueForm
from takar.web.claims.permissions import works_the_queue
from takar.web.claims.queries import queue as queries
from takar.web.claims.queries import queue_of
from takar.web.claims.views.moments import moment_of
from takar.web.kit.answers import require, workbook
from takar.web.kit.numbers import row_number, ticked
from takar.web.kit.paging import page_of


def queue(request: SignedInRequest) -> HttpResponse:
    """Show what waits for the reader, the oldest first."""
    user, agency, now = request.user, request.agency, timezone.now()
    require(works_the_queue(user, agency))
    form = QueueForm(request.GET, user=user, agency=agency)
    page = page_of(request, found(request, form))
    kinds = queries.waiting_by_kind(user, agency, now)
    return render(
        request,
        "claims/queue.html",
        {
            "form": form,
            "seen_at": now.isoformat(),
            "page": page,
            "rows": [(claim, queries.days_since(claim.submitted_at, now)) for claim in page],
            "kinds": kinds,
            "total": sum(kind.count for kind in kinds),
            "own_waiting": queries.own_waiting_count(user, agency),
            "is_only_operator": queries.is_only_operator(agency),
            "many_form": ManyForm(),
        },
    )


def export(request: SignedInRequest) -> HttpResponse:
    """Hand out the queue as a workbook."""
    require(works_the_queue(request.user, request.agency))
    form = QueueForm(request.GET, user=request.user, agency=request.agency)
    rows = actions.take_queue(request.user, request.agency, claims=found(request, form))
    return workbook({_("Antrean"): rows}, f"antrean-verifikasi-{request.agency.code}.xlsx")


@require_POST
def verify_many(request: SignedInRequest) -> HttpResponse:
    """Verify the ticked entries."""
    require(works_the_queue(request.user, request.agency))
    return many(
        request,
        lambda: actions.verify_claims(
            request.user,
            request.agency,
            claims=ticked(request.POST),
            reason=request.POST.get("reason", ""),
            seen_at=moment_of(request.POST.get("seen_at", "")),
        ),
    )


@require_POST
def return_many(request: SignedInRequest) -> HttpResponse:
    """Return the ticked entries with one reason."""
    require(works_the_queue(request.user, request.agency))
    return many(
        request,
        lambda: actions.return_claims(
            request.user,
            request.agency,
            claims=ticked(request.POST),
            reason=request.POST.get("reason", ""),
        ),
    )


def found(request: SignedInRequest, form: QueueForm) -> queries.Claims:
    """Return the queue as it is asked for."""
    wanted = form.wanted | {"kegiatan": row_number(request.GET.get("kegiatan"))}
    waiting = queue_of(request.user, request.agency)
    return queries.narrowed(waiting, wanted, timezone.now())


def many(request: SignedInRequest, deed: Callable[[], Outcome]) -> HttpResponse:
    """Decide on many, and say of how many and why the others were not."""
    try:
        outcome = deed()
    except TakarError as error:
        messages.error(request, str(error))
        return redirect("claims:queue")
    if outcome.done:
        count = len(outcome.done)
        said = ngettext("%(count)d entri diputuskan.", "%(count)d entri diputuskan.", count)
        messages.success(request, said % {"count": count})
    for claim, refusal in outcome.refused:
        messages.error(request, f"{claim.employee.name} · {claim.subject}: {refusal}")
    return redirect("claims:queue")
