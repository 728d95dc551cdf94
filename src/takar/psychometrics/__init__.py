"""What numbers of tests and raters are worth."""
