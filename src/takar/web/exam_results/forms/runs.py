"""How a run is asked for, and why one is set aside."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results.rules.terms import UNANSWERED, Terms

WEIGHT = "bobot_"
ONE = Decimal(1)


class RunForm(forms.Form):
    """The settings of a new run; what counts now stands in the boxes."""

    unanswered = forms.ChoiceField(
        label=_("Soal yang tidak dijawab"),
        choices=list(UNANSWERED.items()),
        help_text=_("Jawaban kosong hanya dihitung nol bila naskah atau pengaturan ini berkata."),
    )
    markers = forms.TypedChoiceField(
        label=_("Pembaca uraian"),
        choices=[(2, _("Dua pembaca, saling tidak melihat")), (1, _("Satu pembaca"))],
        coerce=int,
    )
    calibration = forms.ChoiceField(
        label=_("Kemampuan pada kalibrasi"),
        required=False,
        help_text=_("Bagian adaptif selalu memakai kalibrasi yang dikunci bersama naskahnya."),
    )
    because = forms.CharField(label=_("Alasan"), required=False, max_length=1000)

    def __init__(
        self,
        *args: Any,
        sections: Mapping[str, str],
        before: Terms | None = None,
        calibrations: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """Ask for the weight of each section, where there are several.

        Args:
            sections: code and title.
            before: the settings that count now.
            calibrations: on which abilities may be told.
        """
        chosen = before or Terms()
        super().__init__(*args, **kwargs)
        self.initial = {"unanswered": chosen.unanswered, "markers": chosen.markers}
        field: Any = self.fields["calibration"]
        field.choices = [("", _("Tidak dihitung")), *(calibrations or {}).items()]
        self.initial["calibration"] = chosen.calibration
        self.sections = sections if len(sections) > 1 else {}
        for code, title in self.sections.items():
            self.fields[f"{WEIGHT}{code}"] = forms.DecimalField(
                label=title,
                required=False,
                initial=chosen.weights.get(code) and exact(chosen.weights[code]),
                min_value=Decimal("0.001"),
                max_value=100,
                decimal_places=3,
                max_digits=6,
            )

    @property
    def weight_boxes(self) -> list[forms.BoundField]:
        """The boxes of the weights."""
        return [self[f"{WEIGHT}{code}"] for code in self.sections]

    @property
    def changed(self) -> dict[str, Any]:
        """The settings that were said, as a run keeps them; a weight of one is not written."""
        said = self.cleaned_data
        weights = {code: said[f"{WEIGHT}{code}"] for code in self.sections}
        kept = {code: str(weight) for code, weight in weights.items() if weight not in {None, ONE}}
        terms = {name: said[name] for name in ("unanswered", "markers", "calibration")}
        return terms | {"weights": kept}


def exact(weight: Any) -> Decimal:
    """Return a weight as a box shows it."""
    return Decimal(weight.numerator) / Decimal(weight.denominator)


class ReasonForm(forms.Form):
    """Why something is done."""

    because = forms.CharField(label=_("Alasan"), max_length=1000)
