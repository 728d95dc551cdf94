"""What the room reads."""

from takar.web.placements.queries.scenarios import (
    Side,
    moves_of,
    placed_in,
    scenarios_in,
    sheets_of,
    side_by_side,
    standings_of,
    vacant_of,
)
from takar.web.placements.queries.scope import positions_of

__all__ = [
    "Side",
    "moves_of",
    "placed_in",
    "positions_of",
    "scenarios_in",
    "sheets_of",
    "side_by_side",
    "standings_of",
    "vacant_of",
]
