"""Lists of proposed moves: checked, set against one another, and written as a batch."""
