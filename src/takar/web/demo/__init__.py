"""The main job on invented people, from the roster to the public page."""
