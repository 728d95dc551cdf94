"""Fairness: whether groups fare alike, and whether the data could tell if they did not."""

from takar.psychometrics.fairness.figures import Count, GroupImpact, Impact
from takar.psychometrics.fairness.impact import BadCounts, counted, impact
from takar.psychometrics.fairness.score_differences import (
    ScoreDifference,
    ScoreDifferences,
    score_differences,
)
from takar.psychometrics.fairness.two_rates import holm

__all__ = [
    "BadCounts",
    "Count",
    "GroupImpact",
    "Impact",
    "ScoreDifference",
    "ScoreDifferences",
    "counted",
    "holm",
    "impact",
    "score_differences",
]
