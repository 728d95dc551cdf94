"""How an item is marked otherwise: another key, no count, or all points for everybody."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as Unfit

from takar.items.content import Content, Interaction, Option
from takar.items.keys import ChoicesKey, Key, MatchKey, key_from_value
from takar.web.exam_results.rules import CORRECTIONS

UNCHANGEABLE = frozenset({Interaction.ESSAY, Interaction.FORCED, Interaction.SPEED})
"""Interactions without a key that could be wrong."""
Fields = dict[str, forms.Field]
Values = Mapping[str, Any]
KeyJson = dict[str, Any]


def points_field(option: Option, title: Any, given: Any) -> forms.Field:
    """Return a field for the points of an option."""
    return forms.DecimalField(
        label=f"{title} {words_of(option)}".strip(),
        initial=Decimal(str(given)) if "/" not in str(given) else None,
        max_digits=7,
        decimal_places=3,
        required=False,
    )


def words_of(option: Option) -> str:
    """Return an option as a label."""
    return strip_tags(option.text) or (option.media or option.code)


def choice_fields(content: Content, key: KeyJson) -> Fields:
    """Ask for the points of each option."""
    return {
        f"points_{one.code}": points_field(one, "", key["points"].get(one.code, "0"))
        for one in content.options
    }


def choice_key(content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key with those points."""
    return key | {"points": points_of(content, said, "points_")}


def points_of(content: Content, said: Values, name: str) -> dict[str, str]:
    """Return the points that are not nothing, exactly as written."""
    given = {one.code: said.get(f"{name}{one.code}") for one in content.options}
    return {code: str(points) for code, points in given.items() if points}


def choices_fields(content: Content, key: KeyJson) -> Fields:
    """Ask which options are right."""
    return {
        f"right_{one.code}": forms.BooleanField(
            label=words_of(one), initial=one.code in key["right"], required=False
        )
        for one in content.options
    }


def choices_key(content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key with that right set."""
    right = [one.code for one in content.options if said.get(f"right_{one.code}")]
    return key | {"right": right, "points": {}}


def judgement_fields(content: Content, key: KeyJson) -> Fields:
    """Ask for the points of each option as the best, and as the worst."""
    told: Fields = {}
    for one in content.options:
        told[f"best_{one.code}"] = points_field(one, _("Terbaik:"), key["best"].get(one.code, 0))
        if content.asks_both:
            worth = key["worst"].get(one.code, 0)
            told[f"worst_{one.code}"] = points_field(one, _("Terburuk:"), worth)
    return told


def judgement_key(content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key with those points."""
    best, worst = points_of(content, said, "best_"), points_of(content, said, "worst_")
    return key | {"best": best, "worst": worst}


def likert_fields(_content: Content, key: KeyJson) -> Fields:
    """Ask whether agreeing means less."""
    return {
        "is_reversed": forms.BooleanField(
            label=_("Setuju berarti lebih rendah"), initial=key["is_reversed"], required=False
        )
    }


def likert_key(_content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key in that direction."""
    return key | {"is_reversed": bool(said.get("is_reversed"))}


def text_fields(_content: Content, key: KeyJson) -> Fields:
    """Ask for the texts that are accepted."""
    return {
        "accepted": forms.CharField(
            label=_("Jawaban yang diterima, satu per baris"),
            initial="\n".join(one["text"] for one in key["accepted"]),
            widget=forms.Textarea({"rows": 5}),
            required=False,
        )
    }


def text_key(_content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key with those texts; those that stay keep their points."""
    known = {one["text"]: one for one in key["accepted"]}
    lines = [line.strip() for line in said.get("accepted", "").splitlines()]
    return key | {"accepted": [known.get(line, {"text": line}) for line in lines if line]}


def order_fields(content: Content, key: KeyJson) -> Fields:
    """Ask for the place of each option."""
    return {
        f"place_{one.code}": forms.IntegerField(
            label=words_of(one),
            initial=key["order"].index(one.code) + 1,
            min_value=1,
            max_value=len(content.options),
            required=False,
        )
        for one in content.options
    }


def order_key(content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key in that order.

    Raises:
        ValidationError: two options have one place.
    """
    places = {one.code: said.get(f"place_{one.code}") or 0 for one in content.options}
    if len(set(places.values())) < len(places):
        raise ValidationError(_("Setiap pilihan mempunyai tempat sendiri dalam urutan."))
    return key | {"order": sorted(places, key=lambda code: places[code])}


def match_fields(content: Content, key: KeyJson) -> Fields:
    """Ask for the target of each option."""
    targets = [("", _("Tanpa pasangan")), *((one.code, words_of(one)) for one in content.targets)]
    return {
        f"target_{one.code}": forms.ChoiceField(
            label=words_of(one),
            choices=targets,
            initial=key["pairs"].get(one.code, ""),
            required=False,
        )
        for one in content.options
    }


def match_key(content: Content, key: KeyJson, said: Values) -> KeyJson:
    """Return the key with those pairs."""
    pairs = {one.code: said.get(f"target_{one.code}") for one in content.options}
    return key | {"pairs": {code: to for code, to in pairs.items() if to}, "points": []}


Ask = Callable[[Content, KeyJson], Fields]
Make = Callable[[Content, KeyJson, Values], KeyJson]
KINDS: Mapping[Interaction, tuple[Ask, Make]] = {
    Interaction.CHOICE: (choice_fields, choice_key),
    Interaction.CHOICES: (choices_fields, choices_key),
    Interaction.JUDGEMENT: (judgement_fields, judgement_key),
    Interaction.LIKERT: (likert_fields, likert_key),
    Interaction.SHORT_TEXT: (text_fields, text_key),
    Interaction.ORDER: (order_fields, order_key),
    Interaction.MATCH: (match_fields, match_key),
}


def is_fine(key: Key) -> bool:
    """Say whether a key gives points that the boxes of this form cannot show."""
    return isinstance(key, ChoicesKey | MatchKey) and bool(key.points)


def waiting_field(proposed: Sequence[tuple[int, str]], *, is_plain: bool) -> forms.Field:
    """Return a field for a key that waits in the item bank."""
    typed: list[tuple[Any, Any]] = [("", _("Yang diisi di bawah ini"))] if is_plain else []
    return forms.TypedChoiceField(
        label=_("Kunci baru"),
        choices=[*typed, *proposed],
        coerce=int,
        empty_value=None,
        required=False,
    )


class CorrectionForm(forms.Form):
    """What is wrong about the marking of an item, and what is right."""

    kind = forms.ChoiceField(label=_("Koreksi"), widget=forms.RadioSelect)
    because = forms.CharField(
        label=_("Alasan"), max_length=1000, widget=forms.Textarea({"rows": 3})
    )
    document = forms.CharField(label=_("Dokumen"), max_length=200, required=False)

    def __init__(
        self,
        *args: Any,
        content: Content,
        key: Key,
        proposed: Sequence[tuple[int, str]] = (),
        **kwargs: Any,
    ) -> None:
        """Ask for the key of this interaction, as it counts now.

        Args:
            content: the item.
            key: its key that counts.
            proposed: keys that wait in the item bank, with their titles.
        """
        super().__init__(*args, **kwargs)
        self.content = content
        self.before: KeyJson = key.model_dump(mode="json")
        is_plain = content.interaction in KINDS and not is_fine(key)
        has_key = is_plain or bool(proposed)
        if proposed:
            self.fields["waiting"] = waiting_field(proposed, is_plain=is_plain)
        field: Any = self.fields["kind"]
        field.choices = [pair for pair in CORRECTIONS.items() if has_key or pair[0] != "KUNCI"]
        self.key_names: list[str] = []
        if is_plain:
            asked = KINDS[content.interaction][0](content, self.before)
            self.key_names = list(asked)
            self.fields.update(asked)

    @property
    def key_fields(self) -> list[forms.BoundField]:
        """The fields of the key."""
        return [self[name] for name in self.key_names]

    def clean(self) -> dict[str, Any]:
        """Make the key, where another key is proposed."""
        said: dict[str, Any] = super().clean() or {}
        is_key = said.get("kind") == "KUNCI"
        said["waiting"] = said.get("waiting") if is_key else None
        said["key"] = self.key_said(said) if is_key and not said["waiting"] else None
        return said

    def key_said(self, said: Values) -> Key:
        """Return the key that was filled in.

        Raises:
            ValidationError: it is no key.
        """
        if not self.key_names:
            raise ValidationError(_("Pilih usulan kunci dari bank soal."))
        make = KINDS[self.content.interaction][1]
        try:
            return key_from_value(make(self.content, self.before, said))
        except Unfit as fault:
            raise ValidationError(_("Kunci ini belum lengkap.")) from fault
