"""The Django floor: rooms of one floor plan each."""
