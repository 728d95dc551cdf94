"""Training for competency gaps under a budget: the most weighted gap closed, proved, with reasons.

:func:`gap_plan` answers a :class:`GapTask`; :func:`what_if` tells what serving somebody left out
would cost the others. The steps are told in ``docs/explanation/development_needs.md``.
"""

from takar.planning.competency_gaps.plan import (
    GapBooking,
    GapPlan,
    GapStep,
    GapVerdict,
    LeftOut,
    WhatIf,
)
from takar.planning.competency_gaps.planning import gap_plan, what_if
from takar.planning.competency_gaps.problem import Caps, GapTask, OddGapTask, Offer, Want

__all__ = [
    "Caps",
    "GapBooking",
    "GapPlan",
    "GapStep",
    "GapTask",
    "GapVerdict",
    "LeftOut",
    "OddGapTask",
    "Offer",
    "Want",
    "WhatIf",
    "gap_plan",
    "what_if",
]
