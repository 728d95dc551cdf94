"""Decisions of the room without a framework: states, the matrix, who is chosen."""

from takar.web.assessments.rules.states import (
    COMPLEXITIES,
    GAPS,
    ORDER,
    PARTICIPANT_STATES,
    PURPOSES,
    ROUNDINGS,
    STATES,
    is_signed,
    may_follow,
)

__all__ = [
    "COMPLEXITIES",
    "GAPS",
    "ORDER",
    "PARTICIPANT_STATES",
    "PURPOSES",
    "ROUNDINGS",
    "STATES",
    "is_signed",
    "may_follow",
]
