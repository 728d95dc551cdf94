"""Talent reviews: a cycle a year, the committee's calibration, succession group and pool."""
