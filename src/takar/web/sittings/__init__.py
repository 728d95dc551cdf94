"""Sittings: a candidate before the screen, and every answer that was given."""
