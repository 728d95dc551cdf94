"""Invented agencies and people, for demonstrations, tests and benchmarks."""
