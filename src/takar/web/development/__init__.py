"""Development: needs from gaps, plans under a budget, what took place."""
