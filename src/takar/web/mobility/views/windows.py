"""Pages of the windows in which officials are not replaced without consent."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.permissions import operates
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.mobility import actions
from takar.web.mobility.forms import WindowForm
from takar.web.mobility.permissions import reads_moves
from takar.web.mobility.queries import windows_of
from takar.web.mobility.views.doors import seen_window


def windows(request: SignedInRequest) -> HttpResponse:
    """List the windows of the agency."""
    require(reads_moves(request.user, request.agency))
    context = {
        "windows": windows_of(request.agency),
        "form": WindowForm(),
        "may_operate": operates(request.user, request.agency),
    }
    return render(request, "mobility/windows.html", context)


def note_window(request: SignedInRequest) -> HttpResponse:
    """Note the days of a window."""
    form = WindowForm(request.POST)
    return deed(
        request,
        lambda: actions.note_window(request.user, request.agency, **form.cleaned_data),
        _("Jendela dicatat."),
        "mobility:windows",
        form=form,
    )


def remove_window(request: SignedInRequest, pk: int) -> HttpResponse:
    """Remove a window noted by mistake."""
    one = seen_window(request, pk)
    return deed(
        request,
        lambda: actions.remove_window(request.user, one, because=request.POST.get("because", "")),
        _("Jendela dihapus."),
        "mobility:windows",
    )
