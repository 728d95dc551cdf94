"""What is decided about people and posts, played by the same actions that the pages call."""
