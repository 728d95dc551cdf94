"""What the room reads, and what other rooms ask of it."""

from takar.web.mobility.queries.checking import (
    check_of,
    checked_pair,
    eligible_pairs,
    evidence_for,
    list_checked,
)
from takar.web.mobility.queries.lists import (
    lists_in,
    moves_of,
    people_like,
    posts_like,
    verdicts_of,
    windows_of,
)

__all__ = [
    "check_of",
    "checked_pair",
    "eligible_pairs",
    "evidence_for",
    "list_checked",
    "lists_in",
    "moves_of",
    "people_like",
    "posts_like",
    "verdicts_of",
    "windows_of",
]
