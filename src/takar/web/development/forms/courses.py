"""A training: searched, written, taken from a file, said to have taken place."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from takar.regulations.law import Law
from takar.web.development.models import Course
from takar.web.development.queries import titles_of
from takar.web.development.queries.law import forms_of
from takar.web.kit.widgets import Day


class CourseFilter(forms.Form):
    """The search above the trainings."""

    q = forms.CharField(
        label=_("Cari kode, nama, atau penyelenggara"),
        required=False,
        widget=forms.SearchInput(),
    )
    competency = forms.ChoiceField(label=_("Kompetensi"), required=False)

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["competency"]
        field.choices = [("", _("Semua")), *titles_of(law).items()]


class CourseForm(forms.ModelForm[Course]):
    """A training that can be held."""

    competency = forms.ChoiceField(label=_("Kompetensi"))
    form = forms.ChoiceField(label=_("Bentuk"))

    class Meta:
        model = Course
        fields = (
            *("code", "title", "competency", "closes", "lesson_hours"),
            *("cost_per_person", "cost_per_class", "class_size", "classes_most"),
            *("form", "provider", "quarter", "curriculum"),
        )
        help_texts = {
            "closes": _("Paling banyak sebanyak ini kesenjangan seseorang tertutup."),
            "class_size": _("Kosong: satu kelas memuat semua."),
            "classes_most": _("Kosong: tanpa batas."),
        }

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        competency: Any = self.fields["competency"]
        competency.choices = titles_of(law).items()
        form: Any = self.fields["form"]
        form.choices = forms_of(law).items()

    def validate_unique(self) -> None:
        """Leave it to the act to refuse a code that is there."""

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class UploadForm(forms.Form):
    """A file of trainings."""

    upload = forms.FileField(
        label=_("Berkas pelatihan (.xlsx atau .csv)"),
        validators=[FileExtensionValidator(["xlsx", "csv", "txt", "tsv"])],
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )


class HoldForm(forms.Form):
    """When a training took place."""

    once_key = forms.CharField(widget=forms.HiddenInput(), max_length=60)
    started_on = forms.DateField(label=_("Mulai"), required=False, widget=Day())
    ended_on = forms.DateField(label=_("Selesai"), widget=Day())
    lesson_hours = forms.DecimalField(
        label=_("Jam pelajaran (JP)"),
        max_digits=7,
        decimal_places=2,
        min_value=0,
        localize=True,
        help_text=_("Seperti tertulis pada sertifikat."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    upload = forms.FileField(
        label=_("Bukti bersama (PDF atau gambar)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    @classmethod
    def fresh(cls, course: Course) -> "HoldForm":
        """Return an empty form with a key of its own."""
        return cls(initial={"once_key": uuid4().hex, "lesson_hours": course.lesson_hours})
