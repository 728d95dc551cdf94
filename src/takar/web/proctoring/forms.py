"""What a proctor types."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices
from takar.web.proctoring.rules import INCIDENT_KINDS, STANDINGS
from takar.web.sittings.rules.states import RULINGS

ANY = [("", _("Semua"))]
LOCAL = "%Y-%m-%dT%H:%M"


class Moment(Day):
    """A day and a time, chosen with the browser's own picker."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__()
        self.format = LOCAL


class ConsoleFilter(forms.Form):
    """The search above the live list."""

    q = forms.CharField(label=_("Cari nama atau nomor"), required=False, widget=forms.SearchInput())
    standing = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[*ANY, *choices({code: title for code, (title, _tone) in STANDINGS.items()})],
    )
    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Ruang"),
        queryset=ExamRoom.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )

    def __init__(self, *args: Any, session: ExamSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        field.queryset = session.rooms.all()


class TimeForm(forms.Form):
    """More time, for whom, and why."""

    minutes = forms.IntegerField(label=_("Menit"), min_value=1, max_value=240)
    because = forms.CharField(label=_("Alasan"), max_length=500)
    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Untuk"),
        queryset=ExamRoom.objects.none(),
        required=False,
        empty_label=_("Semua yang mengerjakan"),
    )

    def __init__(self, *args: Any, session: ExamSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        field.queryset = session.rooms.all()


class MessageForm(forms.Form):
    """A sentence to candidates."""

    text = forms.CharField(label=_("Pesan"), max_length=500)
    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Untuk"),
        queryset=ExamRoom.objects.none(),
        required=False,
        empty_label=_("Semua peserta"),
    )

    def __init__(self, *args: Any, session: ExamSession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["room"]
        field.queryset = session.rooms.all()


class IncidentForm(forms.Form):
    """What happened."""

    kind = forms.ChoiceField(label=_("Jenis kejadian"), choices=choices(INCIDENT_KINDS))
    text = forms.CharField(label=_("Kejadian"), widget=forms.Textarea(attrs={"rows": 3}))
    happened_at = forms.DateTimeField(label=_("Terjadi"), widget=Moment(), input_formats=[LOCAL])
    room: forms.ModelChoiceField[ExamRoom] = forms.ModelChoiceField(
        label=_("Ruang"), queryset=ExamRoom.objects.none(), required=False
    )
    registration: forms.ModelChoiceField[Registration] = forms.ModelChoiceField(
        label=_("Peserta"), queryset=Registration.objects.none(), required=False
    )

    def __init__(self, *args: Any, rooms: Iterable[ExamRoom], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"happened_at": timezone.localtime()})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        known = [room.pk for room in rooms]
        fields["room"].queryset = ExamRoom.objects.filter(pk__in=known)
        people = Registration.objects.filter(room__in=known, state="TERDAFTAR")
        fields["registration"].queryset = people.select_related("employee").order_by("number")


class ReasonForm(forms.Form):
    """Why something is done."""

    because = forms.CharField(label=_("Alasan"), max_length=500)


class SomeTime(ReasonForm):
    """More time for one person, and why."""

    minutes = forms.IntegerField(label=_("Menit"), min_value=1, max_value=240)
    field_order = ("minutes", "because")


class TakeBack(ReasonForm):
    """How much of the time given for an outage is taken back, and why."""

    seconds = forms.IntegerField(label=_("Detik yang ditarik"), min_value=0, max_value=14_400)
    field_order = ("seconds", "because")


class OneMessage(forms.Form):
    """A sentence to one candidate."""

    text = forms.CharField(label=_("Pesan"), max_length=500)


class RulingForm(ReasonForm):
    """Whether late answers count, and why."""

    ruling = forms.ChoiceField(label=_("Putusan"), choices=choices(RULINGS))
    field_order = ("ruling", "because")
