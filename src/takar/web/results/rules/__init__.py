"""What results are made of, and how much of them a reader may see; pure."""

from takar.web.results.rules.components import (
    AXES,
    Component,
    Components,
    Doubt,
    Exact,
    Sight,
    State,
    gaps_of,
    holds_back,
    stored,
)

__all__ = [
    "AXES",
    "Component",
    "Components",
    "Doubt",
    "Exact",
    "Sight",
    "State",
    "gaps_of",
    "holds_back",
    "stored",
]
