"""The law as data: dated, cited, overlaid."""
