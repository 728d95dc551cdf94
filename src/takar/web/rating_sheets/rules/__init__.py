"""Decisions of the room without a framework: what a cell says, and what becomes of a change."""
