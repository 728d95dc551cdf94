"""What rooms above tell on the live board of a session, beside who is working.

A room adds its news in ``AppConfig.ready``; counts and shares only, never a person.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from takar.web.exams.models import ExamSession


@dataclass(frozen=True)
class BoardFigure:
    """One number on the board.

    Attributes:
        value: the number, as it is printed.
        title: what it counts (translatable).
    """

    value: Any
    title: Any


Source = Callable[[ExamSession], Sequence[BoardFigure]]
_sources: list[Source] = []


def add_board_news(source: Source) -> None:
    """Let a room tell something on the board of every session."""
    if source not in _sources:
        _sources.append(source)


def board_news(session: ExamSession) -> list[BoardFigure]:
    """Return what the rooms above tell of a session now."""
    return [figure for source in _sources for figure in source(session)]
