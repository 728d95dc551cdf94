"""From tables to rows: compared first, then written whole, and taken back whole."""
