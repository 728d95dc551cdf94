"""How a committee's cuts are entered: level by level, or from what its judges said."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as Unfit

from takar.kernel.errors import TakarError
from takar.web.exam_results.carrying import carried
from takar.web.exam_results.panels import angoff_cuts, judges_kept, read_panel
from takar.web.exam_results.rules import CUT_METHODS
from takar.web.exam_results.rules.abilities import Curve
from takar.web.exam_results.rules.cuts import LOWEST_ABILITY, ON, Cuts


class CutForm(forms.Form):
    """The cuts of one scale."""

    scale = forms.ChoiceField(label=_("Skala"))
    method = forms.ChoiceField(label=_("Cara"), choices=list(CUT_METHODS.items()))
    on = forms.ChoiceField(label=_("Batas dalam"), choices=list(ON.items()))
    levels = forms.CharField(
        label=_("Batas setiap level"),
        required=False,
        widget=forms.Textarea({"rows": 5}),
        help_text=_(
            "Satu baris per level: level = nilai terendah, misalnya 3 = 60. Yang di bawah semua "
            "batas mendapat level terendah."
        ),
    )
    panel = forms.CharField(
        label=_("Penilaian panelis (Angoff)"),
        required=False,
        widget=forms.Textarea({"rows": 6}),
        help_text=_(
            "Satu baris per panelis dan level: level | panelis | nilai setiap soal skala ini "
            "menurut urutan kode soal. Level terendah tidak perlu dinilai."
        ),
    )
    lowest = forms.CharField(label=_("Level terendah"), initial="1", max_length=4)
    is_carried = forms.BooleanField(
        label=_("Bawa batas ke kemampuan lewat kurva soal"),
        required=False,
        help_text=_(
            "Untuk bagian adaptif: batas dalam nilai atau persen dari seluruh kolam menjadi "
            "kemampuan tempat nilai itu diharapkan. Semua soal skala ini harus berparameter."
        ),
    )
    because = forms.CharField(label=_("Alasan"), max_length=1000)
    document = forms.CharField(label=_("Dokumen penetapan"), max_length=200)

    def __init__(
        self,
        *args: Any,
        scales: Mapping[str, str],
        most: Mapping[str, Sequence[int]],
        curves: Mapping[str, Curve] | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer the scales; ``most`` is what each item of a scale can give, by item code."""
        super().__init__(*args, **kwargs)
        self.most, self.curves = most, curves or {}
        field: Any = self.fields["scale"]
        field.choices = list(scales.items())

    def clean(self) -> dict[str, Any]:
        """Make the cuts, from the judges where they said something."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                said |= self.from_panel(said) if said["panel"] else self.from_lines(said)
                if said["is_carried"]:
                    said |= self.on_ability(said)
            except TakarError as fault:
                raise ValidationError(str(fault)) from fault
            except Unfit as fault:
                raise ValidationError(
                    _("Batas harus naik dari level ke level, dan level antara 0 dan 5.")
                ) from fault
        return said

    def from_panel(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return cuts in points from what the judges said."""
        told = read_panel(said["panel"])
        cuts = angoff_cuts(told, self.most.get(said["scale"], ()))
        levels = {said["lowest"]: "0"} | {cut.level: str(cut.value) for cut in cuts}
        made = Cuts.model_validate({"on": "POINTS", "levels": levels})
        return {"cuts": made, "judges": judges_kept(told, cuts), "method": "ANGOFF"}

    def on_ability(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return the same cuts on abilities, and what they were carried from."""
        if said["cuts"].on == "THETA":
            return {}
        kept = said["judges"] or {"version": 1}
        errors = {
            level: None if error is None else Decimal(error)
            for level, error in kept.get("errors", {}).items()
        }
        found = carried(said["cuts"], self.curves.get(said["scale"]), errors)
        remarks = [*kept.get("remarks", []), *found.remarks]
        return {"cuts": found.cuts, "judges": kept | {"curve": found.kept, "remarks": remarks}}

    def from_lines(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cuts that were written."""
        levels = {said["lowest"]: LOWEST_ABILITY if said["on"] == "THETA" else "0"}
        for line in filter(str.strip, said["levels"].splitlines()):
            level, _sign, least = line.partition("=")
            levels[level.strip()] = least.strip().replace(",", ".")
        made = Cuts.model_validate({"on": said["on"], "levels": levels})
        return {"cuts": made, "judges": {}}
