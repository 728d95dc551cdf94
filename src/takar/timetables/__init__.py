"""Timetables of assessment days: who sits where, when, and before which assessors.

Pure: no framework, no database. ``problem`` says what is wished, ``solving`` finds a timetable and
how far it may be from the best one, ``obstacles`` says in words why a wish cannot be met.
"""
