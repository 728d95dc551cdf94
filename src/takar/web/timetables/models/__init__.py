"""What is stored about timetables: where and when, who sits there, who was asked and who came."""

from takar.web.timetables.models.arrivals import Arrival, Invitation, Pass
from takar.web.timetables.models.places import OpenDay, Room
from takar.web.timetables.models.searches import Search
from takar.web.timetables.models.sessions import Session, SessionAssessor, SessionSeat
from takar.web.timetables.models.timetables import Timetable

__all__ = [
    "Arrival",
    "Invitation",
    "OpenDay",
    "Pass",
    "Room",
    "Search",
    "Session",
    "SessionAssessor",
    "SessionSeat",
    "Timetable",
]
