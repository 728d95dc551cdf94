"""Integration meetings: assessors agree on the levels, each change with who, why, before, after."""
