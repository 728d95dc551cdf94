"""Who may go where and what that is worth: columns of whole numbers, for millions of pairs."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Whole = NDArray[np.int64]


class UnknownPair(TakarError):
    """A pair names somebody or something that is not on the lists, or lacks a part."""


class TooFine(TakarError):
    """The numbers have more digits than can be added up exactly."""


@dataclass(frozen=True)
class Pair:
    """One person in one post.

    Attributes:
        parts: the parts of worth by name, exact.
        barred: the rule that bars it, as a code; empty where nothing does.
    """

    person: str
    post: str
    parts: Mapping[str, Decimal]
    barred: str = ""


@dataclass(frozen=True, eq=False)
class Part:
    """One part of worth of every pair: whole numbers of ``10**-places``."""

    values: NDArray[np.integer]
    places: int = 0

    def exact(self, row: int) -> Decimal:
        """Return the value of one pair."""
        return Decimal(int(self.values[row])).scaleb(-self.places)


@dataclass(frozen=True, eq=False)
class Pairs:
    """All pairs, one a row.

    Attributes:
        person: place of the person in the list of people.
        post: place of the post in the list of posts.
        bar: place in ``bars`` of the rule that bars it; 0 is none.
        bars: the codes of those rules, the first one empty.
    """

    person: NDArray[np.integer]
    post: NDArray[np.integer]
    parts: Mapping[str, Part]
    bar: NDArray[np.uint8]
    bars: tuple[str, ...] = ("",)

    def __len__(self) -> int:
        return len(self.person)


def pairs_of(rows: Iterable[Pair], people: Sequence[str], posts: Sequence[str]) -> Pairs:
    """Return pairs as columns.

    Raises:
        UnknownPair: a name that is not on the lists, or a part that is missing.
    """
    listed = list(rows)
    person_at = {name: place for place, name in enumerate(people)}
    post_at = {name: place for place, name in enumerate(posts)}
    names = sorted({name for row in listed for name in row.parts})
    bars = ("", *sorted({row.barred for row in listed if row.barred}))
    for number, row in enumerate(listed, 1):
        _known(number, row, person_at, post_at, names)
    return Pairs(
        np.array([person_at[row.person] for row in listed], dtype=np.int64),
        np.array([post_at[row.post] for row in listed], dtype=np.int64),
        {name: part_of([row.parts[name] for row in listed]) for name in names},
        np.array([bars.index(row.barred) for row in listed], dtype=np.uint8),
        bars,
    )


def part_of(values: Sequence[Decimal]) -> Part:
    """Return decimals as whole numbers with one count of decimal places."""
    places = max((places_of(value) for value in values), default=0)
    return Part(np.array([int(v.scaleb(places)) for v in values], dtype=np.int64), places)


def places_of(value: Decimal) -> int:
    """Return how many decimal places a number needs.

    >>> places_of(Decimal("1.50"))
    1
    """
    exponent = value.normalize().as_tuple().exponent
    return max(0, -int(exponent))


def twice(pairs: Pairs, posts: int) -> tuple[int, int] | None:
    """Return a (person, post) that is listed more than once, if there is one."""
    keys = pairs.person.astype(np.int64) * posts + pairs.post
    if np.all(keys[1:] > keys[:-1]):
        return None
    ordered = np.sort(keys)
    same = np.flatnonzero(ordered[1:] == ordered[:-1])
    return divmod(int(ordered[same[0]]), posts) if len(same) else None


def too_fine() -> TooFine:
    """Return the refusal of numbers that cannot be added up exactly."""
    return TooFine(
        msg("Bobot, nilai atau harga jabatan terlalu besar atau terlalu halus."),
        hint=msg("Pakai lebih sedikit angka di belakang koma."),
    )


def picked(rows: Whole, chosen: Whole) -> Whole:
    """Return the rows behind places in a list of them; -1 stays -1."""
    return np.append(rows, -1)[chosen]


def _known(
    number: int, row: Pair, people: Mapping[str, int], posts: Mapping[str, int], names: list[str]
) -> None:
    for name, known in ((row.person, people), (row.post, posts)):
        if name not in known:
            raise UnknownPair(
                msg(
                    "Pasangan nomor {number} menyebut {name} yang tidak ada di daftar.",
                    number=number,
                    name=name,
                ),
                hint=msg("Tambahkan ke daftar atau perbaiki ejaannya."),
            )
    if lacking := [name for name in names if name not in row.parts]:
        raise UnknownPair(
            msg(
                "{person} pada {post} belum punya nilai {part}.",
                person=row.person,
                post=row.post,
                part=lacking[0],
            ),
            hint=msg("Isi nilainya, atau keluarkan pasangan itu; kosong bukan nol."),
        )


def bars_counted(pairs: Pairs) -> Counter[str]:
    """Return how many pairs each rule bars."""
    counts = np.bincount(pairs.bar, minlength=len(pairs.bars))
    return Counter({code: int(n) for code, n in zip(pairs.bars, counts, strict=False) if code})
