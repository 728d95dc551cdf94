"""Pages about who takes part: criteria, preview, choice, attendance."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.assessments.actions import (
    add_participant,
    choose_participants,
    mark_attendance,
    remove_participant,
    set_criteria,
    take_choice,
)
from takar.web.assessments.forms import (
    AddForm,
    GroupForms,
    PreviewFilter,
    ReasonForm,
    group_initials,
)
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.permissions import operates
from takar.web.assessments.queries.roster import choice_for, criteria_of
from takar.web.assessments.queries.shown import shown_choice
from takar.web.assessments.rules.criteria import Criteria
from takar.web.assessments.rules.selection import sizes
from takar.web.assessments.rules.states import may_now
from takar.web.assessments.views.doors import visible_event
from takar.web.kit.answers import deed, faults_of, workbook
from takar.web.kit.numbers import ticked
from takar.web.kit.paging import page_of
from takar.web.people.models import Employee


def operated_event(request: SignedInRequest, event_id: int) -> Event:
    """Return an event the reader may plan."""
    event = visible_event(request, event_id)
    if not operates(request.user, event):
        raise PermissionDenied
    return event


def criteria(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show the groups of participants with their quotas, and accept them."""
    event = operated_event(request, event_id)
    now = criteria_of(event)
    forms = GroupForms(
        request.POST or None,
        initial=group_initials(now),
        form_kwargs={"agency": request.agency},
        prefix="kelompok",
    )
    fault = None
    if forms.is_valid():
        groups = [
            form.group
            for form in forms
            if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")
        ]
        try:
            set_criteria(request.user, event, criteria=Criteria(groups=tuple(groups), lot=now.lot))
            return redirect("assessments:preview", event.pk)
        except TakarError as found:
            fault = found
    context = {"event": event, "forms": forms, "criteria": now, "fault": fault}
    return render(request, "assessments/criteria.html", context)


def preview(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show who would be chosen, who would not, and why; writes nothing."""
    event = operated_event(request, event_id)
    choice = choice_for(event)
    form = PreviewFilter(request.GET)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    context = {
        "event": event,
        "criteria": criteria_of(event),
        "form": form,
        "side": wanted.get("side") or "dalam",
        "page": page_of(request, shown_choice(choice, wanted)),
        "inside": len(choice.inside),
        "outside": len(choice.outside),
        "groups": sizes(choice.inside),
        "may_choose": may_now("plan", event.state),
        "has_participants": Participant.objects.filter(event=event).exists(),
    }
    return render(request, "assessments/preview.html", context)


def preview_export(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Hand over the preview as a workbook: who is inside, who is outside, every reason."""
    event = operated_event(request, event_id)
    return workbook(take_choice(request.user, event), f"pilihan-peserta-{event.pk}.xlsx")


def choose(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take the chosen as participants."""
    event = operated_event(request, event_id)
    return deed(
        request,
        lambda: len(choose_participants(request.user, event).inside),
        _("{outcome} peserta ditetapkan."),
        "assessments:event",
        event.pk,
    )


def attendance(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Note for the ticked participants whether they came."""
    event = operated_event(request, event_id)
    people = ticked(request.POST)
    state = request.POST.get("state", "")
    return deed(
        request,
        lambda: mark_attendance(request.user, event, participants=people, state=state),
        _("Kehadiran {outcome} peserta dicatat."),
        "assessments:event",
        event.pk,
    )


def add(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take one person against the criteria, with a reason."""
    event = operated_event(request, event_id)
    form = AddForm(request.POST or None)
    fault: object = None
    if form.is_valid():
        typed = form.cleaned_data
        employee = Employee.objects.filter(agency=request.agency, nip=typed["nip"].strip()).first()
        if employee is None:
            form.add_error("nip", _("NIP ini tidak ada pada data pegawai."))
        else:
            try:
                add_participant(
                    request.user,
                    event,
                    employee=employee,
                    group=typed["group"],
                    reason=typed["reason"],
                )
                return redirect("assessments:event", event.pk)
            except TakarError as found:
                fault = found
    return render(request, "assessments/add.html", {"event": event, "form": form, "fault": fault})


def remove(request: SignedInRequest, event_id: int, participant_id: int) -> HttpResponse:
    """Take one person out again, with a reason."""
    event = operated_event(request, event_id)
    participant = get_object_or_404(Participant, pk=participant_id, event=event)
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else faults_of(form)
    return deed(
        request,
        lambda: remove_participant(request.user, participant, reason=reason),
        _("Peserta dikeluarkan."),
        "assessments:event",
        event.pk,
    )
