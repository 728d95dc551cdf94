"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices
from takar.web.succession import rules


class SurveyForm(forms.Form):
    """How lists are made."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    day = forms.DateField(label=_("Keadaan per tanggal"), widget=Day())
    everybody = forms.BooleanField(
        label=_("Semua yang memenuhi syarat, apa pun kotaknya"), required=False
    )
    boxes = forms.MultipleChoiceField(
        label=_("Kotak talenta"),
        choices=[(str(box), str(box)) for box in range(9, 0, -1)],
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Kosong berarti kotak kelompok rencana suksesi menurut aturan."),
    )
    first_key = forms.ChoiceField(
        label=_("Kunci pertama"),
        required=False,
        choices=[("", _("Menurut aturan")), *choices(rules.KEYS)],
    )
    second_key = forms.ChoiceField(
        label=_("Kunci kedua"), required=False, choices=[("", _("Tidak ada")), *choices(rules.KEYS)]
    )
    third_key = forms.ChoiceField(
        label=_("Kunci ketiga"),
        required=False,
        choices=[("", _("Tidak ada")), *choices(rules.KEYS)],
    )
    word = forms.CharField(
        label=_("Kata undian"),
        max_length=80,
        required=False,
        help_text=_("Untuk urutan di kertas bila sama pada semua kunci; tercetak pada daftar."),
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        given = self.cleaned_data
        keys = (given[name] for name in ("first_key", "second_key", "third_key"))
        terms = rules.Terms(
            boxes=[int(box) for box in given["boxes"]],
            everybody=given["everybody"],
            keys=list(dict.fromkeys(key for key in keys if key)),
            word=given["word"],
        )
        return {"title": given["title"], "day": given["day"], "terms": terms}


class CandidateFilter(forms.Form):
    """The search above a list."""

    q = forms.CharField(label=_("Cari nama atau unit"), required=False, widget=forms.SearchInput())
    part = forms.ChoiceField(
        label=_("Bagian"), required=False, choices=[("", _("Semua")), *choices(rules.PARTS)]
    )
    readiness = forms.ChoiceField(
        label=_("Kesiapan"), required=False, choices=[("", _("Semua")), *choices(rules.READINESS)]
    )


class NominationFilter(forms.Form):
    """The search above the nominations."""

    q = forms.CharField(
        label=_("Cari nama atau jabatan"), required=False, widget=forms.SearchInput()
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(rules.NOMINATION_STATES)],
    )


class ReasonForm(forms.Form):
    """A reason."""

    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
