"""What is typed while an event is designed: the methods, how they are held, what they see."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.rules.design import Conduct
from takar.web.assessments.rules.limits import Limits

NUMBERS: dict[str, tuple[Any, int, int]] = {
    "duration_minutes": (_("Lama (menit)"), 1, 600),
    "seats": (_("Peserta sekali jalan"), 1, 500),
    "assessors_needed": (_("Asesor"), 0, 20),
    "place": (_("Urutan"), 0, 999),
}


class MatrixForm(forms.Form):
    """The methods of an event, their weights, and the competencies each of them sees."""

    def __init__(
        self,
        *args: Any,
        limits: Limits,
        usual: Mapping[str, Conduct] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        self.usual = usual or {}
        for method, title in limits.methods.items():
            self.fields[f"use_{method}"] = forms.BooleanField(label=title, required=False)
            self.fields[f"weight_{method}"] = forms.DecimalField(
                label=_("Bobot"), required=False, min_value=0, max_digits=6, decimal_places=2
            )
            for name, (label, least, most) in NUMBERS.items():
                self.fields[f"{name}_{method}"] = forms.IntegerField(
                    label=label, required=False, min_value=least, max_value=most
                )
            self.fields[f"see_{method}"] = forms.MultipleChoiceField(
                label=title, required=False, choices=list(limits.competencies.items())
            )

    def number(self, name: str, method: str) -> forms.BoundField:
        """The field of one number of a method; an empty one shows what is usual."""
        field = self.fields[f"{name}_{method}"]
        field.widget.attrs["placeholder"] = usual_number(self.usual.get(method), name)
        return self[f"{name}_{method}"]

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The known methods, each with its tick box."""
        return [
            {"title": title, "kind": self.limits.kinds[method], "use": self[f"use_{method}"]}
            for method, title in self.limits.methods.items()
        ]

    @property
    def columns(self) -> list[dict[str, Any]]:
        """The columns of the grid: the methods in use, with their weights."""
        return [
            {
                "code": method,
                "title": title,
                "weight": self[f"weight_{method}"],
                "numbers": {name: self.number(name, method) for name in NUMBERS},
            }
            for method, title in self.limits.methods.items()
            if self[f"use_{method}"].value()
        ]

    @property
    def has_its_columns(self) -> bool:
        """Whether the grid that was sent has the columns of the methods in use, and no other."""
        sent = {method for method in self.limits.methods if f"shown_{method}" in self.data}
        return sent == {column["code"] for column in self.columns}

    @property
    def rows(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The rows of the grid: a competency, and whether each method in use sees it."""
        ticks = {column["code"]: self.ticks(column["code"]) for column in self.columns}
        titles = self.limits.methods
        return [
            (
                name,
                [
                    {"method": one, "title": titles[one], "code": code, "is_seen": code in ticked}
                    for one, ticked in ticks.items()
                ],
            )
            for code, name in self.limits.competencies.items()
        ]

    def ticks(self, method: str) -> frozenset[str]:
        """The competencies a method sees; one that was only now taken up starts with all."""
        is_new = self.is_bound and f"shown_{method}" not in self.data
        if is_new and f"see_{method}" not in self.data:
            return frozenset(self.limits.competencies)
        return frozenset(self[f"see_{method}"].value() or ())

    @property
    def matrix(self) -> dict[str, frozenset[str]]:
        """The methods in use with the competencies they see."""
        return {
            method: self.ticks(method)
            for method in self.limits.methods
            if self.cleaned_data.get(f"use_{method}")
        }

    @property
    def weights(self) -> dict[str, Decimal]:
        """The weights of the ticked methods; one where none was typed."""
        typed = {method: self.cleaned_data.get(f"weight_{method}") for method in self.matrix}
        return {method: Decimal(1) if one is None else one for method, one in typed.items()}

    @property
    def number_rows(self) -> list[tuple[Any, list[tuple[str, forms.BoundField]]]]:
        """The rows below the grid: duration, seats, assessors and place of each method."""
        columns = self.columns
        return [
            (label, [(column["title"], column["numbers"][name]) for column in columns])
            for name, (label, _least, _most) in NUMBERS.items()
        ]

    @property
    def conducts(self) -> dict[str, Conduct]:
        """How the ticked methods are held; as usual where nothing was typed."""
        return {method: self.conduct(method) for method in self.matrix}

    def conduct(self, method: str) -> Conduct:
        """How one method is held."""
        usual = self.usual.get(method, Conduct())
        typed = {name: self.cleaned_data.get(f"{name}_{method}") for name in NUMBERS}
        known = {name: value for name, value in typed.items() if value is not None}
        return replace(usual, **known)


def usual_number(usual: Conduct | None, name: str) -> str:
    """Return what is usual, as a hint in an empty field."""
    value = getattr(usual, name, None)
    return "" if value is None else str(value)
