"""Feedback sessions, development advice, and requests for correction with their answers."""
