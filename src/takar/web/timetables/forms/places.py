"""Rooms, hours, and from which event to take them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Event, EventMethod
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.kit.widgets import Day
from takar.web.timetables.models import Room


class TimeInput(forms.TimeInput):
    """A clock as browsers draw it."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class Methods(forms.ModelMultipleChoiceField[EventMethod]):
    """Methods of an event by their title."""

    titles: dict[str, str]

    def label_from_instance(self, obj: Any) -> str:
        """Return the title of the law."""
        return str(self.titles.get(obj.code, obj.code))


class RoomForm(forms.Form):
    """A room."""

    name = forms.CharField(label=_("Nama ruang"), max_length=120)
    site = forms.CharField(
        label=_("Lokasi"),
        max_length=120,
        required=False,
        help_text=_("Gedung atau tempat; antarlokasi dihitung waktu perjalanan."),
    )
    capacity = forms.IntegerField(
        label=_("Daya tampung peserta"), min_value=1, max_value=5_000, initial=1
    )
    methods = Methods(
        queryset=EventMethod.objects.none(),
        label=_("Hanya untuk metode"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tanpa pilihan, ruang dipakai untuk semua metode."),
    )

    def __init__(self, *args: Any, event: Event, room: Room | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["methods"]
        field.titles = dict(limits_of(law_of_event(event)).methods)  # type: ignore[attr-defined]
        field.queryset = EventMethod.objects.filter(event=event)  # type: ignore[attr-defined]
        if room is not None:
            self.initial = {
                "name": room.name,
                "site": room.site,
                "capacity": room.capacity,
                "methods": list(room.methods.all()),
            }


class DayForm(forms.Form):
    """A day with its hours."""

    day = forms.DateField(label=_("Hari"), widget=Day())
    opens_at = forms.TimeField(label=_("Buka"), widget=TimeInput(), initial="08:00")
    closes_at = forms.TimeField(label=_("Tutup"), widget=TimeInput(), initial="16:00")
    breaks = forms.CharField(
        label=_("Istirahat"),
        max_length=200,
        required=False,
        initial="12.00-13.00",
        help_text=_("Seperti 12.00-13.00; pisahkan dengan koma."),
    )


class CopyForm(forms.Form):
    """From which event rooms and hours are taken."""

    source: "forms.ModelChoiceField[Event]" = forms.ModelChoiceField(
        queryset=Event.objects.none(), label=_("Kegiatan asal")
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Event.objects.filter(agency=event.agency_id).exclude(pk=event.pk)
        field = self.fields["source"]
        field.queryset = others.filter(rooms__isnull=False).distinct()  # type: ignore[attr-defined]
