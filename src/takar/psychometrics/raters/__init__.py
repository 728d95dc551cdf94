"""What ratings are worth: agreement, generalizability, severity, and how sure a category is."""
