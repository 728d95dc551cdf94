"""Rooms and hours."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from takar.kernel.errors import TakarError
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.answers import deed
from takar.web.timetables import actions
from takar.web.timetables.forms import CopyForm, DayForm, RoomForm
from takar.web.timetables.models import OpenDay, Room
from takar.web.timetables.papers.wording import method_titles
from takar.web.timetables.views.doors import about, planned_event, readable_event


def places(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Show rooms and hours, with forms to add."""
    event = readable_event(request, event_id)
    return shown(request, event)


def shown(request: SignedInRequest, event: Any, **forms: Any) -> HttpResponse:
    """Show rooms and hours; a form with faults stands as it was typed."""
    titles = method_titles(event)
    rooms = list(Room.objects.filter(event=event).prefetch_related("methods"))
    copying = CopyForm(event=event)
    context = {
        **about(request, event, "places"),
        "rooms": [
            (room, [titles.get(m.code, m.code) for m in room.methods.all()]) for room in rooms
        ],
        "days": OpenDay.objects.filter(event=event),
        "room_form": RoomForm(event=event),
        "day_form": DayForm(initial={"day": event.starts_on}),
        "copy_form": copying if copying.fields["source"].queryset.exists() else None,  # type: ignore[attr-defined]
        **forms,
    }
    return render(request, "timetables/places.html", context)


def add_room(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Add a room."""
    event = planned_event(request, event_id)
    form = RoomForm(request.POST or None, event=event)
    return added(
        request,
        event,
        "room_form",
        form,
        lambda: actions.add_room(request.user, event, **form.cleaned_data),
    )


def add_day(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Add a day."""
    event = planned_event(request, event_id)
    form = DayForm(request.POST or None)
    return added(
        request,
        event,
        "day_form",
        form,
        lambda: actions.add_day(request.user, event, **form.cleaned_data),
    )


def added(request: SignedInRequest, event: Any, name: str, form: Any, act: Any) -> HttpResponse:
    """Add a row and go back; a form with faults stands as it was typed."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if form.is_valid():
        try:
            act()
        except TakarError as fault:
            form.add_error(None, f"{fault.problem} {fault.hint}".strip())
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("timetables:places", event.pk)
    return shown(request, event, **{name: form})


def edit_room(request: SignedInRequest, event_id: int, room_id: int) -> HttpResponse:
    """Change a room."""
    event = planned_event(request, event_id)
    room = get_object_or_404(Room, pk=room_id, event=event)
    form = RoomForm(request.POST or None, event=event, room=room)
    return edited(
        request,
        event,
        form,
        room,
        lambda: actions.change_room(request.user, room, **form.cleaned_data),
    )


def edit_day(request: SignedInRequest, event_id: int, day_id: int) -> HttpResponse:
    """Change the hours of a day."""
    event = planned_event(request, event_id)
    row = get_object_or_404(OpenDay, pk=day_id, event=event)
    kept = {
        "day": row.day,
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "breaks": row.breaks,
    }
    form = DayForm(request.POST or None, initial=kept)
    return edited(
        request,
        event,
        form,
        row,
        lambda: actions.change_day(request.user, row, **form.cleaned_data),
    )


def edited(request: SignedInRequest, event: Any, form: Any, row: Any, act: Any) -> HttpResponse:
    """Change a row and go back; a form with faults stands as it was typed."""
    if form.is_valid():
        try:
            act()
        except TakarError as fault:
            form.add_error(None, f"{fault.problem} {fault.hint}".strip())
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("timetables:places", event.pk)
    context = {
        **about(request, event, "places"),
        "form": form,
        "row": row,
        "is_room": isinstance(row, Room),
    }
    return render(request, "timetables/place.html", context)


def drop_room(request: SignedInRequest, event_id: int, room_id: int) -> HttpResponse:
    """Give a room back."""
    event = planned_event(request, event_id)
    room = get_object_or_404(Room, pk=room_id, event=event)
    return deed(
        request,
        lambda: actions.remove_room(request.user, room),
        _("Ruang dihapus."),
        "timetables:places",
        event.pk,
    )


def drop_day(request: SignedInRequest, event_id: int, day_id: int) -> HttpResponse:
    """Close the rooms on a day."""
    event = planned_event(request, event_id)
    row = get_object_or_404(OpenDay, pk=day_id, event=event)
    return deed(
        request,
        lambda: actions.remove_day(request.user, row),
        _("Hari dihapus."),
        "timetables:places",
        event.pk,
    )


def copy_places(request: SignedInRequest, event_id: int) -> HttpResponse:
    """Take rooms and hours of an earlier event."""
    event = planned_event(request, event_id)
    form = CopyForm(request.POST or None, event=event)
    source = form.cleaned_data["source"] if form.is_valid() else event
    return deed(
        request,
        lambda: "{} + {}".format(*actions.copy_places(request.user, event, source=source)),
        _("Disalin: {outcome} (ruang + hari)."),
        "timetables:places",
        event.pk,
    )
