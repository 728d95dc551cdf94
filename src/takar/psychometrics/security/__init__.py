"""Answer security: patterns for a person to look into. Nothing here is a penalty or its reason."""

from takar.psychometrics.security.choices import (
    BadChoices,
    Choices,
    option_chances,
    scored_chances,
)
from takar.psychometrics.security.leaks import (
    BadWatch,
    Before,
    LeakWatch,
    Seen,
    Sum,
    Suspicion,
    Trail,
)
from takar.psychometrics.security.likeness import Likeness, at_least, match_chances, omega
from takar.psychometrics.security.pairs import PairReport, SimilarPair, similar_pairs
from takar.psychometrics.security.rapid import RapidAnswers, rapid_answers
from takar.psychometrics.security.times import BadTimes, ResponseTimes, TimesFit

__all__ = [
    "BadChoices",
    "BadTimes",
    "BadWatch",
    "Before",
    "Choices",
    "LeakWatch",
    "Likeness",
    "PairReport",
    "RapidAnswers",
    "ResponseTimes",
    "Seen",
    "SimilarPair",
    "Sum",
    "Suspicion",
    "TimesFit",
    "Trail",
    "at_least",
    "match_chances",
    "omega",
    "option_chances",
    "rapid_answers",
    "scored_chances",
    "similar_pairs",
]
