"""Who sits there: their age, schooling, appointment, rank and name."""
