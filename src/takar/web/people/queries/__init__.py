"""Everything that reads about people, posts and careers."""

from takar.web.people.queries.evidence import evidence_of

__all__ = ["evidence_of"]
