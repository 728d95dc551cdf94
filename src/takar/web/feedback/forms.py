"""What is typed into the pages of the room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.feedback.rules import (
    ADVICE_STATES,
    ANSWERS,
    FOLLOWING,
    FORMS,
    OBJECTION_STATES,
    WAYS,
)
from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices


class Lines(forms.Textarea):
    """A few lines of text."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 3})


class FollowFilter(forms.Form):
    """The search above the participants of an event."""

    q = forms.CharField(
        label=_("Cari nama, jabatan, unit"), required=False, widget=forms.SearchInput()
    )
    group = forms.ChoiceField(label=_("Kelompok"), required=False)
    left = forms.ChoiceField(
        label=_("Tampilkan"),
        required=False,
        choices=[
            ("", _("Semua peserta")),
            ("tanpa-umpan-balik", _("Belum diberi umpan balik")),
            ("tanpa-saran", _("Belum punya saran")),
        ],
    )

    def __init__(self, *args: Any, groups: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.choices = [("", _("Semua kelompok")), *((one, one) for one in groups)]


class SessionForm(forms.Form):
    """A talk about the results."""

    held_on = forms.DateField(label=_("Tanggal"), widget=Day(), initial=timezone.localdate)
    form = forms.ChoiceField(label=_("Cara"), choices=choices(FORMS))
    given_by = forms.CharField(label=_("Pemberi umpan balik"), max_length=120)
    said = forms.CharField(
        label=_("Yang disampaikan"),
        widget=Lines(),
        help_text=_("Kekuatan lebih dulu, lalu hal yang dikembangkan; pegawai membacanya."),
    )
    agreed = forms.CharField(label=_("Yang disepakati"), required=False, widget=Lines())


class AdviceForm(forms.Form):
    """One thing advised."""

    competency = forms.ChoiceField(label=_("Kompetensi"))
    way = forms.ChoiceField(label=_("Jalan"), choices=choices(WAYS))
    text = forms.CharField(label=_("Saran"), max_length=400, widget=Lines())
    due_on = forms.DateField(label=_("Tenggat"), required=False, widget=Day())

    def __init__(
        self, *args: Any, competencies: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["competency"]
        field.choices = list((competencies or {}).items())


class FollowForm(forms.Form):
    """How far advice has come."""

    state = forms.ChoiceField(label=_("Keadaan"))
    note = forms.CharField(label=_("Catatan"), max_length=400, required=False)

    def __init__(self, *args: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["state"]
        field.choices = [(state, _(ADVICE_STATES[state])) for state in FOLLOWING[now]]


class RemarkForm(forms.Form):
    """What the person says about a talk."""

    remark = forms.CharField(label=_("Tanggapan Anda"), required=False, widget=Lines())


class ObjectionForm(forms.Form):
    """What is contested, and why."""

    competency = forms.ChoiceField(label=_("Yang disanggah"), required=False)
    text = forms.CharField(
        label=_("Alasan dan bukti"),
        widget=Lines(),
        help_text=_("Sebutkan perilaku atau bukti yang menurut Anda belum terlihat."),
    )

    def __init__(
        self, *args: Any, competencies: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["competency"]
        field.choices = [("", _("Seluruh hasil")), *(competencies or {}).items()]


class AnswerForm(forms.Form):
    """The answer to an objection."""

    state = forms.ChoiceField(
        label=_("Putusan"), choices=choices(ANSWERS), widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Jawaban dan alasannya"), widget=Lines(), help_text=_("Dibaca oleh pegawai.")
    )


class ObjectionFilter(forms.Form):
    """The search above the objections."""

    q = forms.CharField(
        label=_("Cari nama atau kegiatan"), required=False, widget=forms.SearchInput()
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(OBJECTION_STATES)],
    )
