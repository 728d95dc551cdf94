"""Everything that reads sittings."""

from takar.web.sittings.queries.answers import answers_of, standings_of
from takar.web.sittings.queries.progress import Progress, progress_of

__all__ = ["Progress", "answers_of", "progress_of", "standings_of"]
