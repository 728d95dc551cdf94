"""What an author would have typed for a key: the boxes of the fieldset, filled in."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from string import ascii_uppercase
from typing import Any

from takar.exchange.files.item_tables.grammar import written, written_accepted
from takar.items.content import Content, Interaction
from takar.items.keys import Accepted, ChoicesKey, EssayKey, Key, MatchKey, TextKey

POINTS = "nilai:"
"""Before the points of an accepted text that earns a part."""
ROW_FIELDS: Mapping[Interaction, tuple[str, ...]] = {
    Interaction.CHOICE: ("points",),
    Interaction.CHOICES: ("is_right", "points"),
    Interaction.ORDER: ("place",),
    Interaction.MATCH: ("pair",),
    Interaction.JUDGEMENT: ("points", "worst"),
    Interaction.FORCED: ("scale",),
}
"""What the key says of each option, by interaction."""

KEY_FIELDS: Mapping[Interaction, tuple[str, ...]] = {
    Interaction.CHOICES: ("worth", "other", "least_points", "most_points"),
    Interaction.ORDER: ("worth", "scoring"),
    Interaction.MATCH: ("worth", "scoring", "pair_points"),
    Interaction.LIKERT: ("is_reversed", "lowest", "scale"),
    Interaction.SHORT_TEXT: (
        *("accepted", "worth", "unmatched"),
        *("ignore_blanks", "ignore_case", "ignore_punctuation", "ignore_accents"),
    ),
    Interaction.ESSAY: ("rubric", "guide"),
}
"""What the key says of the whole item, by interaction."""


def shown(points: Fraction) -> str:
    """Return points as they are typed."""
    text = written(points)
    return str(points) if text == "?" else text


def key_fields(content: Content, key: Key) -> dict[str, Any]:
    """Return what the boxes of the whole key hold."""
    fields: dict[str, Any] = {}
    for name in KEY_FIELDS.get(key.interaction, ()):
        if hasattr(key, name):
            value = getattr(key, name)
            fields[name] = shown(value) if isinstance(value, Fraction) else value
    if isinstance(key, ChoicesKey):
        fields |= {"least_points": bound(key.lowest), "most_points": bound(key.highest)}
    if isinstance(key, MatchKey):
        fields["pair_points"] = "\n".join(pair_lines(content, key))
    if isinstance(key, TextKey):
        fields["accepted"] = "\n".join(accepted_line(one, key.worth) for one in key.accepted)
        fields |= key.rules.model_dump()
    if isinstance(key, EssayKey):
        fields["rubric"] = "\n".join(f"{one.title} = {shown(one.most)}" for one in key.rubric)
    return fields


def bound(points: Fraction | None) -> str:
    """Return a bound as it is typed; none is an empty box."""
    return "" if points is None else shown(points)


def pair_lines(content: Content, key: MatchKey) -> list[str]:
    """Return what single pairs earn, by letter and number, as it is typed."""
    letters = dict(zip(content.codes, ascii_uppercase, strict=False))
    numbers = {target.code: at for at, target in enumerate(content.targets, start=1)}
    return [
        f"{letters[one.option]}-{numbers[one.target]} = {shown(one.points)}"
        for one in key.points
        if one.option in letters and one.target in numbers
    ]


def accepted_line(one: Accepted, worth: Fraction) -> str:
    """Return an accepted text as it is typed, with its points where they are not the whole."""
    text = written_accepted(one)
    return text if one.points == worth else f"{text} {POINTS}{shown(one.points)}"


def row_fields(content: Content, key: Key) -> dict[str, dict[str, Any]]:
    """Return what the key says of each option, by its code."""
    look = _ROWS.get(key.interaction)
    return look(content, key) if look else {}


def _graded(points: Mapping[str, Fraction], name: str) -> dict[str, dict[str, Any]]:
    return {code: {name: shown(worth)} for code, worth in points.items()}


def _choices_row(_content: Content, key: Any) -> dict[str, dict[str, Any]]:
    rows = _graded(key.points, "points")
    for code in key.right:
        rows.setdefault(code, {})["is_right"] = True
    return rows


def _match_row(content: Content, key: Any) -> dict[str, dict[str, Any]]:
    numbers = {target.code: at for at, target in enumerate(content.targets, start=1)}
    return {code: {"pair": numbers[target]} for code, target in key.pairs.items()}


def _judgement_row(_content: Content, key: Any) -> dict[str, dict[str, Any]]:
    rows = _graded(key.best, "points")
    for code, worth in key.worst.items():
        rows.setdefault(code, {})["worst"] = shown(worth)
    return rows


_ROWS: Mapping[Interaction, Callable[[Content, Any], dict[str, dict[str, Any]]]] = {
    Interaction.CHOICE: lambda _content, key: _graded(key.points, "points"),
    Interaction.CHOICES: _choices_row,
    Interaction.ORDER: lambda _content, key: {
        code: {"place": at} for at, code in enumerate(key.order, start=1)
    },
    Interaction.MATCH: _match_row,
    Interaction.JUDGEMENT: _judgement_row,
    Interaction.FORCED: lambda _content, key: {
        code: {"scale": scale} for code, scale in key.scales.items()
    },
}
