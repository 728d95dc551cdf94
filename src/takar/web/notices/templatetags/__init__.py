"""What the templates of the room may say."""
