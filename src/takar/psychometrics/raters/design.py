"""The rating network: who can be compared with whom, and how firmly.

Severity can only be told apart from ability where ratees are shared: two raters who never met the
same ratee, directly or through others, cannot be compared at all.

Reference: Fiedler (1973) on the algebraic connectivity of a graph; the severity information is
the one of a two-way layout with the ratees swept out (the "reduced normal equations").
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.raters.ratings import Ratings

if TYPE_CHECKING:
    from scipy import sparse

FEW_SHARED = 5
FEW_RATEES = 10
ZERO = 1e-9
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Design:
    """What the network of ratees and raters allows.

    Attributes:
        components: the raters of every part of the network, largest part first.
        connectivity: smallest non-zero eigenvalue of the severity information, in ratings: one
            over it is the variance of the worst comparison when a rating has variance one.
        least_shared: ratees shared across the weakest link that holds the network together.
        weakest: the two raters of that link.
        shared_fraction: the part of the ratees seen by at least two raters.
        advice: what would make the network firmer, in words.
    """

    components: tuple[tuple[str, ...], ...]
    is_connected: bool
    connectivity: float
    least_shared: int
    ratings_per_rater: dict[str, int]
    ratees_per_rater: dict[str, int]
    weakest: tuple[str, str] | None
    shared_fraction: float
    advice: tuple[Message, ...]


def design(ratings: Ratings) -> Design:
    """Return what the network allows of the ratees and raters who have ratings."""
    there = np.unique(ratings.rater)
    raters, seen = tuple(ratings.raters[place] for place in there), counts(ratings)[:, there]
    met = (seen > 0).astype(np.float64)
    shared = met.T @ met
    components = _components(shared, raters)
    least, weakest = _weakest(shared, raters)
    ratees = dict(zip(raters, _integers(met.sum(axis=0)), strict=True))
    shares = float(np.mean(np.asarray(met.sum(axis=1)).ravel() >= 2)) if seen.shape[0] else 0.0
    drawn = Design(
        components=components,
        is_connected=len(components) == 1,
        connectivity=connectivity(severity_information(seen)),
        least_shared=least if len(components) == 1 else 0,
        ratings_per_rater=dict(zip(raters, _integers(seen.sum(axis=0)), strict=True)),
        ratees_per_rater=ratees,
        weakest=weakest,
        shared_fraction=shares,
        advice=(),
    )
    return Design(**{**drawn.__dict__, "advice": tuple(_advice(drawn))})


def counts(ratings: Ratings) -> "sparse.csr_array":
    """Return how many ratings each ratee (row) has from each rater (column)."""
    from scipy import sparse  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    shape = (len(ratings.ratees), len(ratings.raters))
    ones = np.ones(len(ratings))
    found = sparse.coo_array((ones, (ratings.ratee, ratings.rater)), shape=shape).tocsr()
    return found[np.asarray(found.sum(axis=1)).ravel() > 0]


def severity_information(seen: "sparse.csr_array") -> Matrix:
    """Return what the ratings tell of the raters once every ratee has a level of his own."""
    from scipy import sparse  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    per_ratee = np.asarray(seen.sum(axis=1)).ravel()
    weighted = sparse.diags_array(1 / per_ratee) @ seen
    information = np.diag(np.asarray(seen.sum(axis=0)).ravel()) - (seen.T @ weighted).toarray()
    return np.asarray(information, dtype=np.float64)


def connectivity(information: Matrix) -> float:
    """Return the smallest eigenvalue that is not zero; zero where there is nothing to compare."""
    values = np.linalg.eigvalsh(information)
    found = values[values > ZERO * max(1.0, float(values[-1]))]
    return float(found[0]) if len(found) else 0.0


def _components(shared: "sparse.csr_array", raters: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the parts of the network, the one with most raters first."""
    from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    number, label = connected_components(shared, directed=False)
    parts = [
        tuple(rater for rater, own in zip(raters, label, strict=True) if own == part)
        for part in range(number)
    ]
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def _weakest(
    shared: "sparse.csr_array", raters: tuple[str, ...]
) -> tuple[int, tuple[str, str] | None]:
    """Return the fewest ratees shared on the firmest tree through all raters, and where."""
    from scipy import sparse  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it
    from scipy.sparse.csgraph import minimum_spanning_tree  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    links = sparse.triu(shared, k=1).tocoo()
    if not len(links.data):
        return 0, None
    far = links.data.max() + 1
    lengths = sparse.coo_array((far - links.data, links.coords), shape=shared.shape)
    tree = minimum_spanning_tree(lengths.tocsr()).tocoo()
    worst = int(np.lexsort((tree.coords[1], tree.coords[0], -tree.data))[0])
    first, second = (int(side[worst]) for side in tree.coords)
    return round(far - tree.data[worst]), (raters[first], raters[second])


def _integers(values: npt.ArrayLike) -> list[int]:
    """Return a row of counts as whole numbers."""
    return [int(value) for value in np.asarray(values).ravel()]


def _advice(drawn: Design) -> list[Message]:
    """Say what would make the network firmer."""
    said = [*_joining(drawn), *_strengthening(drawn)]
    few = [name for name, number in drawn.ratees_per_rater.items() if number < FEW_RATEES]
    if few:
        said.append(
            msg(
                "Asesor dengan kurang dari {least} asesi: {names}. Tingkat keketatannya tidak "
                "dilaporkan sendiri-sendiri.",
                least=FEW_RATEES,
                names=", ".join(few),
            )
        )
    return said


def _joining(drawn: Design) -> list[Message]:
    """Say how to join the parts of a network that fell apart."""
    return [
        msg(
            "Asesor {first} dan {second} tidak terhubung oleh asesi mana pun: tugaskan keduanya "
            "menilai sedikitnya {least} asesi yang sama.",
            first=_busiest(one, drawn),
            second=_busiest(other, drawn),
            least=FEW_SHARED,
        )
        for one, other in pairwise(drawn.components)
    ]


def _busiest(part: tuple[str, ...], drawn: Design) -> str:
    """Return the rater of a part with most ratings: the one best known."""
    return min(part, key=lambda name: (-drawn.ratings_per_rater[name], name))


def _strengthening(drawn: Design) -> list[Message]:
    """Say where a network that holds together is thin."""
    if not drawn.is_connected or drawn.weakest is None or drawn.least_shared >= FEW_SHARED:
        return []
    first, second = drawn.weakest
    return [
        msg(
            "Sambungan terlemah jaringan: {first} dan {second} hanya berbagi {number} asesi. "
            "Tambah asesi bersama sampai sedikitnya {least}.",
            first=first,
            second=second,
            number=drawn.least_shared,
            least=FEW_SHARED,
        )
    ]
