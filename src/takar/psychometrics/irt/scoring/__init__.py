"""Abilities of persons: estimates with standard errors, sum-score tables, plausible values."""

from takar.psychometrics.irt.scoring.draws import plausible_values
from takar.psychometrics.irt.scoring.reliability import (
    ScoreReliability,
    marginal_reliability,
    reliability,
)
from takar.psychometrics.irt.scoring.scores import Method, PersonScores, person_scores
from takar.psychometrics.irt.scoring.sums import SumScoreTable, sum_score_table

__all__ = [
    "Method",
    "PersonScores",
    "ScoreReliability",
    "SumScoreTable",
    "marginal_reliability",
    "person_scores",
    "plausible_values",
    "reliability",
    "sum_score_table",
]
