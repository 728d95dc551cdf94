"""Measures a hall under load: hundreds answering, and a thousand starting at once."""
