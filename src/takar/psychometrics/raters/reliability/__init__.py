"""How reliable the ratings are at the level the decision uses, and how far each may be off.

The steps are told in ``docs/explanation/generalizability.md``.
"""

from takar.psychometrics.raters.reliability.composite import (
    BadWeights,
    composite_reliability,
    effective_weights,
)
from takar.psychometrics.raters.reliability.levels import (
    Reliability,
    ReliabilityReport,
    jpm_error,
    reliability_of,
)

__all__ = [
    "BadWeights",
    "Reliability",
    "ReliabilityReport",
    "composite_reliability",
    "effective_weights",
    "jpm_error",
    "reliability_of",
]
