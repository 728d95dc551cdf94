"""Files of any kind at the border: looked at first, then read, and written without traps."""
