"""Posts, holders and candidates for tests, with as little said as possible."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.measures.levels import competencies
from takar.measures.succession import (
    Between,
    Candidate,
    Holder,
    Match,
    Outcome,
    Post,
    Profiled,
    Seen,
    Standards,
    candidate,
    match,
)
from takar.regulations.law import Law

DAY = date(2025, 5, 14)
SEEN_ON = date(2024, 9, 1)
NO_STANDARDS = Standards({}, {})


def post(position_id: str = "J1", tier: str | None = "JPT_PRATAMA", **more: Any) -> Post:
    return Post(position_id, more.pop("title", "Kepala Dinas"), tier, **more)


def holder(employee_id: str = "P1", position_id: str | None = "J1", **more: Any) -> Holder:
    facts: dict[str, Any] = {
        "employment": "PNS",
        "tier": "JPT_PRATAMA",
        "birth_on": date(1971, 8, 23),
    } | more
    return Holder(employee_id, position_id, **facts)


def levels(law: Law, *given: str | None) -> dict[str, Seen]:
    """Levels in the order of the law; the last stands for all that follow; ``None`` is a gap."""
    padded = [*given, *[given[-1]] * (len(competencies(law)) - len(given))]
    return {
        code: Seen(Decimal(level), SEEN_ON)
        for code, level in zip(competencies(law), padded, strict=True)
        if level is not None
    }


def matched(law: Law, *given: str | None, tier: str = "JPT_PRATAMA") -> Match:
    return match(levels(law, *given), NO_STANDARDS.of(post(tier=tier), law), law)


def met(employee_id: str = "P1", value: str = "TERPENUHI", **more: Any) -> Outcome:
    return Outcome(employee_id, "J1", value, **more)


def profile(employee_id: str = "P1", *boxes: int, **scores: Any) -> Profiled:
    """A person with known scores; ``talent=(60, 80)`` lies between, ``None`` is not known."""
    spans = {"performance": 80, "potential": 70, "talent": 75, "technical": 80} | {
        name: scores.pop(name) for name in list(scores) if name not in OTHERS
    }
    facts: dict[str, Any] = {name: between(value) for name, value in spans.items()} | scores
    return Profiled(employee_id, frozenset(boxes or (8,)), **facts)


OTHERS = ("grade", "graded_on", "indicators")


def between(value: Any) -> Between:
    if isinstance(value, tuple):
        return Between.of(None, *map(Fraction, value))
    return Between.of(None if value is None else Fraction(str(value)))


def someone(law: Law, employee_id: str, *boxes: int, **more: Any) -> Candidate:
    outcome = more.pop("outcome", met(employee_id))
    found = more.pop("match", None) or matched(law, "4")
    return candidate(profile(employee_id, *boxes, **more), found, outcome, law)
