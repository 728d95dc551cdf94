"""From a folder straight to files: the engine reads, checks, measures and writes by itself.

Rows never pass through Python, so a nation fits a small machine.
"""
