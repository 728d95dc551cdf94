"""The index of the agency and of its units."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.ip_asn.forms import RunChoice, SettleForm
from takar.web.ip_asn.permissions import reads_index, reads_numbers
from takar.web.ip_asn.queries.held_down import held_down, lines_in, winners
from takar.web.ip_asn.queries.overview import overview_of, standing
from takar.web.ip_asn.queries.place import Place
from takar.web.ip_asn.views.doors import (
    about,
    asked_runs,
    asked_unit,
    nothing_yet,
    place_in,
    runs_in,
    unit_in,
)
from takar.web.people.queries.units import ancestors_of
from takar.web.results.actions import settle_run
from takar.web.results.models import Run
from takar.web.results.permissions import measures
from takar.web.results.queries import groups_of
from takar.web.results.rules.ip_asn import GROUPINGS

SHOWN_CORRECTIONS = 5


def index(request: SignedInRequest) -> HttpResponse:
    """Show the index of the agency; heads find their unit, employees themselves."""
    if not reads_index(request.user, request.agency):
        return redirect("ip_asn:mine")
    runs = asked_runs(request)
    if runs.chosen is None:
        return nothing_yet(request)
    if not reads_numbers(request.user, request.agency):
        unit = asked_unit(request)
        if unit is None:
            return nothing_yet(request)
        return redirect("ip_asn:unit", unit.pk)
    return overview_page(request, place_in(request, runs.chosen), runs.found)


def unit(request: SignedInRequest, unit_id: int) -> HttpResponse:
    """Show the index of a unit with all below it."""
    runs = asked_runs(request)
    found = unit_in(request, unit_id)
    if runs.chosen is None:
        return nothing_yet(request)
    return overview_page(request, place_in(request, runs.chosen, found), runs.found)


def overview_page(request: SignedInRequest, place: Place, runs: list[Run]) -> HttpResponse:
    """Show a place at a glance."""
    down = lines_in(place)
    context = about(
        request,
        place,
        "index",
        choice=RunChoice({"run": place.run.pk}, runs=runs),
        seen=overview_of(place),
        down=down,
        corrections=down.corrections[:SHOWN_CORRECTIONS],
        above=[] if place.unit is None or not place.is_wide else ancestors_of(place.unit),
    )
    return render(request, "ip_asn/index.html", context)


def held(request: SignedInRequest) -> HttpResponse:
    """Show what holds an index down, and who could win most by evidence."""
    run = asked_runs(request).chosen
    if run is None:
        return nothing_yet(request)
    place = place_in(request, run, asked_unit(request))
    context = about(request, place, "held", down=held_down(place), winners=winners(place))
    return render(request, "ip_asn/held.html", context)


def groups(request: SignedInRequest) -> HttpResponse:
    """Show the index by employment, sex, kind of post, tier or education."""
    run = asked_runs(request).chosen
    if run is None:
        return nothing_yet(request)
    place = place_in(request, run)
    chosen = request.GET.get("menurut", "STATUS")
    if chosen not in GROUPINGS:
        raise Http404
    rows = [standing(place, group, {}) for group in groups_of(run, chosen)]
    context = about(
        request,
        place,
        "groups",
        rows=[row for row in rows if row.group.headcount],
        chosen=chosen,
        title=_(GROUPINGS[chosen]),
        groupings=[(code, _(title)) for code, title in GROUPINGS.items()],
    )
    return render(request, "ip_asn/groups.html", context)


def settle(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Let a person say whether an index is final, with a reason."""
    run = runs_in(request).filter(pk=run_id).first()
    if run is None or not measures(request.user, run):
        raise Http404
    form = SettleForm(request.POST or None, initial={"state": run.state})
    context = {"form": form, "run": run, "decisions": run.decisions.all()}
    if form.is_valid():
        try:
            settle_run(request.user, run, **form.cleaned_data)
        except TakarError as error:
            return render(request, "ip_asn/settle.html", context | {"fault": error})
        return redirect("ip_asn:settle", run.pk)
    return render(request, "ip_asn/settle.html", context)
