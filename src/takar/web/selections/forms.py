"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.kit.widgets import Day
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices
from takar.web.selections import rules
from takar.web.selections.models import Component, Member, Selection


class SelectionFilter(forms.Form):
    """The search above the list."""

    q = forms.CharField(
        label=_("Cari nama atau jabatan"), required=False, widget=forms.SearchInput()
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(rules.STATES)],
    )
    kind = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua jenis")), *choices(rules.KINDS)]
    )


class SelectionForm(forms.ModelForm[Selection]):
    """What a selection is."""

    event: forms.ModelChoiceField[Event] = forms.ModelChoiceField(
        label=_("Kegiatan penilaian"),
        queryset=Event.objects.none(),
        required=False,
        help_text=_("JPM yang ditandatangani menjadi nilai komponen asesmen."),
    )

    class Meta:
        model = Selection
        fields = ("name", "kind", "opens_on", "closes_on", "reference_on")
        widgets = {"opens_on": Day(), "closes_on": Day(), "reference_on": Day()}

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["event"]
        field.queryset = Event.objects.filter(agency=agency, run__isnull=False)


class ComponentForm(forms.ModelForm[Component]):
    """One component."""

    class Meta:
        model = Component
        fields = ("code", "title", "weight", "source")

    def validate_unique(self) -> None:
        """Let a known code through: it changes the component it names."""


class MemberForm(forms.ModelForm[Member]):
    """One member of the committee."""

    class Meta:
        model = Member
        fields = ("name", "institution", "origin", "is_chair")


class PostForm(forms.Form):
    """One post, of the tree of posts or by its title."""

    position: forms.ModelChoiceField[Position] = forms.ModelChoiceField(
        label=_("Jabatan dari data"), queryset=Position.objects.none(), required=False
    )
    title = forms.CharField(
        label=_("Nama jabatan"),
        max_length=250,
        required=False,
        help_text=_("Kosong berarti nama dari data."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["position"]
        leading = ("JPT_PRATAMA", "JPT_MADYA", "JPT_UTAMA", "ADMINISTRATOR")
        field.queryset = Position.objects.filter(agency=agency, tier__in=leading)

    def clean(self) -> dict[str, Any]:
        """Ask for a post, by one way or the other."""
        said: dict[str, Any] = super().clean() or {}
        position = said.get("position")
        said["title"] = said.get("title") or (position.title if position else "")
        if not said["title"]:
            raise forms.ValidationError(_("Pilih jabatan dari data, atau tulis namanya."))
        return said


class ApplicantForm(forms.Form):
    """One applicant: an employee by NIP, or somebody from outside by name."""

    nip = forms.CharField(label=_("NIP"), max_length=24, required=False)
    name = forms.CharField(label=_("Nama (pelamar dari luar)"), max_length=200, required=False)
    institution = forms.CharField(label=_("Asal instansi"), max_length=200, required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_nip(self) -> Employee | None:
        """Find the employee of that NIP."""
        nip = self.cleaned_data["nip"].replace(" ", "")
        if not nip:
            return None
        found: Employee | None = Employee.objects.filter(agency=self.agency, nip=nip).first()
        if found is None:
            raise forms.ValidationError(_("Tidak ada pegawai dengan NIP itu di instansi ini."))
        return found


class MarkForm(forms.Form):
    """Whether an applicant meets the conditions."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=choices(rules.APPLICANT_STATES))
    reason = forms.CharField(label=_("Alasan"), max_length=300, required=False)


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = forms.CharField(label=_("Alasan"), max_length=500, required=False)


class ChoiceForm(forms.Form):
    """Who is chosen, and why."""

    applicant = forms.ChoiceField(label=_("Yang dipilih"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Nomor dokumen"), max_length=120, required=False)

    def __init__(self, *args: Any, proposed: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["applicant"]
        field.choices = proposed
