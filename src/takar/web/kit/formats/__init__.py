"""Dates and numbers per language."""
