"""Everything that reads exam results."""
