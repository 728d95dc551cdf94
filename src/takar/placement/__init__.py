"""Who goes where, lawfully, with reasons."""
