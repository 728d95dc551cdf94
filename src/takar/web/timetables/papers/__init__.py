"""What leaves the room: letters, sheets, calendars, tables."""
