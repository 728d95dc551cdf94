"""Everything that writes about people, posts and careers."""

from takar.web.people.actions.tables import import_tables

__all__ = ["import_tables"]
