"""The index over the years, and the scores BKN released."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render

from takar.web.accounts.requests import SignedInRequest
from takar.web.ip_asn.permissions import reads_numbers
from takar.web.ip_asn.queries.official import (
    COLUMNS,
    contradictions,
    groups_of,
    is_from_evidence,
    reconciled,
    years_of,
)
from takar.web.ip_asn.queries.years import history_of
from takar.web.ip_asn.views.doors import runs_in
from takar.web.kit.paging import page_of
from takar.web.people.models import Employee
from takar.web.people.permissions import operates
from takar.web.results.ip_asn_explaining import dimension_titles


def require_wide(request: SignedInRequest) -> None:
    """Refuse who may not read about everybody."""
    if not reads_numbers(request.user, request.agency):
        raise PermissionDenied


def history(request: SignedInRequest) -> HttpResponse:
    """Show the index of the agency over the years, rule sets apart."""
    require_wide(request)
    context = {"history": history_of(request.agency), "here": "history"}
    return render(request, "ip_asn/history.html", context)


def official(request: SignedInRequest) -> HttpResponse:
    """List the years for which BKN released scores."""
    require_wide(request)
    context = {
        "years": years_of(request.agency),
        "here": "official",
        "may_upload": operates(request.user, request.agency),
    }
    return render(request, "ip_asn/official.html", context)


def official_year(request: SignedInRequest, year: int) -> HttpResponse:
    """Show the released scores of one year beside the agency's own estimate."""
    require_wide(request)
    if not any(row["year"] == year for row in years_of(request.agency)):
        raise Http404
    own = [run for run in runs_in(request) if run.year == year and is_from_evidence(run)]
    found = reconciled(own[0]) if own else None
    page = page_of(request, found.differing) if found else None
    people = Employee.objects.in_bulk([one.employee for one in page]) if page else {}
    context = {
        "year": year,
        "groups": groups_of(request.agency, year),
        "contradictions": contradictions(request.agency, year),
        "found": found,
        "page": page,
        "rows": [(people[one.employee], one) for one in page or []],
        "dimensions": [*dimension_titles().values()],
        "columns": COLUMNS,
        "here": "official",
    }
    return render(request, "ip_asn/official_year.html", context)
