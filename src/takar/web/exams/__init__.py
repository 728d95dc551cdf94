"""Exams: forms, sessions, rooms, seats, registrations and PINs."""
