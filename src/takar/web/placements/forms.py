"""What is typed into the pages of the room."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.kit.widgets import Day
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.rules import POSITION_TIERS
from takar.web.placements import rules
from takar.web.placements.models import Scenario

DEEP = 2
"""How deep the units go that a scenario may be about."""


class ScenarioFilter(forms.Form):
    """The search above the scenarios."""

    q = forms.CharField(label=_("Cari judul"), required=False, widget=forms.SearchInput())
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(rules.STATES)],
    )


class PlacedFilter(forms.Form):
    """The search above the people of a scenario."""

    q = forms.CharField(
        label=_("Cari nama, NIP atau jabatan"), required=False, widget=forms.SearchInput()
    )
    standing = forms.ChoiceField(
        label=_("Hasil"),
        required=False,
        choices=[("", _("Semua")), *choices(rules.STANDINGS)],
    )


WEIGHTS = {
    "match": rules.MATCH,
    "talent": rules.TALENT,
    "interest": rules.INTEREST,
    "succession": rules.SUCCESSION,
    "unit_change": rules.UNIT_CHANGE,
    "distance": rules.DISTANCE,
    "family": rules.FAMILY,
}
"""The part of worth that each field weighs."""


def weight(part: str, hint: Any = "") -> forms.DecimalField:
    """Return a field for what one point of a part counts."""
    return figure(rules.PARTS[part], rules.Settings().weights[part], hint)


def figure(title: Any, first: Decimal, hint: Any = "") -> forms.DecimalField:
    """Return a field for points of worth."""
    return forms.DecimalField(
        label=title,
        initial=first,
        max_digits=8,
        decimal_places=2,
        localize=True,
        help_text=hint,
    )


class ScenarioForm(forms.Form):
    """What a scenario asks."""

    title = forms.CharField(label=_("Judul"), max_length=200)
    day = forms.DateField(label=_("Rencana pelantikan"), widget=Day())
    tiers = forms.MultipleChoiceField(
        label=_("Jenjang jabatan"),
        choices=choices(POSITION_TIERS),
        initial=rules.USUAL_TIERS,
        widget=forms.CheckboxSelectMultiple(),
    )
    filling = forms.ChoiceField(
        label=_("Jabatan yang diisi"), choices=choices(rules.FILLINGS), initial=rules.EVERY
    )
    unit: forms.ModelChoiceField[WorkUnit] = forms.ModelChoiceField(
        label=_("Unit kerja"), queryset=WorkUnit.objects.none(), required=False
    )
    with_unverified = forms.BooleanField(
        label=_("Ikutkan yang masih perlu verifikasi"), required=False, initial=True
    )
    boxes = forms.MultipleChoiceField(
        label=_("Pendatang dari kotak talenta"),
        choices=[(str(box), str(box)) for box in range(9, 0, -1)],
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Kosong berarti semua kotak. Pemangku jabatan selalu ikut."),
    )
    match = weight(rules.MATCH)
    talent = weight(rules.TALENT)
    interest = weight(rules.INTEREST, _("Minat yang dicatat pegawai sendiri pada jabatan itu."))
    succession = weight(
        rules.SUCCESSION, _("Menghargai rencana pengembangan yang sudah diputuskan.")
    )
    unit_change = weight(rules.UNIT_CHANGE, _("Negatif berarti biaya."))
    distance = weight(
        rules.DISTANCE,
        _("Wilayah dari profil jabatan. Yang tidak diketahui tidak dihitung dekat maupun jauh."),
    )
    family = weight(
        rules.FAMILY, _("Berlaku bagi yang keluarganya menetap, menurut aturan skenario.")
    )
    vacancy_price = figure(_("Harga satu jabatan dibiarkan lowong"), Decimal(40))
    strategic_price = figure(_("Harga satu jabatan strategis dibiarkan lowong"), Decimal(80))
    word = forms.CharField(
        label=_("Kata undian"),
        max_length=80,
        required=False,
        help_text=_("Penentu bila nilainya sama persis; tercetak pada hasil."),
    )
    kept_from: forms.ModelChoiceField[Scenario] = forms.ModelChoiceField(
        label=_("Sedekat mungkin dengan skenario"),
        queryset=Scenario.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, agency: Agency, but: Scenario | None = None, **kw: Any) -> None:
        super().__init__(*args, **kw)
        units: Any = self.fields["unit"]
        units.queryset = WorkUnit.objects.filter(agency=agency, depth__lte=DEEP)
        near: Any = self.fields["kept_from"]
        known = Scenario.objects.filter(agency=agency, state__in=[rules.DONE, rules.CHOSEN])
        near.queryset = known if but is None else known.exclude(pk=but.pk)
        for name in WEIGHTS:
            self.fields[name].label = _(str(self.fields[name].label))

    @property
    def weight_fields(self) -> list[forms.BoundField]:
        """The fields for what each part of worth counts."""
        return [self[name] for name in WEIGHTS]

    @property
    def facts(self) -> dict[str, Any]:
        """What the acts take."""
        given = self.cleaned_data
        terms = rules.Settings(
            tiers=given["tiers"],
            filling=given["filling"],
            with_unverified=given["with_unverified"],
            boxes=[int(box) for box in given["boxes"]],
            weights={part: given[name] for name, part in WEIGHTS.items()},
            vacancy_price=given["vacancy_price"],
            strategic_price=given["strategic_price"],
            word=given["word"],
        )
        names = ("title", "day", "unit", "kept_from")
        return {"terms": terms, **{name: given[name] for name in names}}


def first_of(scenario: Scenario) -> dict[str, Any]:
    """Return a scenario as the form first shows it."""
    asked = scenario.asked
    return {
        "title": scenario.title,
        "day": scenario.day,
        "unit": scenario.unit,
        "kept_from": scenario.kept_from,
        "tiers": asked.tiers,
        "filling": asked.filling,
        "with_unverified": asked.with_unverified,
        "boxes": [str(box) for box in asked.boxes],
        **{name: asked.weights.get(part, Decimal(0)) for name, part in WEIGHTS.items()},
        "vacancy_price": asked.vacancy_price,
        "strategic_price": asked.strategic_price,
        "word": asked.word,
    }


class RuleForm(forms.Form):
    """One rule or order; people by NIP, posts by code, units by code."""

    kind = forms.ChoiceField(label=_("Aturan"), choices=choices(rules.KINDS))
    employee = forms.CharField(label=_("NIP pegawai"), required=False)
    other = forms.CharField(label=_("NIP pegawai kedua"), required=False)
    position = forms.CharField(label=_("Kode jabatan"), required=False)
    unit = forms.CharField(label=_("Kode unit"), required=False)
    amount = forms.IntegerField(label=_("Paling banyak"), required=False, min_value=0)
    document = forms.CharField(label=_("Nomor dokumen"), required=False, max_length=200)
    because = forms.CharField(
        label=_("Alasan"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_employee(self) -> Employee | None:
        """Return the employee who bears the NIP."""
        return self._person("employee")

    def clean_other(self) -> Employee | None:
        """Return the second employee."""
        return self._person("other")

    def clean_position(self) -> Position | None:
        """Return the post of the code."""
        found: Position | None = self._found(Position, "code", "position")
        return found

    def clean_unit(self) -> WorkUnit | None:
        """Return the unit of the code."""
        found: WorkUnit | None = self._found(WorkUnit, "code", "unit")
        return found

    def _person(self, name: str) -> Employee | None:
        found: Employee | None = self._found(Employee, "nip", name)
        return found

    def _found(self, model: Any, field: str, name: str) -> Any:
        text = "".join(str(self.cleaned_data[name]).split())
        if not text:
            return None
        row = model.objects.filter(agency=self.agency, **{field: text}).first()
        if row is None:
            raise forms.ValidationError(_("Tidak ada pada data instansi ini."))
        return row


class ReasonForm(forms.Form):
    """A reason."""

    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
