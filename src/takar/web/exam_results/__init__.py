"""Exam results: marking, corrected keys, item statistics, levels, and alarms."""
