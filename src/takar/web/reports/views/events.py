"""Pages and downloads of reports."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from takar.web.accounts.models import Role
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.models import Event, Participant
from takar.web.kit.answers import PDF, XLSX, ZIP
from takar.web.reports import actions, queries
from takar.web.reports.views.files import download

READERS = (Role.OPERATOR, Role.LEADER, Role.AUDITOR)


def reports(request: SignedInRequest) -> HttpResponse:
    """List the events whose reports can be printed."""
    is_reader = request.user.is_one_of(request.agency.pk, *READERS)
    events = queries.reportable_events(request.agency) if is_reader else Event.objects.none()
    return render(request, "reports/reports.html", {"events": events, "is_reader": is_reader})


def group(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Give the report to the regional head."""
    event = get_object_or_404(queries.reportable_events(request.agency), pk=event_id)
    return download(
        request,
        lambda: actions.print_group(request.user, event),
        name=f"laporan-kelompok-{event.pk}.pdf",
        kind=PDF,
    )


def recap(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Give the recap workbook."""
    event = get_object_or_404(queries.reportable_events(request.agency), pk=event_id)
    return download(
        request,
        lambda: actions.export_recap(request.user, event),
        name=f"rekap-{event.pk}.xlsx",
        kind=XLSX,
    )


def everybody(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Give all individual reports in one archive."""
    event = get_object_or_404(queries.reportable_events(request.agency), pk=event_id)
    return download(
        request,
        lambda: actions.print_all(request.user, event),
        name=f"laporan-individu-{event.pk}.zip",
        kind=ZIP,
    )


def individual(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Give the report of one person."""
    participant = participant_of(participant_id)
    return download(
        request,
        lambda: actions.print_individual(request.user, participant),
        name=f"laporan-{participant.number:04d}.pdf",
        kind=PDF,
    )


def annex(request: SignedInRequest, participant_id: int) -> HttpResponse:
    """Give the report of one person with the ratings behind it."""
    participant = participant_of(participant_id)
    return download(
        request,
        lambda: actions.print_working_annex(request.user, participant),
        name=f"laporan-{participant.number:04d}-asesor.pdf",
        kind=PDF,
    )


def participant_of(participant_id: int) -> Participant:
    """Return a participant of the reader's agency, or answer that there is none."""
    found: Participant = get_object_or_404(Participant.objects.all(), pk=participant_id)
    return found
