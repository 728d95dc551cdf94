"""Everything of the room that reads."""
