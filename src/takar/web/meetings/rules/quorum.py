"""May the meeting decide about this person now? Who is there, who is missing, who is excused."""

from collections.abc import Collection
from dataclasses import dataclass

from takar.kernel.language import Message, msg


@dataclass(frozen=True)
class QuorumRule:
    """Who must be there.

    Attributes:
        assessors_needed: so many of those who rated the person; fewer where fewer rated.
        chair_needed: the chair must be there.
        excuses_needed: whoever rated the person and is absent must have been excused.
    """

    assessors_needed: int = 2
    chair_needed: bool = True
    excuses_needed: bool = False


@dataclass(frozen=True)
class Attendance:
    """Who is there and who was excused, by the names under which scores are signed."""

    chair: str
    present: frozenset[str] = frozenset()
    excused: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Quorum:
    """How a meeting stands before one person.

    Attributes:
        needed: so many of the assessors of the person must be there.
        present: those who are.
        absent: those who are not, and were not excused.
        excused: those who are not, and were.
        is_chairless: the chair must be there and is not.
        asks_for_excuses: those absent must have been excused.
    """

    needed: int
    present: tuple[str, ...]
    absent: tuple[str, ...]
    excused: tuple[str, ...]
    is_chairless: bool = False
    asks_for_excuses: bool = False

    @property
    def lacks(self) -> int:
        """How many more assessors of the person must come."""
        return max(0, self.needed - len(self.present))

    @property
    def is_met(self) -> bool:
        """The meeting may decide about the person."""
        return not (self.lacks or self.is_chairless or (self.asks_for_excuses and self.absent))

    @property
    def obstacles(self) -> list[Message]:
        """What is missing, in words; nothing when the meeting may decide."""
        found = []
        if self.is_chairless:
            found.append(msg("Ketua rapat belum hadir."))
        if self.lacks:
            found.append(
                msg(
                    "Hadir {present} dari {needed} asesor yang menilai peserta ini;"
                    " belum ada: {names}.",
                    present=len(self.present),
                    needed=self.needed,
                    names=", ".join((*self.absent, *self.excused)),
                )
            )
        elif self.asks_for_excuses and self.absent:
            found.append(
                msg("Belum hadir dan belum berhalangan: {names}.", names=", ".join(self.absent))
            )
        return found


def quorum(rated_by: Collection[str], there: Attendance, rule: QuorumRule) -> Quorum:
    """Return how a meeting stands before a person whom these assessors rated."""
    raters = sorted(rated_by)
    absent = [name for name in raters if name not in there.present]
    return Quorum(
        needed=min(rule.assessors_needed, len(raters)),
        present=tuple(name for name in raters if name in there.present),
        absent=tuple(name for name in absent if name not in there.excused),
        excused=tuple(name for name in absent if name in there.excused),
        is_chairless=rule.chair_needed and there.chair not in there.present,
        asks_for_excuses=rule.excuses_needed,
    )
