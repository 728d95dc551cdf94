"""Placement: many posts filled together, scenarios, overrides, the decree annex."""
