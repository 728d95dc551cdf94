"""Keys written as QTI says them: declared responses, points by value, and the way of scoring."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lxml import etree

from takar.exchange.qti.item_bodies import FIRST, LAST
from takar.items.content import Content, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    EssayKey,
    ForcedKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    TextKey,
)

NOTHING, ONE = Fraction(0), Fraction(1)
PLACES = Decimal("0.000001")
MATCH, MAP = "match_correct", "map_response"
Said = tuple[list[Any], Any | None]


def said_by(content: Content, key: Key) -> Said:
    """Return the declared responses, and how they become points (``None``: a person decides)."""
    return _KEYS[key.interaction](content, key)


def number(points: Fraction) -> str:
    """Return points as QTI writes numbers; what has no end is cut.

    >>> number(Fraction(5, 2)), number(Fraction(1, 3))
    ('2.5', '0.333333')
    """
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    return f"{exact.quantize(PLACES).normalize():f}"


def _declared(
    correct: Iterable[str],
    *,
    cardinality: str = "single",
    kind: str = "identifier",
    name: str = FIRST,
) -> Any:
    response = etree.Element("responseDeclaration", identifier=name)
    response.set("cardinality", cardinality)
    response.set("baseType", kind)
    values = list(correct)
    if values:
        holder = etree.SubElement(response, "correctResponse")
        for value in values:
            etree.SubElement(holder, "value").text = value
    return response


def _map(response: Any, points: Mapping[str, Fraction], other: Fraction = NOTHING) -> Any:
    mapping = etree.SubElement(response, "mapping", defaultValue=number(other))
    for name, worth in points.items():
        etree.SubElement(mapping, "mapEntry", mapKey=name, mappedValue=number(worth))
    return mapping


def template(name: str) -> Any:
    """Return the scoring that has a name of its own; the writer knows its address."""
    return etree.Element("responseProcessing", template=name)


def _match(worth: Fraction) -> Any:
    """Return all or nothing: the named way for one point, written out for any other worth."""
    if worth == ONE:
        return template(MATCH)
    processing = etree.Element("responseProcessing")
    condition = etree.SubElement(processing, "responseCondition")
    branch = etree.SubElement(condition, "responseIf")
    match = etree.SubElement(branch, "match")
    etree.SubElement(match, "variable", identifier=FIRST)
    etree.SubElement(match, "correct", identifier=FIRST)
    _set(branch, worth)
    _set(etree.SubElement(condition, "responseElse"), NOTHING)
    return processing


def _set(parent: Any, worth: Fraction) -> None:
    setting = etree.SubElement(parent, "setOutcomeValue", identifier="SCORE")
    etree.SubElement(setting, "baseValue", baseType="float").text = number(worth)


def _best(points: Mapping[str, Fraction]) -> list[str]:
    best = max(points, key=lambda code: points[code])
    return [best] if points[best] > 0 else []


def _choice(_content: Content, key: ChoiceKey) -> Said:
    response = _declared(_best(key.points))
    if len(key.points) == 1 and set(key.points.values()) == {ONE}:
        return [response], template(MATCH)
    _map(response, key.points)
    return [response], template(MAP)


def _choices(_content: Content, key: ChoicesKey) -> Said:
    response = _declared(key.right, cardinality="multiple")
    if not key.points:
        return [response], _match(key.worth)
    mapping = _map(response, key.points, key.other)
    for name, bound in (("lowerBound", key.lowest), ("upperBound", key.highest)):
        if bound is not None:
            mapping.set(name, number(bound))
    return [response], template(MAP)


def _order(_content: Content, key: OrderKey) -> Said:
    return [_declared(key.order, cardinality="ordered")], _match(key.worth)


def _pairs(content: Content, key: MatchKey) -> Said:
    pairs = [f"{option} t{target}" for option, target in key.pairs.items()]
    response = _declared(pairs, cardinality="multiple", kind="directedPair")
    points = {f"{one.option} t{one.target}": one.points for one in key.points}
    if key.scoring is Scoring.PARTS and not points:
        points = dict.fromkeys(pairs, key.worth / len(content.options))
    if not points:
        return [response], _match(key.worth)
    _map(response, points)
    return [response], template(MAP)


def _judgement(content: Content, key: JudgementKey) -> Said:
    best = _declared(_best(key.best))
    _map(best, key.best)
    if not content.asks_both:
        return [best], template(MAP)
    ends = {f"w{code}": worth for code, worth in key.worst.items()}
    last = _declared(_best(ends) if ends else [], name=LAST)
    _map(last, ends or {f"w{content.code_of(0)}": NOTHING})
    processing = etree.Element("responseProcessing")
    setting = etree.SubElement(processing, "setOutcomeValue", identifier="SCORE")
    total = etree.SubElement(setting, "sum")
    for name in (FIRST, LAST):
        etree.SubElement(total, "mapResponse", identifier=name)
    return [best, last], processing


def _likert(content: Content, key: LikertKey) -> Said:
    codes = content.codes[::-1] if key.is_reversed else content.codes
    points = {code: Fraction(key.lowest + place) for place, code in enumerate(codes)}
    response = _declared([])
    _map(response, {code: points[code] for code in content.codes})
    return [response], template(MAP)


def _forced(content: Content, _key: ForcedKey) -> Said:
    if content.asks_both:
        return [_declared([]), _declared([], name=LAST)], None
    response = _declared([])
    _map(response, dict.fromkeys(content.codes, NOTHING))
    return [response], template(MAP)


def _text(_content: Content, key: TextKey) -> Said:
    texts = [one.text for one in key.accepted if one.points > 0]
    response = _declared(texts[:1], kind="string")
    if not key.accepted:
        return [response], None
    mapping = _map(response, {one.text: one.points for one in key.accepted})
    for entry in mapping:
        entry.set("caseSensitive", "false" if key.rules.ignore_case else "true")
    return [response], template(MAP)


def _essay(_content: Content, _key: EssayKey) -> Said:
    return [_declared([], kind="string")], None


_KEYS: Mapping[Interaction, Callable[[Content, Any], Said]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _pairs,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
}
