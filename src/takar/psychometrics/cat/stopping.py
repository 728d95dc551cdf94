"""When an adaptive test may end, and the word for why it did."""

from dataclasses import dataclass
from enum import IntEnum
from math import log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.cat.bank import NODES, Bank

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]


class Ended(IntEnum):
    """Why a sitting ended; ``GOING`` where it has not."""

    GOING = 0
    NO_ITEM = 1
    LONGEST = 2
    PRECISE = 3
    DECIDED = 4
    UNINFORMATIVE = 5

    @property
    def says(self) -> Message:
        """The reason in the reader's words."""
        return SAYINGS[self]


SAYINGS = {
    Ended.GOING: msg("Tes masih berlangsung."),
    Ended.NO_ITEM: msg("Tidak ada lagi butir yang boleh diberikan."),
    Ended.LONGEST: msg("Jumlah butir terbanyak telah tercapai."),
    Ended.PRECISE: msg("Galat baku sudah cukup kecil."),
    Ended.DECIDED: msg("Keputusan terhadap nilai batas sudah cukup pasti."),
    Ended.UNINFORMATIVE: msg("Butir yang tersisa hampir tidak menambah keterangan."),
}


class BadStop(TakarError):
    """Rules of stopping that contradict each other."""


class Cut(NamedTuple):
    """A cut score to decide about: above or below, with the errors allowed.

    Reference: Wald (1947); Reckase (1983).
    """

    theta: float
    indifference: float = 0.3
    false_pass: float = 0.05
    false_fail: float = 0.05


@dataclass(frozen=True)
class Stop:
    """Rules of stopping.

    Attributes:
        se: ends below this standard error; zero for a test of fixed length.
        least, most: items given at least and at most.
        least_information: ends when no item left tells more than this.
        cut: ends when one side of a cut score is likely enough; none without such a test.
    """

    se: float = 0.30
    least: int = 10
    most: int = 40
    least_information: float = 0.0
    cut: Cut | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.least <= self.most or self.se < 0 or self.least_information < 0:
            raise BadStop(
                msg("Aturan berhenti tidak dapat dipakai."),
                hint=msg("Pakai 1 <= least <= most, dan angka lain yang tidak negatif."),
            )

    def ended(self, given: int, se: Numbers, best: Numbers, ratio: Numbers | None) -> Codes:
        """Return why each sitting ends after this many items.

        Args:
            best: information of the best item left; minus infinity where there is none.
            ratio: log-likelihood ratio of passing against failing, where there is a cut.
        """
        may = given >= self.least
        ends = np.zeros(len(se), dtype=np.int8)
        ends[may & (best < self.least_information)] = Ended.UNINFORMATIVE
        if self.cut is not None and ratio is not None:
            ends[may & self._is_decided(ratio)] = Ended.DECIDED
        ends[may & (se < self.se)] = Ended.PRECISE
        ends[given >= self.most] = Ended.LONGEST
        ends[(best == -np.inf) & (ends == Ended.GOING)] = Ended.NO_ITEM
        return ends

    def _is_decided(self, ratio: Numbers) -> npt.NDArray[np.bool_]:
        """Return where the evidence for one side of the cut is strong enough."""
        if self.cut is None:
            return np.zeros(len(ratio), dtype=np.bool_)
        upper = log((1 - self.cut.false_fail) / self.cut.false_pass)
        lower = log(self.cut.false_fail / (1 - self.cut.false_pass))
        return np.asarray((ratio >= upper) | (ratio <= lower))


def cut_evidence(bank: Bank, cut: Cut) -> Numbers:
    """Return by item and category how much an answer speaks for passing, in logarithms."""
    with np.errstate(invalid="ignore"):
        evidence = _at(bank.log_chance, cut.theta + cut.indifference) - _at(
            bank.log_chance, cut.theta - cut.indifference
        )
    return np.where(np.isfinite(evidence), evidence, 0.0)


def _at(table: Numbers, theta: float) -> Numbers:
    """Return a table along the nodes at one ability, between two nodes in proportion."""
    place = float(np.clip((theta - NODES[0]) / (NODES[1] - NODES[0]), 0, len(NODES) - 1.001))
    low, share = int(place), place % 1
    return np.asarray(table[..., low] * (1 - share) + table[..., low + 1] * share)
