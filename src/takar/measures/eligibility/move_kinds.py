"""The kind of a move, from the tiers of the present and the target post.

Law: PermenPANRB 22/2021 (career patterns: vertical, horizontal, diagonal).
"""

from enum import StrEnum

import numpy as np

from takar.measures.eligibility.facts.rows import Numbers
from takar.regulations.law import Law
from takar.regulations.requirements import MOVES
from takar.tables.people import POSITION_TIERS

UNKNOWN = -1
"""The number of a move whose present tier is not on record."""


class MoveKind(StrEnum):
    """What a move is called."""

    SAME = "TETAP"
    PROMOTION = "PROMOSI"
    DIAGONAL = "PROMOSI_DIAGONAL"
    ROTATION = "ROTASI"
    EQUAL = "SETARA"
    DEMOTION = "DEMOSI"


def kind_of(law: Law, present: str | None, target: str) -> MoveKind | None:
    """Return the kind of a move into another post; ``None`` where the present tier is unknown."""
    groups = law.codes("eligibility.tier_groups")
    if present not in groups or target not in groups:
        return None
    if present == target:
        return MoveKind.ROTATION
    here, there = groups[present], groups[target]
    rung = "step" if here["ladder"] == there["ladder"] else "level"
    rise = there[rung] - here[rung]
    if rise == 0:
        return MoveKind.EQUAL
    if rise < 0:
        return MoveKind.DEMOTION
    same = here["group"] == there["group"]
    return MoveKind.PROMOTION if same else MoveKind.DIAGONAL


def moves_into(law: Law, target: str, tiers: Numbers) -> Numbers:
    """Return the number of each person's move into a post of the tier; see ``MOVES``."""
    kinds = [kind_of(law, tier, target) for tier in POSITION_TIERS]
    numbers = [UNKNOWN if kind is None else MOVES.index(kind) for kind in kinds]
    return np.array([*numbers, UNKNOWN], dtype=np.int64)[tiers]
