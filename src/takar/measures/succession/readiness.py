"""Readiness of a person for a target post: now, in one to two years, later, or not known.

Readiness labels are no regulation: the rules are data of the agency (``talent.readiness_rules``),
marked as unsure. The steps are told in ``docs/explanation/succession.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from takar.measures.succession.matching import Match
from takar.measures.succession.months import months_later
from takar.regulations.law import Law

MET, NOT_MET, TO_VERIFY = "TERPENUHI", "TIDAK", "PERLU_VERIFIKASI"
OUTCOMES = (MET, NOT_MET, TO_VERIFY)
NOW, SOON, LATER, UNKNOWN = "SIAP_SEKARANG", "SATU_DUA_TAHUN", "KEMUDIAN", "BELUM_DIKETAHUI"
RULES = "talent.readiness_rules"
BOX, JPM, REQUIREMENTS = "box", "jpm", "requirements"


@dataclass(frozen=True)
class Outcome:
    """What the requirements of a post say about one person.

    Attributes:
        value: ``TERPENUHI``, ``TIDAK`` or ``PERLU_VERIFIKASI``.
        mends_on: the day from which time alone meets what is not met today.
        failed: the rules not met, as codes.
        missing: what has to be verified, as codes.
    """

    employee_id: str
    position_id: str
    value: str
    mends_on: date | None = None
    failed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Condition:
    """One condition of the rule that was read: true, false, or not known (``None``)."""

    name: str
    is_met: bool | None


@dataclass(frozen=True)
class Reading:
    """One rule as it was read for a person."""

    readiness: str
    conditions: tuple[Condition, ...]

    @property
    def is_met(self) -> bool | None:
        """True when all are, false when one is not, else not known."""
        values = {condition.is_met for condition in self.conditions}
        if False in values:
            return False
        return None if None in values else True


@dataclass(frozen=True)
class Readiness:
    """The readiness of one person for one post.

    Attributes:
        label: a code of ``talent.readiness_labels``.
        possible: the labels that it can be, given what is missing.
        readings: the rules read, in order.
        missing: the conditions that could not be told.
    """

    label: str
    possible: tuple[str, ...]
    readings: tuple[Reading, ...]
    missing: tuple[str, ...]


def readiness(boxes: Iterable[int], match: Match, outcome: Outcome | None, law: Law) -> Readiness:
    """Return the readiness for a post from the box, the match and the requirements.

    Args:
        boxes: the boxes in which the person may be; one where the box is known.
        match: against the standard of the post aimed at.
        outcome: of the requirements; none where nobody checked them.
        law: the law in force, with the agency's own rules.
    """
    possible: list[str] = []
    readings: list[Reading] = []
    among = frozenset(boxes)
    for rule in law.table(RULES):
        reading = _read(rule, among, match, outcome, law.day)
        readings.append(reading)
        if reading.is_met is False:
            continue
        if rule["readiness"] not in possible:
            possible.append(rule["readiness"])
        if reading.is_met:
            break
    missing = {
        condition.name: None
        for reading in readings
        if reading.is_met is None
        for condition in reading.conditions
        if condition.is_met is None
    }
    label = possible[0] if len(possible) == 1 else UNKNOWN
    return Readiness(label, tuple(possible) or (UNKNOWN,), tuple(readings), tuple(missing))


def _read(
    rule: Mapping[str, Any], boxes: frozenset[int], match: Match, outcome: Outcome | None, day: date
) -> Reading:
    conditions = []
    if rule["boxes"]:
        conditions.append(Condition(BOX, in_boxes(boxes, {int(box) for box in rule["boxes"]})))
    if rule["jpm_at_least"] is not None:
        conditions.append(Condition(JPM, _reaches(match, rule["jpm_at_least"])))
    if rule["within_months"] is not None:
        until = months_later(day, rule["within_months"])
        conditions.append(Condition(REQUIREMENTS, _meets(outcome, day, until)))
    return Reading(rule["readiness"], tuple(conditions))


def in_boxes(boxes: frozenset[int], wanted: Iterable[int]) -> bool | None:
    """Tell whether the box is surely, surely not, or perhaps among those wanted."""
    inside = boxes & frozenset(wanted)
    if not boxes or (inside and inside != boxes):
        return None
    return bool(inside)


def _reaches(match: Match, least: Decimal) -> bool | None:
    if match.least >= least:
        return True
    return False if match.most < least else None


def _meets(outcome: Outcome | None, day: date, until: date) -> bool | None:
    """Tell whether the requirements are met by a day, by the passing of time alone."""
    if outcome is None or outcome.value == TO_VERIFY:
        return None
    if outcome.value == MET:
        return True
    return outcome.mends_on is not None and day < outcome.mends_on <= until
