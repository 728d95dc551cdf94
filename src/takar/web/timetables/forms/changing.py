"""Changes by hand, and who falls ill."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import EventAssessor
from takar.web.assessments.queries.staffing import raters_of
from takar.web.timetables.forms.places import TimeInput
from takar.web.timetables.models import OpenDay, Room, Session, Timetable
from takar.web.timetables.rules.wishes import Absence

ONWARDS = "+"
"""After a day: that day and every later one."""


class InsistingForm(forms.Form):
    """A change on which one may insist, with the reason."""

    insists = forms.BooleanField(label=_("Tetap ubah meskipun ada yang dilanggar"), required=False)
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"label_suffix": ""}))


class MoveForm(InsistingForm):
    """Where and when a session is to be."""

    room: "forms.ModelChoiceField[Room]" = forms.ModelChoiceField(
        queryset=Room.objects.none(), label=_("Ruang")
    )
    day = forms.TypedChoiceField(label=_("Hari"), choices=())
    starts_at = forms.TimeField(label=_("Mulai"), widget=TimeInput())

    field_order = ("room", "day", "starts_at")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = session.timetable.event
        self.fields["room"].queryset = Room.objects.filter(event=event)  # type: ignore[attr-defined]
        self.days = list(OpenDay.objects.filter(event=event).values_list("day", flat=True))
        self.fields["day"].choices = [  # type: ignore[attr-defined]
            (day.isoformat(), date_format(day, "l, j F Y")) for day in self.days
        ]
        self.initial = {
            "room": session.room_id,
            "day": session.day.isoformat(),
            "starts_at": session.starts_at,
        }

    def clean_day(self) -> Any:
        """Return the day that was chosen."""
        wanted = self.cleaned_data["day"]
        return next(day for day in self.days if day.isoformat() == wanted)


class SwapForm(InsistingForm):
    """Who leaves a session and who comes instead."""

    out: "forms.ModelChoiceField[EventAssessor]" = forms.ModelChoiceField(
        queryset=EventAssessor.objects.none(),
        label=_("Yang diganti"),
        required=False,
        empty_label=_("tidak ada: tambah asesor"),
    )
    into: "forms.ModelChoiceField[EventAssessor]" = forms.ModelChoiceField(
        queryset=EventAssessor.objects.none(),
        label=_("Penggantinya"),
        required=False,
        empty_label=_("tidak ada: keluarkan saja"),
    )

    field_order = ("out", "into")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = [one.assessor_id for one in session.watchers.all()]
        raters = raters_of(session.timetable.event)
        self.fields["out"].queryset = EventAssessor.objects.filter(pk__in=here)  # type: ignore[attr-defined]
        self.fields["into"].queryset = raters.exclude(pk__in=here)  # type: ignore[attr-defined]


class AbsenceForm(forms.Form):
    """Which assessors fall out and which rooms are lost, and on which days."""

    assessors: "forms.ModelMultipleChoiceField[EventAssessor]" = forms.ModelMultipleChoiceField(
        queryset=EventAssessor.objects.none(),
        label=_("Asesor yang berhalangan"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    rooms: "forms.ModelMultipleChoiceField[Room]" = forms.ModelMultipleChoiceField(
        queryset=Room.objects.none(),
        label=_("Ruang yang tidak dapat dipakai"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    day = forms.ChoiceField(label=_("Hari"), required=False)
    once_key = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, timetable: Timetable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("once_key", uuid4().hex)
        busy = EventAssessor.objects.filter(sessions__session__timetable=timetable).distinct()
        used = Room.objects.filter(sessions__timetable=timetable).distinct()
        self.fields["assessors"].queryset = busy  # type: ignore[attr-defined]
        self.fields["rooms"].queryset = used  # type: ignore[attr-defined]
        self.days = list(
            OpenDay.objects.filter(event=timetable.event).values_list("day", flat=True)
        )
        self.fields["day"].choices = [  # type: ignore[attr-defined]
            ("", _("mulai sekarang sampai selesai")),
            *((day.isoformat(), date_format(day, "l, j F Y")) for day in self.days),
            *(
                (
                    f"{day.isoformat()}{ONWARDS}",
                    _("mulai %(day)s sampai selesai") % {"day": date_format(day, "l, j F Y")},
                )
                for day in self.days[1:-1]
            ),
        ]

    def absences(self) -> tuple[Absence, ...]:
        """Return who falls out and which rooms are lost."""
        wanted = self.cleaned_data["day"]
        named = wanted.removesuffix(ONWARDS)
        day = next((one for one in self.days if one.isoformat() == named), None)
        when = {"day": day, "is_onwards": wanted.endswith(ONWARDS)}
        return (
            *(Absence(assessor=seat.pk, **when) for seat in self.cleaned_data["assessors"]),
            *(Absence(room=room.pk, **when) for room in self.cleaned_data["rooms"]),
        )
