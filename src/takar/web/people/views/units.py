"""The tree of units, and who heads one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed, require
from takar.web.people import actions
from takar.web.people.forms import HeadForm
from takar.web.people.permissions import operates, reads_roster
from takar.web.people.queries.units import ancestors_of, positions_of, unit_tree, units_seen_by


def units(request: SignedInRequest) -> HttpResponse:
    """Show the units the reader may look into as a tree."""
    require(reads_roster(request.user, request.agency))
    return render(request, "people/units.html", {"tree": unit_tree(request.user, request.agency)})


def unit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one unit with its posts, and let an operator say who heads it."""
    place = get_object_or_404(units_seen_by(request.user, request.agency), pk=pk)
    if request.method == "POST":
        require(operates(request.user, place))
        form = HeadForm(request.POST, unit=place)
        if form.is_valid():
            return deed(
                request,
                lambda: actions.set_unit_head(request.user, place, head=form.cleaned_data["head"]),
                _("Kepala unit sudah disimpan."),
                reverse("people:unit", args=[pk]),
            )
    else:
        form = HeadForm(None, unit=place)
    facts = {"unit": place, "form": form, "positions": positions_of(place)}
    return render(request, "people/unit.html", facts | {"ancestors": ancestors_of(place)})
