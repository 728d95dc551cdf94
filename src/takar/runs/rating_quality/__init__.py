"""The quality of the ratings of an event: one report, computed in one order, never applied."""
