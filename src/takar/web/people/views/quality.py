"""How complete and consistent the data is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import Sheets, require, workbook
from takar.web.kit.paging import page_of
from takar.web.people import actions
from takar.web.people.permissions import operates, sees_everyone
from takar.web.people.queries import quality as queries


def quality(request: SignedInRequest) -> HttpResponse:
    """Show completeness per field, evidence and unit; to operators also contradictions."""
    require(sees_everyone(request.user, request.agency))
    found = (
        list(queries.contradictions_of(request.agency, timezone.localdate()))
        if operates(request.user, request.agency)
        else []
    )
    return render(
        request,
        "people/quality.html",
        {
            "counts": queries.people_count(request.agency),
            "fields": queries.field_completeness(request.agency),
            "records": queries.record_completeness(request.agency),
            "units": queries.unit_completeness(request.agency),
            "page": page_of(request, found),
        },
    )


def quality_export(request: SignedInRequest) -> HttpResponse:
    """Hand out the same as a workbook."""
    require(operates(request.user, request.agency))
    agency = request.agency
    sheets: Sheets = {
        _("Isian"): completeness_rows(queries.field_completeness(agency)),
        _("Bukti"): completeness_rows(queries.record_completeness(agency)),
        _("Unit kerja"): completeness_rows(queries.unit_completeness(agency)),
        _("Pertentangan"): [
            {
                _("Nama"): each.name,
                _("Kolom"): each.column,
                _("Sebab"): str(each.problem.reason),
                _("Saran"): str(each.problem.hint),
            }
            for each in queries.contradictions_of(agency, timezone.localdate())
        ],
    }
    sheets = actions.take_quality(request.user, agency, sheets=sheets)
    return workbook(sheets, f"mutu-data-{agency.code}.xlsx")


def completeness_rows(found: list[queries.Completeness]) -> list[dict[str, object]]:
    """Return completeness as rows of a sheet."""
    return [
        {
            _("Uraian"): _(each.title) if each.title else _("Tanpa unit kerja"),
            _("Terisi"): each.filled,
            _("Jumlah"): each.total,
            _("Persen"): each.percent,
        }
        for each in found
    ]
