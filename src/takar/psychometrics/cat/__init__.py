"""Adaptive tests: items chosen for the person, with content and exposure kept in hand."""

from takar.psychometrics.cat.adaptive import (
    AdaptiveTest,
    BadAdaptiveTest,
    Next,
    NotAsked,
    Score,
)
from takar.psychometrics.cat.bank import BadBank, Bank
from takar.psychometrics.cat.exposure import BadLimit, Control, limited
from takar.psychometrics.cat.rehearsal import Band, Rehearsal, simulate
from takar.psychometrics.cat.state import BadState, State
from takar.psychometrics.cat.stopping import BadStop, Cut, Ended, Stop

__all__ = [
    "AdaptiveTest",
    "BadAdaptiveTest",
    "BadBank",
    "BadLimit",
    "BadState",
    "BadStop",
    "Band",
    "Bank",
    "Control",
    "Cut",
    "Ended",
    "Next",
    "NotAsked",
    "Rehearsal",
    "Score",
    "State",
    "Stop",
    "limited",
    "simulate",
]
