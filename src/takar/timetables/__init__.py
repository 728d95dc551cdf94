"""Timetables of assessment days: who sits where, when, and before which assessors.

Pure: no framework, no database. ``problem`` says what is wished, ``solving`` finds a timetable and
how far it may be from the best one, ``checking`` checks every rule, ``obstacles`` says in words why
a wish cannot be met, ``repairing`` mends a timetable with the fewest moves.
"""

from takar.timetables.checking import Fault, faults
from takar.timetables.obstacles import Obstacle, why_not
from takar.timetables.problem import (
    Assessor,
    Candidate,
    Day,
    Forbidden,
    Kind,
    Method,
    Problem,
    Room,
    Span,
    Travel,
    Wishes,
)
from takar.timetables.repairing import Absence, Repaired, Who, repair
from takar.timetables.solving import solve
from takar.timetables.timetable import Measured, Network, Session, Timetable

__all__ = [
    "Absence",
    "Assessor",
    "Candidate",
    "Day",
    "Fault",
    "Forbidden",
    "Kind",
    "Measured",
    "Method",
    "Network",
    "Obstacle",
    "Problem",
    "Repaired",
    "Room",
    "Session",
    "Span",
    "Timetable",
    "Travel",
    "Who",
    "Wishes",
    "faults",
    "repair",
    "solve",
    "why_not",
]
