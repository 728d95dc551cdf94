"""Pairs of people whose answers are more alike than chance explains: something to look into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.security.choices import BadChoices, Choices
from takar.psychometrics.security.likeness import Likeness, at_least, match_chances, omega

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
FEW_ITEMS = 20


@dataclass(frozen=True)
class SimilarPair:
    """Two people with answers more alike than expected. Who copied, if anybody, is not known.

    Attributes:
        person, other: the answers of ``person`` are surprising, given those of ``other``.
        p, p_adjusted: of omega, alone and among all pairs compared (Benjamini and Hochberg).
        p_exact: of the exact count of answers in common (generalised binomial).
        shared_wrong: wrong answers in common; none where the key is not known.
        is_strongest: whether no other pair of ``person`` is more surprising. Somebody weak who
            took the answers of somebody able resembles all able people: begin with this one.
    """

    person: str
    other: str
    omega: float
    p: float
    p_adjusted: float
    p_exact: float
    matches: int
    expected: float
    items: int
    shared_wrong: int | None
    is_strongest: bool = True

    @property
    def says(self) -> Message:
        """The finding in words: material for a person, never a conclusion."""
        return msg(
            "Jawaban {person} dan {other} sama pada {matches} dari {items} butir; dari kemampuan "
            "keduanya diharapkan {expected:.1f}. Ini bahan telaah, bukan bukti kecurangan: periksa "
            "denah duduk, catatan pengawas, dan penjelasan yang bersangkutan.",
            person=self.person,
            other=self.other,
            matches=self.matches,
            items=self.items,
            expected=self.expected,
        )


@dataclass(frozen=True)
class PairReport:
    """What came of comparing everybody with everybody.

    Attributes:
        pairs: those to look into, the most surprising first.
        compared: ordered pairs compared.
    """

    pairs: tuple[SimilarPair, ...]
    compared: int
    alpha: float
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


def similar_pairs(
    chosen: npt.ArrayLike,
    chances: Sequence[Numbers],
    *,
    persons: Sequence[str] | None = None,
    rooms: Sequence[str] | None = None,
    key: Sequence[int] | None = None,
    alpha: float = 0.01,
) -> PairReport:
    """Return the pairs whose answers are too much alike, among all pairs of each room.

    Args:
        chosen: persons by items, the option chosen; minus one for none.
        chances: of each item, persons by options (``option_chances`` or ``scored_chances``).
            Abilities from these same answers name hardly anybody wrongly; abilities from
            elsewhere find more, and name more people who only resemble the able.
        rooms: where each person sat; everybody together where not said.
        key: the right option of each item, to count wrong answers in common.
        alpha: share of false findings allowed among the pairs reported.

    Raises:
        BadChoices: the tables do not fit each other.
    """
    codes, given = np.asarray(chosen), Choices.of(chosen, chances)
    names = tuple(persons or map(str, range(1, len(codes) + 1)))
    seats = np.zeros(len(codes)) if rooms is None else np.asarray(rooms)
    if len(names) != len(codes) or len(seats) != len(codes):
        raise BadChoices(msg("Nama atau ruang tidak seukuran dengan jawaban."))
    told = omega(given)
    one, other = _together(told.omega, seats)
    p, shares = _chances(told.omega[one, other])
    pairs = [
        _pair(given, told, (int(one[k]), int(other[k])), (float(p[k]), float(shares[k])), names)
        for k in np.flatnonzero(shares < alpha)
    ]
    if key is not None:
        pairs = [_with_wrong(pair, codes, names, np.asarray(key)) for pair in pairs]
    pairs.sort(key=lambda pair: (pair.p, pair.person, pair.other))
    silent = int((~given.answered.any(axis=1)).sum())
    return PairReport(
        pairs=_marked(pairs),
        compared=len(p),
        alpha=alpha,
        n_used=len(codes) - silent,
        n_excluded=silent,
        reasons=_remarks(given),
    )


def _together(table: Numbers, seats: npt.NDArray[np.generic]) -> tuple[Places, Places]:
    """Return the pairs of one room that have items in common."""
    one, other = np.nonzero(np.isfinite(table) & (seats[:, None] == seats))
    return one, other


def _chances(values: Numbers) -> tuple[Numbers, Numbers]:
    """Return p of each omega, alone and among all."""
    from scipy.special import ndtr  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it
    from scipy.stats import false_discovery_control  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    p = np.asarray(ndtr(-values))
    return p, np.asarray(false_discovery_control(p)) if len(p) else p


def _pair(
    given: Choices,
    told: Likeness,
    pair: tuple[int, int],
    p: tuple[float, float],
    names: Sequence[str],
) -> SimilarPair:
    """Return what is known of one pair."""
    one, other = pair
    matches = round(told.matches[pair])
    return SimilarPair(
        person=names[one],
        other=names[other],
        omega=float(told.omega[pair]),
        p=p[0],
        p_adjusted=p[1],
        p_exact=at_least(match_chances(given, one, other), matches),
        matches=matches,
        expected=float(told.expected[pair]),
        items=round(told.items[pair]),
        shared_wrong=None,
    )


def _with_wrong(
    pair: SimilarPair,
    codes: npt.NDArray[np.int64],
    names: Sequence[str],
    key: npt.NDArray[np.int64],
) -> SimilarPair:
    """Return the pair with its wrong answers in common counted."""
    one, other = codes[names.index(pair.person)], codes[names.index(pair.other)]
    wrong = (one == other) & (one >= 0) & (one != key)
    return replace(pair, shared_wrong=int(wrong.sum()))


def _marked(pairs: Sequence[SimilarPair]) -> tuple[SimilarPair, ...]:
    """Return the pairs, most surprising first, each with whether it is its person's strongest."""
    met, found = set[str](), []
    for pair in pairs:
        found.append(replace(pair, is_strongest=pair.person not in met))
        met.add(pair.person)
    return tuple(found)


def _remarks(given: Choices) -> tuple[Message, ...]:
    """Return what limits the findings."""
    items = given.answered.shape[1]
    if items >= FEW_ITEMS:
        return ()
    return (msg("Hanya {items} butir: kemiripan jawaban sulit dinilai.", items=items),)
