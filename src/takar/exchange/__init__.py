"""Files and services of others, read and written at the border."""
