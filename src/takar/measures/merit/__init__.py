"""Merit: self-assessment by either instrument, never converted, and the adoption checklist.

- :func:`merit_by_points`: PermenPANRB 40/2018, points out of 400.
- :func:`merit_by_maturity`: PermenPANRB 19/2025, maturity and engagement; weights that are not
  known leave a least and a most.
- :func:`difference`: between two results of the *same* instrument; others are refused.
- :func:`adoption`: how far an agency is on the way to adopting talent management.

The steps are told in ``docs/explanation/merit.md``.
"""

from takar.measures.merit.adoption import (
    Adoption,
    BadPiece,
    ItemProgress,
    Piece,
    StageProgress,
    adoption,
)
from takar.measures.merit.answers import Answer, BadAnswer, UnknownInstrument, aspects_of
from takar.measures.merit.maturity import SECOND, merit_by_maturity
from takar.measures.merit.points import FIRST, merit_by_points
from takar.measures.merit.result import AspectResult, MeritResult, NotComparable, difference

__all__ = [
    "FIRST",
    "SECOND",
    "Adoption",
    "Answer",
    "AspectResult",
    "BadAnswer",
    "BadPiece",
    "ItemProgress",
    "MeritResult",
    "NotComparable",
    "Piece",
    "StageProgress",
    "UnknownInstrument",
    "adoption",
    "aspects_of",
    "difference",
    "merit_by_maturity",
    "merit_by_points",
]
