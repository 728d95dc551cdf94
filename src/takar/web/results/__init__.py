"""Stamped runs: what was measured, on which day, under which law, from which evidence."""
