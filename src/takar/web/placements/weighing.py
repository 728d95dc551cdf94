"""The parts of worth of one person in one post, and which of them nobody knows."""

from collections.abc import Mapping
from decimal import Decimal

from takar.placement import Pair
from takar.web.placements import rules
from takar.web.placements.gathering import Gathering

NOTHING = Decimal(0)
NEAR, FAR = Decimal(-1), Decimal(1)
Parts = dict[str, Decimal | None]


def parts_of(facts: Gathering, person: str, post: str) -> Parts:
    """Return the parts of one pair; ``None`` is not known."""
    employee, position = facts.people[person], facts.positions[post]
    distance = distance_of(facts.home_of[person], facts.region_of[post])
    return {
        rules.MATCH: facts.match(person, post),
        rules.TALENT: facts.talents.get(person),
        rules.INTEREST: Decimal((person, post) in facts.interests),
        rules.SUCCESSION: Decimal((person, post) in facts.successors),
        rules.UNIT_CHANGE: Decimal(employee.unit_id != position.unit_id),
        rules.DISTANCE: distance,
        rules.FAMILY: family_of(distance, facts.kinds_of.get(person, ())),
    }


def distance_of(home: str, there: str) -> Decimal | None:
    """Return -1 for the same region and 1 for another; what is not known is neither."""
    if not home or not there:
        return None
    return NEAR if home == there else FAR


def family_of(distance: Decimal | None, kinds: set[str] | tuple[str, ...]) -> Decimal | None:
    """Return 1 where somebody whose family stays would leave the region."""
    if rules.WITH_FAMILY not in kinds:
        return NOTHING
    return None if distance is None else Decimal(distance == FAR)


def pair_of(facts: Gathering, person: str, post: str) -> Pair:
    """Return one pair; without match or talent it is barred, for what is missing never counts."""
    parts = parts_of(facts, person, post)
    is_known = parts[rules.MATCH] is not None and parts[rules.TALENT] is not None
    is_own = facts.holder_of.get(post) == person
    counted = {name: NOTHING if own is None else own for name, own in parts.items()}
    return Pair(person, post, counted, "" if is_known or is_own else rules.INCOMPLETE)


def points_of(parts: Parts, weights: Mapping[str, Decimal]) -> list[rules.Points]:
    """Return the parts that have a weight as they are told, with what each is worth."""
    return [
        rules.Points(part=name, points=own, worth=weight * (own or NOTHING) or NOTHING)
        for name, own in parts.items()
        if (weight := weights.get(name, NOTHING))
    ]
