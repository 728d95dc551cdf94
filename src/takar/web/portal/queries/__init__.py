"""Everything the room reads."""
