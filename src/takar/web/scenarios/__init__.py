"""Scenarios: what would happen under other rules or after more training; never a result."""
