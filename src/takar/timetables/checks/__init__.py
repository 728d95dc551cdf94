"""The rules of a timetable, each checked on its own; none knows how timetables are found."""
