"""Where people arrive: the dashboard, the law pages, the public page."""
