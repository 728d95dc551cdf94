"""Dates and numbers as the reader writes them."""
