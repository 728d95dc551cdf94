"""Pages of the room: thin, one view one act."""
