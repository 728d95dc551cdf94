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
    return replace(_written_out(item, processing), highest=_worth_of(item))


def _worth_of(item: Any) -> Fraction | None:
    for one in children(item, "outcomeDeclaration"):
        default = words_in(one) if attribute(one, "identifier") == "MAXSCORE" else ""
        text = default or (attribute(one, "normalMaximum") if _is_score(one) else "")
        if text and points(text) > 0:
            return points(text)
    return None


def _starts_above_nothing(item: Any) -> bool:
    scores = [one for one in children(item, "outcomeDeclaration") if _is_score(one)]
    return any(points(words_in(one) or "0") != 0 for one in scores)


def _is_score(outcome: Any) -> bool:
    return attribute(outcome, "identifier") == SCORE


def _template(address: str) -> Rule:
    name = address.rstrip("/").rpartition("/")[2].removesuffix(".xml")
    ways = {"match_correct": Way.MATCH, "map_response": Way.MAP, "match_nothing": Way.NONE}
    return Rule(ways.get(name, Way.OTHER))


def _written_out(item: Any, processing: Any) -> Rule:
    if any(True for _ in inside(processing, "responseProcessingFragment", "lookupOutcomeValue")):
        return Rule(Way.OTHER)
    highest = _worth_of(item) or ONE
    if _starts_above_nothing(item):
        return Rule(Way.OTHER)
    settings = inside(processing, "setOutcomeValue")
    said = [(one, _said(one, highest)) for one in settings if attribute(one, "identifier") == SCORE]
    earning = [(one, value) for one, value in said if value != Said()]
    if not earning:
        return Rule(Way.NONE, is_declared=False)
    if len(earning) > 1 or earning[0][1] is None:
        return Rule(Way.OTHER)
    return _rule(earning[0][0], earning[0][1])


@dataclass(frozen=True)
class Said:
    """What an item sets its score to: a number, the mapped points of responses, or both."""

    number: Fraction = NOTHING
    maps: tuple[str, ...] = ()


def _said(setting: Any, highest: Fraction) -> Said | None:
    """Return what the score is set to, or ``None`` where that needs a program."""
    return _value(setting[0], highest) if len(setting) == 1 else None


def _value(element: Any, highest: Fraction) -> Said | None:
    name, identifier = name_of(element), attribute(element, "identifier")
    if name == "baseValue":
        return Said(points(words_in(element)))
    if name == "variable":
        # The score is set once, so what it held before is nothing.
        return {SCORE: Said(), "MAXSCORE": Said(highest)}.get(identifier)
    if name == "mapResponse":
        return Said(maps=(identifier,))
    return _sum([_value(one, highest) for one in element]) if name == "sum" else None


def _sum(parts: list[Said | None]) -> Said | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    return Said(
        sum((part.number for part in known), NOTHING),
        tuple(name for part in known for name in part.maps),
    )


def _rule(setting: Any, said: Said) -> Rule:
    place = setting.getparent()
    if said.maps:
        plain = said.number == 0 and len(set(said.maps)) == len(said.maps)
        if plain and _is_unconditional(place):
            return Rule(Way.MAP, maps=frozenset(said.maps))
        return Rule(Way.OTHER)
    if said.number < 0 or not _is_a_match(place):
        return Rule(Way.OTHER)
    matched = frozenset(attribute(side, "identifier") for side in place[0])
    return Rule(Way.MATCH, said.number, maps=matched)


def _is_a_match(place: Any) -> bool:
    """Whether this is what happens when the response is the correct one, and then only."""
    if name_of(place) not in {"responseIf", "responseElseIf"} or not _stands_alone(place):
        return False
    condition = place[0]
    if name_of(condition) != "match" or len(condition) != 2:
        return False
    sides = {name_of(side): attribute(side, "identifier") for side in condition}
    return sides.keys() == {"variable", "correct"} and len(set(sides.values())) == 1


def _is_unconditional(place: Any) -> bool:
    """Whether the points are set for every answer that is not empty."""
    if name_of(place) == "responseProcessing":
        return True
    if not _stands_alone(place):
        return False
    if name_of(place) == "responseElse":
        return True
    condition = place[0]
    is_not = name_of(place) == "responseIf" and name_of(condition) == "not" and len(condition)
    return bool(is_not) and name_of(condition[0]) == "isNull"


def _stands_alone(branch: Any) -> bool:
    """Whether the branches before this one of a condition only look for an empty answer."""
    whole = branch.getparent()
    if whole is None or name_of(whole.getparent()) != "responseProcessing":
        return False
    earlier = list(whole)[: list(whole).index(branch)]
    return all(len(one) and name_of(one[0]) == "isNull" for one in earlier)
