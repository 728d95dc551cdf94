"""Counts what thousands of outages cost: answers lost, doubled, and sittings beyond resuming."""
