"""Conflicts of interest that follow from the records: pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True)
class Person:
    """An assessor or a candidate as far as conflicts go.

    Attributes:
        row: the seat or the participant.
        employee: the person on record; unknown for guests.
        unit_path: the unit of the person, as ``above/…/own/``; empty when unknown.
        heads: paths of the units the person heads.
    """

    row: int
    employee: int | None = None
    unit_path: str = ""
    heads: frozenset[str] = frozenset()


def conflicts_between(
    assessors: Iterable[Person], candidates: Sequence[Person]
) -> Iterator[tuple[Pair, str]]:
    """Yield each assessor and candidate who must not meet, with the gravest reason."""
    for assessor in assessors:
        for candidate in candidates:
            if kind := conflict_between(assessor, candidate):
                yield (assessor.row, candidate.row), kind


def conflict_between(assessor: Person, candidate: Person) -> str:
    """Return why an assessor must not judge a candidate: nothing when the records know none.

    The same person; the head of the candidate's unit or of one above it; the same unit.
    """
    if assessor.employee is not None and assessor.employee == candidate.employee:
        return "DIRI_SENDIRI"
    if any(path and candidate.unit_path.startswith(path) for path in assessor.heads):
        return "ATASAN_LANGSUNG"
    if assessor.unit_path and assessor.unit_path == candidate.unit_path:
        return "UNIT_SAMA"
    return ""
