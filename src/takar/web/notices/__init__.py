"""Notices: what somebody should know, on the page and by e-mail."""
