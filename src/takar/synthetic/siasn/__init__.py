"""The invented people as the national personnel system would export them, clean or dirty."""
