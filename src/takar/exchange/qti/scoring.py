"""How an item of others is scored, where it is one of the few ways that we can keep exactly.

Read are the two standard templates (match_correct, map_response), the same two written out in full,
and a sum of mapped responses. Anything else would need a program, so such an item is skipped.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from takar.exchange.qti.elements import attribute, child, children, inside, name_of, words_in
from takar.exchange.qti.reports import Skip
from takar.items.keys import exact
from takar.kernel.language import msg

ONE, NOTHING = Fraction(1), Fraction(0)
SCORE = "SCORE"


@dataclass(frozen=True)
class Mapped:
    """The points of single values; values that are not listed earn ``other``."""

    entries: Mapping[str, Fraction]
    other: Fraction = NOTHING
    lowest: Fraction | None = None
    highest: Fraction | None = None
    is_case_sensitive: bool = True


@dataclass(frozen=True)
class Response:
    """What an item declares of one response."""

    identifier: str
    cardinality: str
    kind: str
    correct: tuple[str, ...]
    mapped: Mapped | None


class Way(StrEnum):
    """NONE: nothing says. MATCH: all or nothing. MAP: points by value. OTHER: a program."""

    NONE = "NONE"
    MATCH = "MATCH"
    MAP = "MAP"
    OTHER = "OTHER"


@dataclass(frozen=True)
class Rule:
    """How the responses become points.

    Attributes:
        way: by match, by mapping, by nothing, or by a program.
        worth: what a match earns.
        maps: the responses that count, where the item names them itself.
        highest: the most that the item says it is worth.
        is_declared: whether the item says how it is scored.
    """

    way: Way
    worth: Fraction = ONE
    maps: frozenset[str] = frozenset()
    highest: Fraction | None = None
    is_declared: bool = True


def points(text: str) -> Fraction:
    """Read points exactly as they are written.

    Raises:
        Skip: for what is no number.
    """
    try:
        return exact(text)
    except ValueError:
        raise Skip(msg("Nilai {text} bukan angka yang tepat.", text=text[:40])) from None


def responses_of(item: Any) -> dict[str, Response]:
    """Return the responses that an item declares, by their identifier."""
    found = (_response(one) for one in children(item, "responseDeclaration"))
    return {one.identifier: one for one in found}


def _response(element: Any) -> Response:
    correct = child(element, "correctResponse")
    mapping = child(element, "mapping")
    return Response(
        identifier=attribute(element, "identifier"),
        cardinality=attribute(element, "cardinality", "single"),
        kind=attribute(element, "baseType", "identifier"),
        correct=() if correct is None else tuple(map(words_in, children(correct, "value"))),
        mapped=None if mapping is None else _mapped(mapping),
    )


def _mapped(element: Any) -> Mapped:
    entries = children(element, "mapEntry")
    sensitive = {attribute(one, "caseSensitive", "true").lower() != "false" for one in entries}
    return Mapped(
        entries={
            attribute(one, "mapKey"): points(attribute(one, "mappedValue")) for one in entries
        },
        other=points(attribute(element, "defaultValue", "0")),
        lowest=_bound(element, "lowerBound"),
        highest=_bound(element, "upperBound"),
        is_case_sensitive=sensitive != {False},
    )


def _bound(element: Any, name: str) -> Fraction | None:
    text = attribute(element, name)
    return points(text) if text else None


def rule_of(item: Any) -> Rule:
    """Return how an item is scored."""
    processing = child(item, "responseProcessing")
    template = attribute(processing, "template") if processing is not None else ""
    if template:
        return _template(template)
    if processing is None or not len(processing):
        return Rule(Way.NONE, highest=_worth_of(item), is_declared=False)
    return replace(_written_out(processing), highest=_worth_of(item))


def _worth_of(item: Any) -> Fraction | None:
    for one in children(item, "outcomeDeclaration"):
        default = words_in(one) if attribute(one, "identifier") == "MAXSCORE" else ""
        text = default or (attribute(one, "normalMaximum") if _is_score(one) else "")
        if text and points(text) > 0:
            return points(text)
    return None


def _is_score(outcome: Any) -> bool:
    return attribute(outcome, "identifier") == SCORE


def _template(address: str) -> Rule:
    name = address.rstrip("/").rpartition("/")[2].removesuffix(".xml")
    ways = {"match_correct": Way.MATCH, "map_response": Way.MAP, "match_nothing": Way.NONE}
    return Rule(ways.get(name, Way.OTHER))


def _written_out(processing: Any) -> Rule:
    if any(True for _ in inside(processing, "responseProcessingFragment", "lookupOutcomeValue")):
        return Rule(Way.OTHER)
    settings = [
        one
        for one in inside(processing, "setOutcomeValue")
        if attribute(one, "identifier") == SCORE
    ]
    earning = [one for one in settings if not _is_nothing(one)]
    if not earning:
        return Rule(Way.NONE, is_declared=False)
    if len(earning) > 1 or not len(earning[0]):
        return Rule(Way.OTHER)
    value = earning[0][0]
    if name_of(value) == "baseValue":
        return _matched(earning[0], value)
    if _only_maps(value) and _is_unconditional(earning[0]):
        return Rule(Way.MAP, maps=_named(value))
    return Rule(Way.OTHER)


def _named(value: Any) -> frozenset[str]:
    counted = [value] if name_of(value) == "mapResponse" else list(value)
    return frozenset(attribute(one, "identifier") for one in counted)


def _is_nothing(setting: Any) -> bool:
    if not len(setting) or name_of(setting[0]) != "baseValue":
        return False
    return points(words_in(setting[0]) or "0") == 0


def _matched(setting: Any, value: Any) -> Rule:
    parent = setting.getparent()
    is_if = name_of(parent) == "responseIf" and parent[0] is not setting
    top = parent.getparent()
    is_top = name_of(top.getparent()) == "responseProcessing" if is_if else False
    if not is_top or not _compares_with_correct(parent[0]):
        return Rule(Way.OTHER)
    worth = points(words_in(value))
    matched = frozenset(attribute(side, "identifier") for side in parent[0])
    return Rule(Way.MATCH, worth, maps=matched) if worth > 0 else Rule(Way.OTHER)


def _compares_with_correct(condition: Any) -> bool:
    if name_of(condition) != "match" or len(condition) != 2:
        return False
    sides = {name_of(side): attribute(side, "identifier") for side in condition}
    return sides.keys() == {"variable", "correct"} and len(set(sides.values())) == 1


def _only_maps(value: Any) -> bool:
    name = name_of(value)
    if name == "sum":
        return bool(len(value)) and all(name_of(one) == "mapResponse" for one in value)
    return name == "mapResponse"


def _is_unconditional(setting: Any) -> bool:
    """Whether the points are set for every answer that is not empty."""
    parent = setting.getparent()
    if name_of(parent) == "responseProcessing":
        return True
    whole = parent.getparent()
    if name_of(parent) == "responseIf" and _is_given(parent[0]):
        return name_of(whole.getparent()) == "responseProcessing"
    first = child(whole, "responseIf") if name_of(parent) == "responseElse" else None
    if first is None or len(children(whole)) != 2:
        return False
    return name_of(first[0]) == "isNull" and name_of(whole.getparent()) == "responseProcessing"


def _is_given(condition: Any) -> bool:
    if name_of(condition) != "not" or not len(condition):
        return False
    return name_of(condition[0]) == "isNull"
