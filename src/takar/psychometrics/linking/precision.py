"""How sure a line between two scales is: by the delta method, or by people drawn again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking.curves import CurveMethod, Pair
from takar.psychometrics.linking.lines import Search, line
from takar.psychometrics.responses import Responses

Numbers = npt.NDArray[np.float64]
STEP = 1e-4
Items = tuple[ItemParameters, ...]
Calibrate = Callable[[Responses], Sequence[ItemParameters]]


@dataclass(frozen=True, eq=False)
class LineError:
    """Standard errors of slope and shift, and how they go together."""

    covariance: Numbers

    @property
    def slope(self) -> float:
        """Standard error of the slope."""
        return float(np.sqrt(self.covariance[0, 0]))

    @property
    def shift(self) -> float:
        """Standard error of the shift."""
        return float(np.sqrt(self.covariance[1, 1]))

    def at(self, theta: float) -> float:
        """Return the standard error of a linked ability, the ability itself taken as known."""
        row = np.array([theta, 1.0])
        return float(np.sqrt(row @ self.covariance @ row))


def by_delta(
    old: Items,
    new: Items,
    search: Search,
    covariances: tuple[Numbers, Numbers],
) -> LineError:
    """Return the errors that follow from those of the anchors' parameters.

    Args:
        covariances: of the old and of the new parameters, anchor by anchor: slope, then
            intercepts, then the guess of a 3PL. Standard errors alone are not enough: leaving
            out how the items of one year err together makes the line look too sure.

    Reference: Ogasawara (2000), Behaviormetrika 27, 79-97, for the principle.
    """
    slopes = (
        _of_means(old, new, search) if "mean" in search.method else _of_curves(old, new, search)
    )
    total = np.zeros((2, 2))
    for side, covariance in zip(slopes, covariances, strict=True):
        total += side.T @ covariance @ side
    return LineError(total)


def by_bootstrap(
    replicates: Iterable[tuple[tuple[ItemParameters, ...], tuple[ItemParameters, ...]]],
    search: Search,
) -> LineError:
    """Return the spread of the lines over calibrations of people drawn again."""
    found = [line(old, new, search) for old, new in replicates]
    return LineError(np.cov(np.array([(one.slope, one.shift) for one in found]).T))


def by_persons(  # noqa: PLR0913 -- both years, how each is calibrated, and how they are linked
    old: Responses,
    new: Responses,
    calibrate: Calibrate,
    search: Search,
    anchors: Sequence[str],
    *,
    replicates: int = 100,
    seed: int = 1,
) -> LineError:
    """Return the spread of the line when the people of both years are drawn again.

    It holds everything chance can do: to the items and to the mean of the people. Replicates in
    which an anchor cannot be calibrated are left out.
    """
    chance = np.random.default_rng(seed)

    def again() -> Iterator[tuple[Items, Items]]:
        for _ in range(replicates):
            found = [calibrate(_drawn_again(one, chance)) for one in (old, new)]
            items = [{item.item: item for item in one} for one in found]
            if all(set(anchors) <= set(one) for one in items):
                first, second = (tuple(one[name] for name in anchors) for one in items)
                yield first, second

    return by_bootstrap(again(), search)


def _drawn_again(responses: Responses, chance: np.random.Generator) -> Responses:
    """Return as many people, drawn with replacement: some count twice, some not at all."""
    weights = responses.counted()
    number = round(float(weights.sum()))
    drawn = chance.multinomial(number, weights / weights.sum())
    there = drawn > 0
    return replace(responses.subset(persons=there), weights=drawn[there].astype(np.float64))


def _of_means(old: Items, new: Items, search: Search) -> tuple[Numbers, Numbers]:
    """Return how slope and shift move with each parameter, by drawing the line again."""

    def drawn(side: int, place: int, item: ItemParameters) -> Numbers:
        sides = [list(old), list(new)]
        sides[side][place] = item
        found = line(tuple(sides[0]), tuple(sides[1]), search)
        return np.array([found.slope, found.shift])

    moves = [
        np.array(
            [
                (drawn(side, place, up) - drawn(side, place, down)) / (2 * STEP)
                for place, item in enumerate(items)
                for up, down in _nudged(item)
            ]
        )
        for side, items in enumerate((old, new))
    ]
    return moves[0], moves[1]


def _of_curves(old: Items, new: Items, search: Search) -> tuple[Numbers, Numbers]:
    """Return how slope and shift move with each parameter, where curves are compared.

    At the best line the criterion is level; how the level place moves follows from that. Terms
    of the size of what is left to differ are passed over.
    """
    found = line(old, new, search)
    at = np.array([np.log(found.slope), found.shift])
    whole = _pair(old, new, search).slopes(at)
    weigh = -np.linalg.inv(whole.T @ whole) * np.array([[found.slope], [1.0]])

    def moves(side: int) -> Numbers:
        rows = []
        for mine, other in zip(old, new, strict=True):
            both = [mine, other]
            own = whole if search.method == "stocking_lord" else _one(both, search).slopes(at)
            for up, down in _nudged(both[side]):
                ends = [_one([*both[:side], end, *both[side + 1 :]], search) for end in (up, down)]
                change = (ends[0].differences(at) - ends[1].differences(at)) / (2 * STEP)
                rows.append(weigh @ (own.T @ change))
        return np.array(rows)

    return moves(0), moves(1)


def _one(both: list[ItemParameters], search: Search) -> Pair:
    """Return the curves of a single anchor."""
    return _pair((both[0],), (both[1],), search)


def _pair(old: Items, new: Items, search: Search) -> Pair:
    """Return the anchors as curves."""
    method: CurveMethod = "haebara" if search.method == "haebara" else "stocking_lord"
    return Pair(old, new, search.grid, method, search.symmetric)


def _nudged(item: ItemParameters) -> list[tuple[ItemParameters, ItemParameters]]:
    """Return the item with each of its parameters a little higher, and a little lower."""
    number = 1 + len(item.d) + (item.model == "3PL")
    return [(_stepped(item, k, STEP), _stepped(item, k, -STEP)) for k in range(number)]


def _stepped(item: ItemParameters, place: int, step: float) -> ItemParameters:
    """Return one item with its slope, an intercept or its guess moved."""
    if place == 0:
        return replace(item, a=item.a + step)
    if place <= len(item.d):
        d = list(item.d)
        d[place - 1] += step
        return replace(item, d=tuple(d))
    return replace(item, c=item.c + step)
