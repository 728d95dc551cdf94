"""Pages of the outcome: signing, results, export, and the events of one person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import measure_event, sign_event, take_results, view_history
from takar.web.assessments.forms import ResultFilter, SignForm
from takar.web.assessments.models import Event
from takar.web.assessments.permissions import operates, reads_scores, signs
from takar.web.assessments.queries.course import overview_of
from takar.web.assessments.queries.events import groups_of
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.results import (
    categories_in,
    history_of,
    result_rows,
    results_wanted,
)
from takar.web.assessments.queries.sheets import sheet_of
from takar.web.assessments.views.doors import powers, visible_event
from takar.web.kit.answers import deed, workbook
from takar.web.kit.paging import page_of
from takar.web.people.queries import visible_employee
from takar.web.results.permissions import is_own, sight_of
from takar.web.results.queries import categories_of


def signing(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show what is about to be signed, and take the signature."""
    event = visible_event(request, event_id)
    if not signs(request.user, event):
        raise PermissionDenied
    form = SignForm(request.POST or None)
    fault = None
    if form.is_valid():
        try:
            sign_event(request.user, event, **form.cleaned_data)
        except TakarError as found:
            fault = found
        else:
            messages.success(request, _("Hasil ditandatangani."))
            measure_if_may(request, event)
            return redirect("assessments:results", event.pk)
    context = {
        "event": event,
        "form": form,
        "fault": fault,
        "overview": overview_of(event),
        **powers(request, event),
    }
    return render(request, "assessments/sign.html", context)


def measure_if_may(request: SignedInRequest, event: Event) -> None:
    """Measure at once when the signer may; otherwise the operator does it afterwards."""
    if not operates(request.user, event):
        return
    try:
        measure_event(request.user, event)
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())


def measure(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Measure the signed levels against the standards, as a new run."""
    event = visible_event(request, event_id)
    return deed(
        request,
        lambda: measure_event(request.user, event),
        _("JPM dihitung."),
        "assessments:results",
        event.pk,
    )


def signed_event(request: SignedInRequest, event_id: int) -> Event:
    """Return a signed event the reader may look into."""
    event = visible_event(request, event_id)
    if not event.is_signed:
        raise Http404
    return event


def results(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the levels, JPM and category of each participant the reader may see."""
    event = signed_event(request, event_id)
    categories = categories_in(event)
    form = ResultFilter(request.GET, groups=groups_of(event), categories=categories)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = page_of(request, results_wanted(request.user, event, wanted))
    competencies = law_of_event(event).codes("assessment.competencies")
    may = powers(request, event)
    context = {
        "event": event,
        "form": form,
        "page": page,
        "rows": result_rows(event, list(page), list(competencies)),
        "competencies": competencies,
        "shares": categories_of(event.run) if event.run and may["may_score"] else [],
        "categories": categories,
        "shows_numbers": reads_scores(request.user, event),
        "today": timezone.localdate(),
        **may,
    }
    return render(request, "assessments/results.html", context)


def results_export(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the results the reader may see as a workbook."""
    event = signed_event(request, event_id)
    form = ResultFilter(request.GET, groups=groups_of(event), categories=categories_in(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    people = list(results_wanted(request.user, event, wanted))
    rows = take_results(request.user, event, people=people)
    return workbook({"Hasil": rows}, f"hasil-{event.pk}.xlsx")


def history(request: SignedInRequest, employee_id: int) -> HttpResponse:
    """Show the events of one person: levels against the standard, and until when they count."""
    employee = visible_employee(request.user, request.agency, employee_id)
    if not is_own(request.user, employee):
        view_history(request.user, employee)
    sight = sight_of(request.user, employee)
    standings = history_of(request.user, employee, timezone.localdate())
    latest = next((one for one in standings if one.event.is_signed), None)
    context = {
        "employee": employee,
        "standings": standings,
        "latest": latest,
        "sheet": sheet_of(latest.participant, law_of_event(latest.event), with_scores=False)
        if latest and sight.shows_numbers
        else None,
        "today": timezone.localdate(),
    }
    return render(request, "assessments/history.html", context)
