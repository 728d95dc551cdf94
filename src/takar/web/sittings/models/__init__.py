"""What is stored about sittings."""

from takar.web.sittings.models.clocks import Credit, SectionClock
from takar.web.sittings.models.journal import AnswerChange, LateRuling, SittingEvent
from takar.web.sittings.models.presence import Presence, ServerLife
from takar.web.sittings.models.sittings import ProctorMessage, Sitting

__all__ = [
    "AnswerChange",
    "Credit",
    "LateRuling",
    "Presence",
    "ProctorMessage",
    "SectionClock",
    "ServerLife",
    "Sitting",
    "SittingEvent",
]
