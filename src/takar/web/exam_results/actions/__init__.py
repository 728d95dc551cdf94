"""Everything the room writes."""
