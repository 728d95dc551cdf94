"""An adaptive test rehearsed by invented people: how long, how exact, which items wear out."""

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from takar.psychometrics.cat.adaptive import AdaptiveTest
from takar.psychometrics.cat.bank import NODES, Bank
from takar.psychometrics.cat.lots import ANSWERS, lots, seeds_of
from takar.psychometrics.cat.picking import SPACING
from takar.psychometrics.cat.sitting import Sittings, is_going
from takar.psychometrics.cat.stopping import Ended

BLOCK = 500
"""So many sittings in step keep their tables near the processor."""
BANDS = (-np.inf, -2.0, -1.0, 0.0, 1.0, 2.0, np.inf)
Z95 = 1.959963984540054
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Band:
    """How people of like ability were measured."""

    above: float
    up_to: float
    persons: int
    bias: float
    rmse: float
    length: float


@dataclass(frozen=True, eq=False)
class Rehearsal:
    """What came of the sittings.

    Attributes:
        theta, estimate, se, length: by person.
        exposure: share of the sittings each item was given in.
        considered: share in which it was the most useful, given or refused by lot; only where
            that was asked for.
        overlap: share of items that two sittings have in common on average.
        covered: share of sittings whose 95 % interval holds the true ability.
        content: share of each area among all items given.
        ended: how many sittings ended for each reason.
    """

    theta: Numbers
    estimate: Numbers
    se: Numbers
    length: npt.NDArray[np.intp]
    exposure: dict[str, float]
    considered: dict[str, float]
    overlap: float
    content: dict[str, float]
    ended: dict[str, int]
    seed: int
    bank: str
    rules: str
    n_used: int
    n_excluded: int = 0
    reasons: tuple[str, ...] = ()
    has_converged: bool = True
    bands: tuple[Band, ...] = field(default=())

    @property
    def bias(self) -> float:
        """Mean of the estimates less the truth."""
        return float((self.estimate - self.theta).mean())

    @property
    def rmse(self) -> float:
        """Root of the mean squared error."""
        return float(np.sqrt(((self.estimate - self.theta) ** 2).mean()))

    @property
    def mean_length(self) -> float:
        """Items given on average."""
        return float(self.length.mean())

    @property
    def covered(self) -> float:
        """Share of the intervals of 95 % that hold the truth."""
        return float((np.abs(self.estimate - self.theta) <= Z95 * self.se).mean())

    @property
    def highest_exposure(self) -> float:
        """Exposure of the item met most often."""
        return max(self.exposure.values())

    @property
    def unused(self) -> float:
        """Share of the bank nobody met."""
        return float(np.mean([rate == 0 for rate in self.exposure.values()]))


def simulate(
    test: AdaptiveTest,
    persons: int = 1000,
    *,
    theta: npt.ArrayLike | None = None,
    seed: int = 1,
    keep_considered: bool = False,
) -> Rehearsal:
    """Return what comes of a test sat by invented people, all in step.

    Args:
        theta: their abilities; drawn from the test's prior where none are given.
        keep_considered: count too how often an item was chosen but refused by lot.
    """
    from takar.psychometrics.raters.facets.threads import threads  # noqa: PLC0415 -- it loads scipy, which is heavy

    chance = np.random.default_rng(seed)
    drawn = chance.normal(test.mean, test.sd, persons) if theta is None else theta
    truth = np.atleast_1d(np.asarray(drawn, dtype=np.float64))
    seeds = seeds_of(seed, len(truth))
    tally = _Tally(test, len(truth), keep_considered=keep_considered)
    with threads(1):
        for start in range(0, len(truth), BLOCK):
            rows = np.arange(start, min(start + BLOCK, len(truth)))
            _sit(test, truth[rows], seeds[rows], rows, tally)
    return tally.told(truth, seed)


def invented_answers(
    bank: Bank, truth: Numbers, seeds: Whole, items: npt.NDArray[np.intp]
) -> npt.NDArray[np.intp]:
    """Return what each person answers to the item before him, by the lot of person and item.

    Chances are read between two nodes in proportion, 0.0002 from the curve at most for slopes
    up to two.
    """
    place = np.clip((truth - NODES[0]) / SPACING, 0.0, len(NODES) - 1.0)
    low = np.minimum(place.astype(np.intp), len(NODES) - 2)
    share = (place - low)[:, None]
    chance = np.exp(bank.log_chance[items, :, low]) * (1 - share)
    chance += np.exp(bank.log_chance[items, :, low + 1]) * share
    steps = np.cumsum(chance[:, :-1], axis=1)
    drawn = (lots(seeds, ANSWERS + items)[:, None] >= steps).sum(axis=1)
    return np.asarray(np.minimum(drawn, bank.categories[items] - 1), dtype=np.intp)


class _Tally:
    """Where the sittings write what happened."""

    def __init__(self, test: AdaptiveTest, number: int, *, keep_considered: bool) -> None:
        self.test = test
        self.estimate, self.se = np.zeros(number), np.zeros(number)
        self.length = np.zeros(number, dtype=np.intp)
        self.ended = np.zeros(number, dtype=np.int8)
        self.given = np.zeros(len(test.bank))
        self.keep_considered = keep_considered
        self.considered = np.zeros(len(test.bank))

    def close(
        self, rows: npt.NDArray[np.intp], sitting: Sittings, ended: Flags, why: npt.NDArray[np.int8]
    ) -> None:
        """Write down the sittings that end now."""
        self.estimate[rows[ended]] = sitting.theta[ended]
        self.se[rows[ended]] = sitting.se[ended]
        self.length[rows[ended]] = sitting.given
        self.ended[rows[ended]] = why[ended]

    def told(self, truth: Numbers, seed: int) -> Rehearsal:
        """Return the report."""
        number, bank = len(truth), self.test.bank
        names = [area or "-" for area in bank.areas]
        shares = np.bincount(bank.area, weights=self.given, minlength=len(names))
        return Rehearsal(
            theta=truth,
            estimate=self.estimate,
            se=self.se,
            length=self.length,
            exposure=_by_item(bank.items, self.given / number),
            considered=_by_item(bank.items, self.considered / number)
            if self.keep_considered
            else {},
            overlap=_overlap(self.given, self.length),
            content=dict(zip(names, (shares / max(shares.sum(), 1.0)).tolist(), strict=True)),
            ended={why.name: int((self.ended == why).sum()) for why in Ended if why},
            seed=seed,
            bank=bank.fingerprint,
            rules=self.test.fingerprint,
            n_used=number,
            bands=_bands(truth, self.estimate, self.length),
        )


def _sit(
    test: AdaptiveTest,
    truth: Numbers,
    seeds: Whole,
    rows: npt.NDArray[np.intp],
    tally: _Tally,
) -> None:
    """Let a block of people sit the test to its end."""
    sitting = Sittings(test, seeds)
    considered = np.zeros((len(rows), len(test.bank)), dtype=np.bool_)
    local = np.arange(len(rows))
    while len(local):
        item, why = sitting.next(keep_rivals=tally.keep_considered)
        going = is_going(why)
        if not going.all():
            tally.close(rows[local], sitting, ~going, why)
            sitting.keep(going)
            local, item = local[going], item[going]
        if not len(local):
            break
        if sitting.rivals is not None:
            considered[local] |= sitting.rivals[going]
        np.add.at(tally.given, item, 1)
        answers = invented_answers(test.bank, truth[local], seeds[local], item)
        sitting.take(item, answers)
    tally.considered += considered.sum(axis=0)


def _by_item(items: tuple[str, ...], rates: Numbers) -> dict[str, float]:
    """Return rates under the codes of the items."""
    return dict(zip(items, rates.tolist(), strict=True))


def _overlap(given: Numbers, length: npt.NDArray[np.intp]) -> float:
    """Return the share of items two sittings have in common, over all pairs of sittings.

    Reference: Chen, Ankenmann and Spray (2003), J. Educational Measurement 40, 129-145.
    """
    number = len(length)
    if number < 2 or not length.any():
        return 0.0
    pairs = number * (number - 1) / 2
    return float((given * (given - 1) / 2).sum() / pairs / length.mean())


def _bands(truth: Numbers, estimate: Numbers, length: npt.NDArray[np.intp]) -> tuple[Band, ...]:
    """Return the figures of people of like ability."""
    found, error = [], estimate - truth
    for above, up_to in pairwise(BANDS):
        inside = (truth > above) & (truth <= up_to)
        if inside.any():
            rmse = float(np.sqrt((error[inside] ** 2).mean()))
            bias, mean = float(error[inside].mean()), float(length[inside].mean())
            found.append(Band(above, up_to, int(inside.sum()), bias, rmse, mean))
    return tuple(found)
