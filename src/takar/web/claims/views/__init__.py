"""Pages of the room: thin, one act each."""
