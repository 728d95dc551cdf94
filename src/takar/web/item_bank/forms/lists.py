"""Searches, pools, files and reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.items.content import TITLES
from takar.web.accounts.models import Agency
from takar.web.item_bank import rules
from takar.web.item_bank.models import ItemPool
from takar.web.item_bank.queries.lists import competencies_of, tags_in_use
from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices

ANY = [("", _("Semua"))]
LEVELS = [(str(level), str(level)) for level in range(6)]
FILE_FORMS = {"QTI22": "QTI 2.2", "QTI30": "QTI 3.0", "XLSX": "XLSX"}


class ItemFilter(forms.Form):
    """How the list of items is narrowed."""

    q = forms.CharField(label=_("Cari kode atau judul"), required=False, widget=forms.SearchInput())
    pool: forms.ModelChoiceField[ItemPool] = forms.ModelChoiceField(
        ItemPool.objects.none(), label=_("Bank soal"), required=False, empty_label=_("Semua")
    )
    interaction = forms.ChoiceField(label=_("Bentuk"), required=False)
    competency = forms.ChoiceField(label=_("Kompetensi"), required=False)
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[*ANY, *LEVELS])
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[*ANY, *choices(rules.ITEM_STATES)]
    )
    tag = forms.ChoiceField(label=_("Penanda"), required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["pool"].queryset = ItemPool.objects.filter(agency=agency)
        fields["interaction"].choices = [*ANY, *((one.value, str(TITLES[one])) for one in TITLES)]
        fields["competency"].choices = [*ANY, *((one, one) for one in competencies_of(agency))]
        fields["tag"].choices = [*ANY, *((one, one) for one in tags_in_use(agency))]

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; a part that makes no sense does not narrow."""
        self.is_valid()
        return {**self.cleaned_data, "sort": self.data.get("urut", "")}


class PoolForm(forms.ModelForm[ItemPool]):
    """A new pool."""

    class Meta:
        model = ItemPool
        fields = ("code", "name", "purpose")
        widgets = {"purpose": forms.Textarea(attrs={"rows": 2})}


class PoolChoice(forms.Form):
    """One pool of the agency."""

    pool: forms.ModelChoiceField[ItemPool] = forms.ModelChoiceField(
        ItemPool.objects.none(), label=_("Bank soal")
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pool"]
        field.queryset = ItemPool.objects.filter(agency=agency)


class TagForm(forms.Form):
    """One tag."""

    tag = forms.CharField(label=_("Penanda"), max_length=40)


class ReasonForm(forms.Form):
    """A reason alone."""

    because = forms.CharField(label=_("Alasan"), max_length=300)


class ExportForm(ReasonForm):
    """In which form items are handed out, and why."""

    form = forms.ChoiceField(label=_("Bentuk berkas"), choices=list(FILE_FORMS.items()))


class BatchForm(PoolChoice):
    """A file of items."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("Paket QTI (.zip, .xml), XLSX, atau CSV; paling besar 50 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.xml,.xlsx,.csv"}),
    )


class MediumForm(forms.Form):
    """A picture, sound or film for a draft."""

    file = forms.FileField(
        label=_("Berkas"),
        help_text=_("PNG, JPEG, WEBP, MP3, OGG, atau MP4; diperiksa dari isinya."),
    )
    alt = forms.CharField(
        label=_("Uraian untuk yang tidak melihat atau mendengar"), max_length=1000, required=False
    )
    in_prompt = forms.BooleanField(
        label=_("Letakkan gambar di akhir pertanyaan"), required=False, initial=True
    )


class ReviewForm(forms.Form):
    """A reviewer's verdict."""

    verdict = forms.ChoiceField(
        label=_("Putusan"), choices=choices(rules.VERDICTS), widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("Catatan"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wajib untuk perbaikan dan penolakan; disimpan tersegel bersama soalnya."),
    )


class CommentForm(forms.Form):
    """Something said about a version."""

    text = forms.CharField(
        label=_("Komentar"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookFilter(forms.Form):
    """How the list of looks is narrowed."""

    q = forms.CharField(
        label=_("Cari kode soal atau pembaca"), required=False, widget=forms.SearchInput()
    )
    purpose = forms.ChoiceField(
        label=_("Keperluan"), required=False, choices=[*ANY, *choices(rules.VIEW_PURPOSES)]
    )
    since = forms.DateField(label=_("Sejak"), required=False, widget=Day())
    until = forms.DateField(label=_("Sampai"), required=False, widget=Day())
    with_key = forms.BooleanField(label=_("Beserta kunci saja"), required=False)

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; a part that makes no sense does not narrow."""
        self.is_valid()
        return self.cleaned_data
