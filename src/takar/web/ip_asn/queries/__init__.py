"""Everything that reads about the index."""
