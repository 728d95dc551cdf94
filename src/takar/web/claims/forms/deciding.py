"""What a verifier fills in: searches of the queue, judgements, reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.tables.records import TRAINING_KINDS
from takar.web.accounts.models import Agency, User
from takar.web.claims.rules import EVIDENCE
from takar.web.kit.words import title_of
from takar.web.people.models.choices import choices
from takar.web.people.queries.units import units_seen_by
from takar.web.people.searching import UnitChoice

ANY = ("", _("Semua"))
AGES = [
    ANY,
    ("7", _("lebih dari 7 hari")),
    ("14", _("lebih dari 14 hari")),
    ("30", _("lebih dari 30 hari")),
]


class QueueForm(forms.Form):
    """How a queue is narrowed."""

    q = forms.CharField(
        label=_("Cari"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Nama, judul, nomor")}),
    )
    jenis = forms.ChoiceField(label=_("Jenis bukti"), required=False)
    pelatihan = forms.ChoiceField(
        label=_("Jenis pelatihan"),
        required=False,
        choices=[ANY, *((kind, title_of(kind)) for kind in TRAINING_KINDS)],
    )
    unit = UnitChoice(None, label=_("Unit kerja"), required=False, empty_label=_("Semua"))
    umur = forms.ChoiceField(label=_("Menunggu"), required=False, choices=AGES)

    def __init__(self, *args: Any, user: User, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit: Any = self.fields["unit"]
        unit.queryset = units_seen_by(user, agency)
        kind: Any = self.fields["jenis"]
        kind.choices = [ANY, *choices(EVIDENCE)]

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; a part that makes no sense does not narrow."""
        self.is_valid()
        return {**self.cleaned_data, "sort": self.data.get("urut", "")}


class VerifyForm(forms.Form):
    """Whether a training fits the tasks of the post, and a remark."""

    fits_post = forms.TypedChoiceField(
        label=_("Sesuai tugas jabatan?"),
        choices=[("True", _("Sesuai")), ("False", _("Tidak sesuai"))],
        coerce=lambda said: said == "True",
        widget=forms.RadioSelect,
        help_text=_("Yang tidak sesuai tetap tercatat, tetapi tidak menambah nilai kompetensi."),
    )
    reason = forms.CharField(
        label=_("Catatan"), required=False, max_length=1000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, evidence: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if evidence != "trainings":
            del self.fields["fits_post"]


class ReasonForm(forms.Form):
    """Why something is returned, taken back or withdrawn."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ManyForm(forms.Form):
    """One reason for many decisions."""

    reason = forms.CharField(label=_("Alasan untuk semua"), max_length=1000)
