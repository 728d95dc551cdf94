"""A table and the law in, a table out."""
