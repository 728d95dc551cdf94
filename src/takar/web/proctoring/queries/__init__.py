"""Everything that reads what goes on in a session."""

from takar.web.proctoring.queries.console import Console, Row, console, for_board
from takar.web.proctoring.queries.late import Late, late_in

__all__ = ["Console", "Late", "Row", "console", "for_board", "late_in"]
