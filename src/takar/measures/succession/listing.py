"""What a succession list says: who stands where, by which keys, and who cannot be ranked."""

from dataclasses import dataclass
from fractions import Fraction

from takar.kernel.errors import TakarError
from takar.measures.succession.candidates import Between, Candidate
from takar.measures.succession.seats import Post
from takar.regulations.profile import FinalShares


class NoSuchKey(TakarError):
    """A list is to be ordered by something that nobody knows."""


@dataclass(frozen=True)
class Setting:
    """How a committee wants its list.

    Attributes:
        boxes: who is in the group; ``None`` as the law says, empty for everybody.
        keys: in order; empty as the law says.
        word: printed on the list; from it the lot of equals is drawn.
        may_be_unchecked: somebody whose requirements nobody checked may be ranked all the same;
            the list says so.
    """

    boxes: tuple[int, ...] | None = None
    keys: tuple[str, ...] = ()
    word: str = ""
    may_be_unchecked: bool = False


@dataclass(frozen=True)
class Standing:
    """One candidate of a list.

    Attributes:
        final: the final score, exact, or its ends.
        place: among those ranked, 1 is the first; those equal in every key share it; none where
            not ranked.
        best: the best place in the whole list that the missing evidence of anybody leaves
            possible; behind ``place`` where somebody not ranked yet is surely better.
        worst: the worst one.
        missing: what keeps the candidate from being ranked.
        lot: orders equals on paper; it decides nothing else.
        leading: the number of the first key, where that is a score and known.
    """

    candidate: Candidate
    final: Between
    place: int | None
    best: int
    worst: int
    missing: tuple[str, ...] = ()
    lot: str = ""
    leading: Fraction | None = None


@dataclass(frozen=True)
class Outside:
    """Somebody who is not in the list, and why.

    Attributes:
        reason: ``SYARAT_TIDAK_TERPENUHI`` or ``DI_LUAR_KOTAK``.
        failed: the rules not met, or the box.
    """

    candidate: Candidate
    reason: str
    failed: tuple[str, ...]


@dataclass(frozen=True)
class SuccessionList:
    """The list of one post.

    Attributes:
        ranked: best first.
        unranked: cannot be ranked yet, in the order of their codes.
        outside: in the order of their codes.
        keys: by which the list is ordered.
        skipped: keys passed over among equals, since somebody lacks them, with the people.
        shares: of talent and technical test; none where the tier has none.
        boxes: the group; empty where it is open.
        is_unchecked: somebody is ranked whose requirements nobody checked.
    """

    post: Post
    ranked: tuple[Standing, ...]
    unranked: tuple[Standing, ...]
    outside: tuple[Outside, ...]
    keys: tuple[str, ...]
    skipped: tuple[tuple[str, tuple[str, ...]], ...]
    shares: FinalShares | None
    boxes: tuple[int, ...]
    word: str
    is_unchecked: bool = False
