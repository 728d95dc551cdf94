"""Pages of the room: thin."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from takar.web.audit.actions import take_log
from takar.web.audit.forms import EntryForm
from takar.web.audit.permissions import reads_the_log
from takar.web.audit.queries import entries_found, told
from takar.web.kit.paging import page_of


def entries(request: HttpRequest) -> HttpResponse:
    """Show what was done, by whom, when."""
    form, found = asked(request)
    page = page_of(request, found)
    rows = [(entry, told(entry)) for entry in page]
    return render(request, "audit/entries.html", {"form": form, "page": page, "rows": rows})


def export(request: HttpRequest) -> HttpResponseBase:
    """Give the acts looked for as a CSV file."""
    _form, found = asked(request)
    agency = request.agency  # type: ignore[attr-defined]
    # the lines are gathered here: a stream would be read outside the agency's scope
    response = StreamingHttpResponse(
        take_log(request.user, agency, entries=found), content_type="text/csv; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="jejak.csv"'
    return response


def asked(request: HttpRequest) -> tuple[EntryForm, Any]:
    """Return the form and the acts it asks for; refuse whoever may not read the log."""
    agency = request.agency  # type: ignore[attr-defined]
    if not reads_the_log(request.user, agency):
        raise PermissionDenied
    form = EntryForm(request.GET, agency_code=agency.code)
    form.is_valid()
    return form, entries_found(agency.code, form.cleaned_data)
