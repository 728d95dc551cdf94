"""The steps of finding a timetable; ``takar.timetables.solving`` puts them together."""
