"""What people may type: searches, files, single records."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from takar.tables import TABLES, Column
from takar.tables.siasn_codes import code_map
from takar.web.accounts.models import Agency, Membership, Role, User
from takar.web.accounts.permissions import operates
from takar.web.kit.widgets import Day
from takar.web.people import rules
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.models.evidence import KEEPERS
from takar.web.people.queries.roster import grades_of
from takar.web.people.queries.units import units_seen_by
from takar.web.people.searching import ANY, UnitChoice


class RosterForm(forms.Form):
    """How the roster is narrowed and sorted."""

    q = forms.CharField(
        label=_("Cari"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Nama, jabatan, NIP")}),
    )
    unit = UnitChoice(None, label=_("Unit kerja"), required=False, empty_label=_("Semua"))
    position_tier = forms.ChoiceField(
        label=_("Jenjang"), required=False, choices=[*ANY, *choices(rules.POSITION_TIERS)]
    )
    position_kind = forms.ChoiceField(
        label=_("Jenis jabatan"), required=False, choices=[*ANY, *choices(rules.POSITION_KINDS)]
    )
    employment = forms.ChoiceField(
        label=_("Status"), required=False, choices=[*ANY, *choices(rules.EMPLOYMENTS)]
    )
    grade = forms.ChoiceField(label=_("Golongan"), required=False)
    education_level = forms.ChoiceField(
        label=_("Pendidikan"), required=False, choices=[*ANY, *choices(rules.EDUCATION_LEVELS)]
    )
    missing = forms.ChoiceField(label=_("Data yang kosong"), required=False)
    strategic = forms.BooleanField(label=_("Jabatan strategis saja"), required=False)
    left = forms.BooleanField(label=_("Juga yang sudah keluar"), required=False)

    def __init__(self, *args: Any, user: User, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gaps = {
            name: title
            for name, title in rules.GAPS.items()
            if operates(user, agency) or name not in rules.RESTRICTED_GAPS
        }
        self.named("unit").queryset = units_seen_by(user, agency)
        self.named("grade").choices = [*ANY, *((grade, grade) for grade in grades_of(agency))]
        self.named("missing").choices = [*ANY, *choices(gaps)]

    def named(self, name: str) -> Any:
        """Return one of the fields."""
        return self.fields[name]

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; a part that makes no sense does not narrow."""
        self.is_valid()
        return {**self.cleaned_data, "sort": self.data.get("urut", "")}


class UploadForm(forms.Form):
    """A file and what it is said to hold."""

    kind = forms.ChoiceField(label=_("Jenis berkas"), choices=choices(rules.UPLOAD_KINDS))
    file = forms.FileField(
        label=_("Berkas"),
        allow_empty_file=True,
        help_text=_("CSV atau XLSX, paling besar 50 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )


class EmployeeForm(forms.Form):
    """The two facts about a person that no file brings."""

    education_fit = forms.ChoiceField(
        label=_("Kesesuaian bidang ilmu dengan jabatan"),
        required=False,
        choices=[("", _("Belum dinilai")), *choices(rules.EDUCATION_FITS)],
    )
    left_on = forms.DateField(
        label=_("Tidak lagi bekerja sejak"),
        required=False,
        widget=Day(),
        help_text=_("Kosongkan bila masih bekerja. Data pegawai tidak pernah dihapus."),
    )

    @classmethod
    def about(cls, employee: Employee, data: Any) -> "EmployeeForm":
        """Return the form filled with what is on record."""
        facts = {"education_fit": employee.education_fit, "left_on": employee.left_on}
        return cls(data, initial=facts)


class HeadForm(forms.Form):
    """Who heads a unit."""

    head: Any = forms.ModelChoiceField(
        None, label=_("Kepala unit"), required=False, empty_label=_("Belum ada")
    )

    def __init__(self, data: Any, *, unit: WorkUnit) -> None:
        super().__init__(data, initial={"head": unit.head_id})
        heads = Membership.objects.filter(agency=unit.agency_id, role=Role.UNIT_HEAD)
        field: Any = self.fields["head"]
        field.queryset = User.objects.filter(pk__in=heads.values("user")).order_by("full_name")


class CheckForm(forms.Form):
    """Which list of evidence was found complete, and when."""

    evidence = forms.ChoiceField(
        label=_("Jenis bukti"),
        choices=choices(
            {
                name: title
                for name, title in rules.RECORD_TITLES.items()
                if name != "evidence_checks"
            }
        ),
    )


def record_form(table: str, data: Any, initial: dict[str, Any] | None = None) -> forms.Form:
    """Return the form of one piece of evidence, made from the columns of its table."""
    keeper = KEEPERS[table]
    form = forms.Form(data, initial=initial)
    for column in TABLES[table].columns:
        if column.name == "employee_id":
            continue
        path = keeper.paths[column.name]
        form.fields[path] = record_field(column, keeper.field(path))
    return form


def record_field(column: Column, kept_in: Any) -> forms.Field:
    """Return the form field of one column."""
    listed = listed_values(column)
    if listed:
        empty = [] if column.required else [("", _("Belum diketahui"))]
        return forms.TypedChoiceField(
            label=capfirst(kept_in.verbose_name),
            required=column.required,
            choices=[*empty, *choices(listed)],
            empty_value=None,
        )
    made: forms.Field = kept_in.formfield()
    made.required = column.required
    limits = (MinValueValidator, MaxValueValidator)
    made.validators += [each for each in kept_in.validators if isinstance(each, limits)]
    if column.kind == "date":
        made.widget = Day()
    if column.kind == "text":
        made.empty_value = None  # type: ignore[attr-defined]
    return made


def listed_values(column: Column) -> dict[str, str]:
    """Return the values a column may have with their titles; nothing where any will do."""
    known = {"competency": "kompetensi", "aspect": "potensi"}
    if column.name in known:
        return code_map(known[column.name], "title", key="code")
    titles = {
        **rules.POSITION_TIERS,
        **rules.EDUCATION_FITS,
        **rules.EDUCATION_LEVELS,
        **rules.RATING_SCALES,
    }
    return {value: titles.get(value, words(value)) for value in column.values}


def words(value: str) -> str:
    """Return an enumerated value as words."""
    return value.replace("_", " ").capitalize()
