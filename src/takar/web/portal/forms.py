"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.widgets import Day
from takar.web.people.queries.law import book
from takar.web.portal.queries.law import certainties, concepts
from takar.web.portal.queries.publications import publishable_runs


def every_concept() -> list[tuple[str, Any]]:
    """Return the concepts to choose from."""
    return [("", _("Semua")), *concepts()]


def every_certainty() -> list[tuple[str, Any]]:
    """Return the degrees of certainty to choose from."""
    return [("", _("Semua")), *certainties()]


def every_shelf() -> list[tuple[str, Any]]:
    """Return the shelves to choose from."""
    names = dict(Agency.objects.values_list("code", "name"))
    shelves = [(code, names.get(code, shelf_title(code))) for code in book().agencies]
    return [("", _("Nasional")), *shelves]


class LawForm(forms.Form):
    """What a reader looks for in the book of the law."""

    cari = forms.CharField(
        label=_("Cari"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    konsep = forms.ChoiceField(label=_("Pokok"), required=False, choices=every_concept)
    kepastian = forms.ChoiceField(label=_("Kepastian"), required=False, choices=every_certainty)
    rak = forms.ChoiceField(label=_("Aturan instansi"), required=False, choices=every_shelf)
    tanggal = forms.DateField(
        label=_("Berlaku pada"),
        required=False,
        widget=Day(),
    )


def shelf_title(code: str) -> str:
    """Return words for a shelf of an agency that does not use this house."""
    return code.replace("kab_", "kabupaten_").replace("_", " ").title()


class ChooseRunForm(forms.Form):
    """From which run a publication is made."""

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        runs = publishable_runs(agency)
        self.fields["run"] = forms.ModelChoiceField(label=_("Penghitungan"), queryset=runs)


class PublishForm(forms.Form):
    """A title and the obligatory reason."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    reason = forms.CharField(
        label=_("Dasar dan alasan"),
        widget=forms.Textarea(attrs={"rows": 3}),
        min_length=10,
        help_text=_("Misalnya nomor surat atau keputusan yang menjadi dasar; ikut ditampilkan."),
    )


class WithdrawForm(forms.Form):
    """The obligatory reason."""

    reason = forms.CharField(
        label=_("Alasan penarikan"), widget=forms.Textarea(attrs={"rows": 2}), min_length=10
    )
