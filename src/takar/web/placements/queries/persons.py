"""One person of a scenario: the parts of worth, other posts, and what would change the outcome."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from takar.placement import rule_words
from takar.web.kit.templatetags.kit import angka
from takar.web.people.models import Employee, Position
from takar.web.placements.models import Placed
from takar.web.placements.rules import (
    DISTANCE,
    FAMILY,
    INTEREST,
    SHORT,
    SUCCESSION,
    UNIT_CHANGE,
    Option,
    Points,
    Told,
)


@dataclass(frozen=True)
class PartShown:
    """One part of worth: its title, its value in words, its weight, and what it is worth."""

    title: str
    value: str
    weight: Decimal
    worth: Decimal | None


@dataclass(frozen=True)
class OptionShown:
    """One post for the person.

    Attributes:
        rule: what bars it, in words; empty is nothing.
        holder: who has it afterwards.
        changes: what would bring it, or take it away, in words.
    """

    option: Option
    position: Position
    rule: str
    holder: Employee | None
    changes: list[str]


@dataclass(frozen=True)
class Shown:
    """Everything that the page of a person tells.

    Attributes:
        parts: of the post afterwards, or of the nearest one.
        here: the post afterwards.
        others: the nearest other posts.
        least: the word before losses that are lower bounds only.
    """

    told: Told
    parts: list[PartShown]
    here: OptionShown | None
    others: list[OptionShown]
    least: str


def shown_of(placed: Placed) -> Shown:
    """Return what the page of a person tells."""
    told, weights = placed.told, placed.scenario.asked.weights
    listed = [one for one in (told.here, *told.others) if one is not None]
    agency = placed.scenario.agency
    posts = Position.objects.filter(agency=agency, pk__in={one.position for one in listed})
    people = Employee.objects.filter(agency=agency, pk__in={one.holder for one in listed})
    positions, holders = posts.select_related("unit").in_bulk(), people.in_bulk()

    def shown(one: Option) -> OptionShown:
        return OptionShown(
            one,
            positions[one.position],
            str(rule_words(one.rule)) if one.rule else "",
            holders.get(one.holder or 0),
            list(changes_told(one, told)),
        )

    near = next(iter(listed), None)
    return Shown(
        told,
        [part_shown(one, weights) for one in near.points] if near else [],
        shown(told.here) if told.here and told.here.position in positions else None,
        [shown(one) for one in told.others if one.position in positions],
        "" if told.is_exact else _("sekurangnya"),
    )


def part_shown(one: Points, weights: dict[str, Decimal]) -> PartShown:
    """Return a part of worth in words; what is not known is worth nothing, and is told so."""
    is_known = one.points is not None
    return PartShown(
        _(SHORT[one.part]),
        value_told(one),
        weights[one.part],
        one.worth if is_known else None,
    )


def value_told(one: Points) -> str:
    """Return the value of a part in words."""
    if one.points is None:
        return _("tidak diketahui")
    words: dict[str, dict[int, Any]] = {
        INTEREST: {1: _("dinyatakan"), 0: _("tidak dinyatakan")},
        SUCCESSION: {1: _("ya"), 0: _("tidak")},
        UNIT_CHANGE: {1: _("ya"), 0: _("tidak")},
        DISTANCE: {-1: _("sewilayah"), 1: _("wilayah lain")},
        FAMILY: {1: _("ya"), 0: _("tidak")},
    }
    found: str = words.get(one.part, {}).get(int(one.points), angka(one.points))
    return found


def changes_told(one: Option, told: Told) -> Iterator[str]:
    """Yield the changes that bring a post, or take it away, each in words."""
    least = "" if told.is_exact else f"{_('sekurangnya')} "
    values = {own.part: own.points or Decimal(0) for own in one.points}
    for part, change in one.changes.items():
        facts = {
            "part": _(SHORT[part]),
            "least": least,
            "change": angka(abs(change)),
            "after": angka(values[part] + change),
        }
        if part == INTEREST:
            yield interest_told(is_said=change > 0, is_exact=told.is_exact)
        elif change > 0:
            yield _("%(part)s naik %(least)s%(change)s, menjadi %(after)s") % facts
        else:
            yield _("%(part)s turun %(least)s%(change)s, menjadi %(after)s") % facts


def interest_told(*, is_said: bool, is_exact: bool) -> str:
    """Return what the person would say about the post; a lower bound may not be enough."""
    if is_exact:
        return _("Menyatakan minat") if is_said else _("Menarik minatnya")
    return _("Menyatakan minat, mungkin cukup") if is_said else _("Menarik minatnya, mungkin cukup")
