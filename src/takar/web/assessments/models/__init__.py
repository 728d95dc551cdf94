"""What is stored about assessment events."""

from takar.web.assessments.models.anchors import Anchor
from takar.web.assessments.models.events import Event, EventMethod, MethodCompetency, Participant
from takar.web.assessments.models.ratings import (
    IntegratedLevel,
    IntegratedPotential,
    MethodScore,
)
from takar.web.assessments.models.staffing import Assignment, Conflict, EventAssessor, Presence

__all__ = [
    "Anchor",
    "Assignment",
    "Conflict",
    "Event",
    "EventAssessor",
    "EventMethod",
    "IntegratedLevel",
    "IntegratedPotential",
    "MethodCompetency",
    "MethodScore",
    "Participant",
    "Presence",
]
