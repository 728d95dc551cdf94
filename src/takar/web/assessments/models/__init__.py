"""What is stored about assessment events."""

from takar.web.assessments.models.events import Event, EventMethod, MethodCompetency, Participant
from takar.web.assessments.models.ratings import (
    IntegratedLevel,
    IntegratedPotential,
    MethodScore,
)

__all__ = [
    "Event",
    "EventMethod",
    "IntegratedLevel",
    "IntegratedPotential",
    "MethodCompetency",
    "MethodScore",
    "Participant",
]
