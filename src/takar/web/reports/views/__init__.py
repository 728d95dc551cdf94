"""Pages and downloads of reports."""
