"""Everything that reads sittings."""

from takar.web.sittings.queries.answers import answers_of, paper_slots, standings_of

__all__ = ["answers_of", "paper_slots", "standings_of"]
