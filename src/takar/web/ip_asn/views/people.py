"""The people of a place, and one of them."""

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.claims.permissions import enters_for
from takar.web.ip_asn.actions import take_list
from takar.web.ip_asn.forms import PeopleFilter
from takar.web.ip_asn.queries.listing import people_of, sorted_by, told
from takar.web.ip_asn.queries.person import index_of
from takar.web.ip_asn.queries.place import Place
from takar.web.ip_asn.views.doors import (
    about,
    asked_runs,
    asked_unit,
    nothing_yet,
    place_in,
)
from takar.web.kit.answers import CSV, XLSX, attachment
from takar.web.kit.paging import page_of
from takar.web.people.queries import units_seen_by, visible_employee
from takar.web.results.actions import view_person
from takar.web.results.models import Run
from takar.web.results.permissions import is_own

OFFERED_DEPTH = 1
FORMS = {"xlsx": XLSX, "csv": CSV}


def filter_in(request: SignedInRequest, place: Place, runs: list[Run]) -> PeopleFilter:
    """Return the filter of the address; units deep in the tree are reached by drilling down."""
    chosen = place.unit.pk if place.unit else None
    units = units_seen_by(request.user, request.agency)
    offered = units.filter(Q(depth__lte=OFFERED_DEPTH) | Q(pk=chosen))
    given = request.GET.copy()
    given.setdefault("run", str(place.run.pk))
    if chosen is not None:
        given["unit"] = str(chosen)
    usual = {"run": place.run.pk, "unit": None if place.is_wide else chosen}
    return PeopleFilter(given, place=place, runs=runs, units=offered, initial=usual)


def people(request: SignedInRequest) -> HttpResponse:
    """List the people of the agency or a unit with their index."""
    runs = asked_runs(request)
    if runs.chosen is None:
        return nothing_yet(request)
    place = place_in(request, runs.chosen, asked_unit(request))
    form = filter_in(request, place, runs.found)
    form.is_valid()
    found = people_of(place, form.cleaned_data)
    rows = sorted_by(place, found, request.GET.get("urut", "nama"))
    page = page_of(request, rows)
    context = about(request, place, "people", form=form, page=page, rows=told(place, page))
    return render(request, "ip_asn/people.html", context)


def export(request: SignedInRequest, form: str) -> HttpResponse:
    """Hand over the list of people; the taking is recorded."""
    runs = asked_runs(request)
    run = runs.chosen
    if run is None:
        raise Http404
    place = place_in(request, run, asked_unit(request))
    chosen = filter_in(request, place, runs.found)
    chosen.is_valid()
    found = people_of(place, chosen.cleaned_data)
    rows = sorted_by(place, found, request.GET.get("urut", "nama"))
    content = take_list(request.user, run, people=rows, form=form)
    return attachment(content, f"ip-asn-{run.year}.{form}", FORMS[form])


def mine(request: SignedInRequest) -> HttpResponse:
    """Lead somebody to their own index."""
    employee = getattr(request.user, "employee", None)
    if employee is None or employee.agency_id != request.agency.pk:
        return render(request, "ip_asn/not_an_employee.html")
    return redirect("ip_asn:person", employee.pk)


def person(request: SignedInRequest, employee_id: int) -> HttpResponse:
    """Show one person's index; reading about another is recorded."""
    employee = visible_employee(request.user, request.agency, employee_id)
    own = is_own(request.user, employee)
    seen = index_of(request.user, employee)
    if seen is not None and not own:
        view_person(request.user, seen.told.result, page="ip-asn")
    context = {
        "employee": employee,
        "seen": seen,
        "is_own": own,
        "may_enter": enters_for(request.user, employee),
    }
    return render(request, "ip_asn/person.html", context)
