"""What the room reads."""

from takar.web.placements.queries.others import PlanShown, Seated, changes_in, others_in
from takar.web.placements.queries.persons import OptionShown, Shown, shown_of
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
    "OptionShown",
    "PlanShown",
    "Seated",
    "Shown",
    "Side",
    "changes_in",
    "moves_of",
    "others_in",
    "placed_in",
    "positions_of",
    "scenarios_in",
    "sheets_of",
    "shown_of",
    "side_by_side",
    "standings_of",
    "vacant_of",
]
