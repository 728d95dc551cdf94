"""What the room knows without a database: states, groups, quorum, votes."""

from takar.web.reviews.rules.states import (
    DECIDED,
    EXPIRED,
    GROUPS,
    OPEN_STATES,
    PROPOSAL_STATES,
    STATES,
    Standing,
    may_follow,
    state_on,
)

__all__ = [
    "DECIDED",
    "EXPIRED",
    "GROUPS",
    "OPEN_STATES",
    "PROPOSAL_STATES",
    "STATES",
    "Standing",
    "may_follow",
    "state_on",
]
