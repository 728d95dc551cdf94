"""Ask for a timetable, follow the search, take a way out."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.timetables.actions import (
    ask_for_mending,
    ask_for_timetable,
    search_again,
    take_way_out,
)
from takar.web.timetables.forms import AbsenceForm, WishesForm
from takar.web.timetables.models import Search
from takar.web.timetables.queries.events import searches_of
from takar.web.timetables.queries.readiness import readiness_of
from takar.web.timetables.rules.wishes import Wishes
from takar.web.timetables.tasks import look_for_timetable
from takar.web.timetables.views.doors import about, planned_event, readable_event, version_of


def plan(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Say what is wished and have a timetable looked for."""
    event = planned_event(request, event_id)
    last = searches_of(event).first()
    wishes = last.wished.model_copy(update={"absences": ()}) if last else Wishes()
    form = WishesForm(request.POST) if request.method == "POST" else WishesForm.starting(wishes)
    fault: object = None
    if form.is_valid():
        try:
            search = ask_for_timetable(
                request.user, event, wishes=form.wishes(), once_key=form.cleaned_data["once_key"]
            )
        except TakarError as found:
            fault = found
        else:
            return started(search)
    context = {
        **about(request, event, "plan"),
        "form": form,
        "ready": readiness_of(event),
        "fault": fault,
    }
    return render(request, "timetables/plan.html", context)


def started(search: Search) -> HttpResponse:
    """Leave a search to a worker, once, and show how far it is."""
    if search.state == "MENUNGGU":
        look_for_timetable.enqueue(search.pk)
    return redirect("timetables:search", search.event_id, search.pk)


def search(request: SignedInRequest, event_id: int, search_id: int) -> HttpResponse:
    """Show how far a search is, what it found, or what stands in the way."""
    event = readable_event(request, event_id)
    found = get_object_or_404(searches_of(event), pk=search_id)
    begun = found.begun_at or found.asked_at
    spent = int((timezone.now() - begun).total_seconds())
    context = {
        **about(request, event, "plan"),
        "search": found,
        "done": min(spent, found.wished.seconds) if found.begun_at else 0,
        "total": found.wished.seconds,
        "is_waiting": found.state == "MENUNGGU",
    }
    if request.htmx:
        response = render(request, "timetables/progress.html", context)
        if not found.is_busy:
            response["HX-Refresh"] = "true"
        return response
    if found.state == "SELESAI" and found.found:
        return redirect("timetables:version", event.pk, found.found.pk)
    return render(request, "timetables/search.html", context)


def way_out(request: SignedInRequest, event_id: int, search_id: int) -> HttpResponse:
    """Take a way out and look again."""
    event = planned_event(request, event_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = get_object_or_404(searches_of(event), pk=search_id)
    written = request.POST.get("place", "")
    try:
        again = take_way_out(request.user, found, place=int(written) if written.isdecimal() else -1)
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
        return redirect("timetables:search", event.pk, found.pk)
    return started(again)


def again(request: SignedInRequest, event_id: int, search_id: int) -> HttpResponse:
    """Look once more for what was cut off or failed."""
    event = planned_event(request, event_id)
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    found = get_object_or_404(searches_of(event), pk=search_id)
    try:
        asked = search_again(request.user, found)
    except TakarError as fault:
        messages.error(request, f"{fault.problem} {fault.hint}".strip())
        return redirect("timetables:search", event.pk, found.pk)
    return started(asked)


def mend(request: SignedInRequest, event_id: int, timetable_id: int) -> HttpResponse:
    """Say who or what falls out, and have the version mended with the fewest moves."""
    event = planned_event(request, event_id)
    version = version_of(event, timetable_id)
    form = AbsenceForm(request.POST or None, timetable=version)
    fault: object = None
    if form.is_valid():
        try:
            asked = ask_for_mending(
                request.user,
                version,
                absences=form.absences(),
                once_key=form.cleaned_data["once_key"],
            )
        except TakarError as found:
            fault = found
        else:
            return started(asked)
    context = {
        **about(request, event, "timetable"),
        "timetable": version,
        "form": form,
        "fault": fault,
    }
    return render(request, "timetables/mend.html", context)
