"""How far an inquiry is, for the page that waits for it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from takar.web.accounts.requests import SignedInRequest
from takar.web.exam_results.models import Inquiry
from takar.web.exam_results.permissions import reads_alarms, visits

PAGES = {"ANALISIS": "exam_results:analyses", "TANDA": "exam_results:alarms"}


def inquiry(request: SignedInRequest, inquiry_id: int) -> HttpResponse:
    """Show how far an inquiry is; the page that waits is loaded again once it has ended."""
    rows = Inquiry.objects.select_related("run__exam__agency")
    one: Inquiry = get_object_or_404(rows, pk=inquiry_id)
    may = reads_alarms if one.kind == "TANDA" else visits
    if not may(request.user, one):
        raise Http404
    if not request.htmx:
        return redirect(PAGES[one.kind], one.run.exam_id)
    response = render(request, "exam_results/inquiry.html", {"inquiry": one})
    if not one.is_busy:
        response["HX-Refresh"] = "true"
    return response
