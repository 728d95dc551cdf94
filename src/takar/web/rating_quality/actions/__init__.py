"""Everything the room writes."""

from takar.web.rating_quality.actions.decisions import decide_adjustment
from takar.web.rating_quality.actions.runs import (
    ask_for_quality,
    fail_quality,
    keep_quality,
    take_quality,
)

__all__ = [
    "ask_for_quality",
    "decide_adjustment",
    "fail_quality",
    "keep_quality",
    "take_quality",
]
