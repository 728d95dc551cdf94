"""Trainings of many people at once: who is meant, what is there already, what may be entered."""
