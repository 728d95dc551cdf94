"""Proctoring: the live list of the hall, what a proctor may do, and the board."""
