"""What posts demand and what an assessment day saw."""
