"""Takar (to measure out): merit measured, placed and proved."""

__version__ = "0.1.0"
