"""What a timetable should look like."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.timetables.rules.wishes import Wishes

NAMES = (
    *("seconds", "rest_minutes", "assessor_rest_minutes", "travel_minutes", "step_minutes"),
    *("most_a_day", "few_days", "is_connected", "shared_least", "keeps_circles"),
)


class WishesForm(forms.Form):
    """What is wished; a form sent twice asks once."""

    rest_minutes = forms.IntegerField(
        label=_("Jeda peserta antarsesi (menit)"), min_value=0, max_value=240
    )
    assessor_rest_minutes = forms.IntegerField(
        label=_("Jeda asesor antarsesi (menit)"), min_value=0, max_value=240
    )
    travel_minutes = forms.IntegerField(
        label=_("Perjalanan antarlokasi (menit)"), min_value=0, max_value=480
    )
    step_minutes = forms.TypedChoiceField(
        label=_("Sesi mulai pada kelipatan"),
        coerce=int,
        choices=[(n, _("%d menit") % n) for n in (5, 10, 15, 20, 30, 60)],
    )
    most_a_day = forms.IntegerField(
        label=_("Paling banyak sesi seorang asesor sehari"),
        min_value=1,
        max_value=40,
        required=False,
        help_text=_("Untuk asesor yang pada tim tidak punya batas sendiri."),
    )
    shared_least = forms.IntegerField(
        label=_("Dua asesor terhubung bila bersama menilai paling sedikit (peserta)"),
        min_value=1,
        max_value=50,
    )
    seconds = forms.TypedChoiceField(
        label=_("Lama mencari"),
        coerce=int,
        choices=[(n, _("%d detik") % n) for n in (10, 30, 60, 120, 300)],
    )
    is_connected = forms.BooleanField(
        label=_("Jejaring asesor tersambung"),
        required=False,
        help_text=_("Tanpa ini, keketatan asesor tidak dapat dibandingkan."),
    )
    few_days = forms.BooleanField(label=_("Peserta datang sesedikit mungkin hari"), required=False)
    keeps_circles = forms.BooleanField(
        label=_("Pakai kelompok simulasi yang sudah dibagi"), required=False
    )
    once_key = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"label_suffix": ""}))

    @classmethod
    def starting(cls, wishes: Wishes) -> "WishesForm":
        """Return the form as it is first shown."""
        kept = {name: getattr(wishes, name) for name in NAMES}
        return cls(initial=kept | {"once_key": uuid4().hex})

    def wishes(self) -> Wishes:
        """Return what was typed."""
        return Wishes.model_validate({name: self.cleaned_data[name] for name in NAMES})
