"""Publishing and taking back: by those who answer for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.numbers import row_number
from takar.web.portal.actions import publish, withdraw
from takar.web.portal.forms import ChooseRunForm, PublishForm, WithdrawForm
from takar.web.portal.permissions import publishes
from takar.web.portal.queries.publications import composed, publications_of, publishable_runs


def publications(request: SignedInRequest) -> HttpResponse:
    """Show what was published and taken back, and choose a run for another one."""
    allow(request)
    shown = {
        "publications": publications_of(request.agency),
        "form": ChooseRunForm(agency=request.agency),
        "has_runs": publishable_runs(request.agency).exists(),
    }
    return render(request, "portal/publications.html", shown)


def compose(request: SignedInRequest) -> HttpResponse:
    """Show what a run would say in public, and publish it with a reason."""
    allow(request)
    run = get_object_or_404(publishable_runs(request.agency), pk=number(request, "run"))
    form = PublishForm(request.POST or None, initial={"title": run.title})
    shown: dict[str, Any] = {"run": run, "form": form}
    try:
        if form.is_valid():
            publish(request.user, request.agency, run=run, **form.cleaned_data)
            messages.success(request, _("Sudah terbit. Semua orang kini dapat membacanya."))
            return redirect("portal:publications")
        shown["content"] = composed(run)
    except TakarError as error:
        shown["fault"] = error
    return render(request, "portal/compose.html", shown)


def publication(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one publication as it was frozen, with the way to take it back."""
    allow(request)
    found = get_object_or_404(publications_of(request.agency), pk=pk)
    shown = {"publication": found, "content": found.said, "form": WithdrawForm()}
    return render(request, "portal/publication.html", shown)


@require_POST
def take_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a publication back, with a reason."""
    found = get_object_or_404(publications_of(request.agency), pk=pk)
    try:
        withdraw(request.user, found, reason=request.POST.get("reason", ""))
        messages.success(request, _("Publikasi sudah ditarik."))
    except PermissionDenied:
        raise
    except TakarError as error:
        messages.error(request, str(error))
    return redirect("portal:publication", pk)


def allow(request: SignedInRequest) -> None:
    """Refuse whoever may not publish."""
    if not publishes(request.user, request.agency):
        raise PermissionDenied


def number(request: SignedInRequest, name: str) -> int:
    """Return a number from the address or the form; 0 where there is none."""
    return row_number(request.POST.get(name) or request.GET.get(name))
