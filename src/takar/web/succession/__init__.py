"""Succession: ranked lists for target posts, comparison, nomination, interest."""
