"""What is typed about the team of an event, conflicts, and the words of levels."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import User
from takar.web.assessments.forms.pieces import named
from takar.web.assessments.models import Event, EventAssessor
from takar.web.assessments.queries.people import own_assessors, searched_candidates
from takar.web.assessments.rules.staffing import ASSESSOR_TIERS, CONFLICT_KINDS, TEAM_ROLES
from takar.web.people.models.choices import choices

DECLARED = {code: title for code, title in CONFLICT_KINDS.items() if code != "DIRI_SENDIRI"}
MOST_DAYS = 31


def days_of(event: Event) -> list[date]:
    """Return the days of an event; of a very long one the first month."""
    count = min((event.ends_on - event.starts_on).days + 1, MOST_DAYS)
    return [event.starts_on + timedelta(days=place) for place in range(count)]


class SeatFactsForm(forms.Form):
    """What a seat says beside the name."""

    role = forms.ChoiceField(label=_("Peran"), choices=choices(TEAM_ROLES), initial="ASESOR")
    tier = forms.ChoiceField(
        label=_("Jenjang"), required=False, choices=[("", "–"), *choices(ASSESSOR_TIERS)]
    )
    languages = forms.CharField(
        label=_("Bahasa"),
        required=False,
        max_length=120,
        help_text=_("Pisahkan dengan koma; kosong berarti bahasa Indonesia saja."),
    )
    most_a_day = forms.IntegerField(
        label=_("Paling banyak sesi sehari"), required=False, min_value=1, max_value=50
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Hari hadir"),
        required=False,
        coerce=date.fromisoformat,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Tidak dicentang sama sekali berarti hadir setiap hari."),
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event
        named(self, "days").choices = [
            (day.isoformat(), date_format(day, "D, j M")) for day in days_of(event)
        ]

    @property
    def facts(self) -> dict[str, Any]:
        """What the action takes."""
        names = ("role", "tier", "languages", "most_a_day", "days")
        return {name: self.cleaned_data[name] for name in names}


class SeatForm(SeatFactsForm):
    """Somebody of the own agency: an assessor with an account, or a helper by name."""

    user = forms.ModelChoiceField(
        label=_("Akun asesor"), required=False, queryset=User.objects.none()
    )
    name = forms.CharField(
        label=_("Nama"),
        required=False,
        max_length=120,
        help_text=_("Cukup nama bagi yang tidak masuk ke aplikasi, misalnya tenaga pendukung."),
    )

    field_order = ("user", "name", "role", "tier", "languages", "most_a_day", "days")

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, event=event, **kwargs)
        named(self, "user").queryset = own_assessors(event)

    def clean(self) -> dict[str, Any]:
        """Ask for an account or a name."""
        typed = super().clean() or {}
        if not typed.get("user") and not (typed.get("name") or "").strip():
            raise ValidationError(_("Pilih akun asesor, atau tulis namanya."))
        return typed


class GuestForm(SeatFactsForm):
    """An assessor lent by another agency."""

    username = forms.RegexField(
        label=_("Nama pengguna"),
        regex=r"^[A-Za-z0-9._-]{3,60}$",
        help_text=_("Huruf, angka, titik. Bila akunnya sudah ada, akun itu yang diundang."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    full_name = forms.CharField(label=_("Nama lengkap"), max_length=120)
    lent_by = forms.CharField(label=_("Dipinjam dari"), max_length=200)

    field_order = (
        "username",
        "full_name",
        "lent_by",
        "role",
        "tier",
        "languages",
        "most_a_day",
        "days",
    )


class ConflictForm(forms.Form):
    """A conflict of interest that somebody declares."""

    seat: Any = forms.ModelChoiceField(label=_("Asesor"), queryset=EventAssessor.objects.none())
    participant = forms.CharField(
        label=_("Peserta"), max_length=120, help_text=_("Nomor peserta atau nama lengkapnya.")
    )
    kind = forms.ChoiceField(label=_("Sebab"), choices=choices(DECLARED), initial="KERABAT")
    note = forms.CharField(label=_("Keterangan"), required=False, max_length=300)

    def __init__(
        self, *args: Any, event: Event, seats: Any, by_number: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.event, self.by_number = event, by_number
        named(self, "seat").queryset = seats
        if not by_number:  # numbers would tell the names of all participants
            self.fields["participant"].help_text = _("Nama lengkap peserta.")

    def clean_participant(self) -> Any:
        """Accept exactly one participant of the event."""
        words = self.cleaned_data["participant"]
        found = list(searched_candidates(self.event, words, by_number=self.by_number)[:2])
        if len(found) != 1:
            raise ValidationError(_("Tidak ada tepat satu peserta dengan nomor atau nama itu."))
        return found[0]


class AnchorForm(forms.Form):
    """The own words of one level."""

    behaviours = forms.CharField(
        label=_("Perilaku"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Satu perilaku sebaris. Kosongkan untuk memakai lagi rumusan bawaan."),
    )
