"""Decisions of the room without Django: states, hours, wishes, arrivals."""
