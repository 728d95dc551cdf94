"""Pages on which assessors are assigned, and conflicts of interest told."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import (
    assign,
    declare_conflict,
    revoke,
    withdraw_conflict,
)
from takar.web.assessments.forms import ConflictForm, ParticipantFilter
from takar.web.assessments.models import Assignment, Conflict, Event, EventAssessor, Participant
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.assigning import (
    assigning_findings,
    grid_of,
    network_of,
    unplaced,
    watched_methods,
)
from takar.web.assessments.queries.conflicts import told_conflicts
from takar.web.assessments.queries.events import groups_of, searched_participants
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT
from takar.web.assessments.queries.staffing import raters_of
from takar.web.assessments.queries.team import demand_of_team, members_of
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import visible_event
from takar.web.assessments.views.participants import operated_event
from takar.web.kit.answers import deed, faults_of
from takar.web.kit.numbers import row_number, ticked
from takar.web.kit.paging import page_of


def assignments(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show who judges whom by which method, and how evenly."""
    event = operated_event(request, event_id)
    law = law_of_event(event)
    limits = limits_of(law)
    form = ParticipantFilter(request.GET, groups=groups_of(event))
    wanted = form.cleaned_data if form.is_valid() else {}
    everybody = Participant.objects.filter(event=event).exclude(state__in=ABSENT)
    people: QuerySet[Participant] = searched_participants(
        everybody.select_related("employee__unit"), wanted
    )
    if request.GET.get("kurang"):
        people = unplaced(people, event, limits)
    page = page_of(request, people.order_by("number"))
    context = {
        "event": event,
        "form": form,
        "page": page,
        "only_short": bool(request.GET.get("kurang")),
        "rows": grid_of(event, list(page), limits),
        "methods": [(one, limits.methods[one.code]) for one in watched_methods(event, limits)],
        "members": [one for one in members_of(event) if one.judges],
        "raters": raters_of(event),
        "usual_load": demand_of_team(law).candidates_per_assessor,
        "findings": assigning_findings(event),
        "network": network_of(event),
        "may_assign": may_now("assign", event.state),
    }
    return render(request, "assessments/assignments.html", context)


def assign_some(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Let the ticked assessors judge the ticked participants by one method."""
    event = operated_event(request, event_id)
    method = row_number(request.POST.get("metode"))
    seats = [number for one in request.POST.getlist("asesor") if (number := row_number(one))]
    pairs = [(person, method, seat) for person in ticked(request.POST) for seat in seats]
    despite = request.POST.get("meski", "")
    return deed(
        request,
        lambda: assign(request.user, event, pairs=pairs, despite=despite).made,
        _("{outcome} penugasan dibuat."),
        "assessments:assignments",
        event.pk,
    )


def assignment(request: SignedInRequest, event_id: int, assignment_id: int) -> HttpResponse:
    """Show one assignment, and how to take it back."""
    event = operated_event(request, event_id)
    found = assignment_in(event, assignment_id)
    context = {
        "event": event,
        "assignment": found,
        "title": law_of_event(event).codes("assessment.methods")[found.method.code].title,
        "may_assign": may_now("assign", event.state),
    }
    return render(request, "assessments/assignment.html", context)


def assignment_in(event: Event, assignment_id: int) -> Assignment:
    """Return an assignment of an event; 404 otherwise."""
    rows = Assignment.objects.select_related(
        "participant__event__agency", "participant__employee", "assessor", "method", "assigned_by"
    )
    found: Assignment = get_object_or_404(rows, pk=assignment_id, participant__event=event)
    return found


def revoke_one(request: SignedInRequest, event_id: int, assignment_id: int) -> HttpResponse:
    """Take one assignment back."""
    event = operated_event(request, event_id)
    found = assignment_in(event, assignment_id)
    return deed(
        request,
        lambda: revoke(request.user, found, reason=request.POST.get("reason", "")),
        _("Penugasan dicabut; nilai yang sudah masuk tetap tersimpan."),
        "assessments:assignments",
        event.pk,
    )


def conflicts(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the conflicts of interest; an assessor sees and declares the own ones."""
    event = visible_event(request, event_id)
    seats = own_seats(request, event)
    if not seats.exists() and not operates(request.user, event):
        raise PermissionDenied
    form = ConflictForm(
        request.POST or None,
        event=event,
        seats=seats,
        by_number=operates(request.user, event),
    )
    if form.is_valid():
        typed = form.cleaned_data
        return deed(
            request,
            lambda: declare_conflict(
                request.user,
                typed["seat"],
                participant=typed["participant"],
                kind=typed["kind"],
                note=typed["note"],
            ),
            _("Benturan tercatat; asesor itu tidak akan ditugaskan kepadanya."),
            "assessments:conflicts",
            event.pk,
        )
    context = {
        "event": event,
        "form": form,
        "conflicts": told_conflicts(event, list(seats.values_list("pk", flat=True))),
        "may_operate": operates(request.user, event),
        "may_staff": may_now("staff", event.state),
        "fault_line": faults_of(form) if form.errors else "",
    }
    return render(
        request, "assessments/conflicts.html", context, status=422 if form.errors else 200
    )


def withdraw(request: SignedInRequest, event_id: int, conflict_id: int) -> HttpResponse:
    """Take a declared conflict back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    event = visible_event(request, event_id)
    rows = Conflict.objects.select_related("assessor__event__agency", "participant__employee")
    seats = own_seats(request, event).order_by().values("pk")
    found: Conflict = get_object_or_404(rows, pk=conflict_id, assessor__in=seats)
    deed(
        request,
        lambda: withdraw_conflict(request.user, found, reason=request.POST.get("reason", "")),
        _("Benturan ditarik."),
        "assessments:conflicts",
        event.pk,
    )
    return redirect("assessments:conflicts", event.pk)


def own_seats(request: SignedInRequest, event: Event) -> QuerySet[EventAssessor]:
    """Return the seats for whom the reader may speak: all for the operator, else the own."""
    if operates(request.user, event):
        return raters_of(event)
    return EventAssessor.objects.filter(event=event, user=request.user, state="AKTIF")
