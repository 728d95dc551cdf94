"""How a reader gives points: criterion by criterion of the rubric."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.items.keys import EssayKey, Key, TextKey
from takar.web.exam_results.actions.readings import WHOLE_POINTS


class ReadingForm(forms.Form):
    """The points of one answer."""

    comment = forms.CharField(
        label=_("Catatan"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(self, *args: Any, key: Key, **kwargs: Any) -> None:
        """Ask for each criterion of the key."""
        super().__init__(*args, **kwargs)
        self.names = {f"k_{name}": name for name, _title, _most in criteria_of(key)}
        asked = {f"k_{name}": field_of(title, most) for name, title, most in criteria_of(key)}
        self.fields = asked | self.fields

    @property
    def points(self) -> dict[str, Decimal]:
        """What was given, by criterion."""
        return {name: self.cleaned_data[field] for field, name in self.names.items()}


def criteria_of(key: Key) -> list[tuple[str, Any, Decimal]]:
    """Return name, title and worth of what a reader looks for."""
    if isinstance(key, EssayKey):
        return [(one.code, one.title, exact(one.most)) for one in key.rubric]
    worth = key.worth if isinstance(key, TextKey) else 0
    return [(WHOLE_POINTS, _("Nilai"), exact(worth))]


def exact(worth: Any) -> Decimal:
    """Return a worth as a number that a form compares with."""
    return Decimal(worth.numerator) / Decimal(worth.denominator)


def field_of(title: Any, most: Decimal) -> forms.Field:
    """Return the field of one criterion."""
    return forms.DecimalField(
        label=f"{title} (0–{most:f})", min_value=0, max_value=most, decimal_places=2, max_digits=6
    )
