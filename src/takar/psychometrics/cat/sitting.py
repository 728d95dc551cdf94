"""Sittings in step: the same question number for each of them, one row per sitting."""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from takar.psychometrics.cat import picking
from takar.psychometrics.cat.bank import NODES, Bank
from takar.psychometrics.cat.stopping import Ended, Stop

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


class Rules(Protocol):
    """What a sitting goes by: the settings of an adaptive test."""

    @property
    def bank(self) -> Bank:
        """The items."""

    @property
    def content(self) -> Mapping[str, float]:
        """Share of each area."""

    @property
    def selection(self) -> str:
        """What makes an item useful."""

    @property
    def exposure(self) -> str:
        """How often-used items are spared."""

    @property
    def stop(self) -> Stop:
        """When it may end."""

    @property
    def weighted_items(self) -> int:
        """How many first items are chosen by the average over ability."""

    @property
    def best(self) -> int:
        """Among how many the lot is drawn."""

    @property
    def log_prior(self) -> Numbers:
        """What is believed before the first answer."""

    @property
    def evidence(self) -> Numbers | None:
        """What each answer says about the cut."""


class Sittings:
    """Sittings going on; one row each in every table.

    Attributes:
        given: items answered so far, the same number in every row.
        theta, se: the scores so far.
        allowed: the items each may still meet.
        rivals: items that were as useful as the one chosen last, refused by lot or not.
    """

    def __init__(self, test: Rules, seeds: npt.NDArray[np.uint64]) -> None:
        bank, number = test.bank, len(seeds)
        self.test, self.seeds, self.given = test, seeds, 0
        self.allowed = np.ones((number, len(bank)), dtype=np.bool_)
        controlled = test.exposure == "sympson_hetter"
        self.admitted = picking.admitted(bank, seeds) if controlled else None
        self.log_likelihood = np.zeros((number, len(NODES)))
        self.counts = np.zeros((number, len(bank.areas)))
        self.ratio = np.zeros(number)
        self.rivals: Flags | None = None
        self._evidence, self._log_prior = test.evidence, test.log_prior
        self._targets = picking.targets_of(bank, test.content) if test.content else None
        self.chances = picking.posterior(self.log_likelihood, self._log_prior)
        self.theta, self.se = picking.expected(self.chances)

    def strike(self, places: Sequence[int]) -> None:
        """Keep these items from every sitting."""
        self.allowed[:, list(places)] = False

    def recall(self, items: Places, answers: Places) -> None:
        """Take up a single sitting where its record ends."""
        if not len(items):
            return
        counted = answers >= 0
        self.log_likelihood[0] = self.test.bank.log_chance[items[counted], answers[counted]].sum(
            axis=0
        )
        if self._evidence is not None:
            self.ratio[0] = self._evidence[items[counted], answers[counted]].sum()
        if self.test.bank.apart is not None:
            self.allowed[0] &= ~self.test.bank.apart[items].any(axis=0)
        self.allowed[0, items] = False
        np.add.at(self.counts[0], self.test.bank.area[items], 1)
        self.given = len(items)
        self._rescore()

    def next(self, *, keep_rivals: bool = False) -> tuple[Places, npt.NDArray[np.int8]]:
        """Return the item each sitting meets now, and where it has ended instead."""
        bank, test = self.test.bank, self.test
        within = self._open()
        best = self._best(within)
        if self._targets is not None:
            within = picking.in_need(bank, within, self.counts, self._targets, self.seeds)
        worth = self._worth()
        width = test.best if test.exposure == "randomesque" else 1
        item = picking.among_best(worth, within, width, self.seeds, self.given)
        if keep_rivals:
            self.rivals = self._as_useful(worth, item)
        return item, test.stop.ended(self.given, self.se, best, self.ratio)

    def take(self, items: Places, answers: Places) -> None:
        """Count the answers (minus one: not counted) to the items just met."""
        bank = self.test.bank
        told = np.where(answers >= 0, answers, 0)
        gains = bank.log_chance[items, told]
        counts = answers >= 0
        self.log_likelihood += gains if counts.all() else np.where(counts[:, None], gains, 0.0)
        if self._evidence is not None:
            self.ratio += np.where(answers >= 0, self._evidence[items, told], 0.0)
        picking.shut_out(bank, self.allowed, items)
        self.counts[np.arange(len(items)), bank.area[items]] += 1
        self.given += 1
        self._rescore()

    def keep(self, rows: Flags) -> None:
        """Let the other sittings go: they have ended."""
        for name in ("allowed", "admitted", "log_likelihood", "counts", "ratio", "seeds"):
            table = getattr(self, name)
            setattr(self, name, None if table is None else table[rows])
        self.theta, self.se, self.chances = self.theta[rows], self.se[rows], self.chances[rows]

    def _rescore(self) -> None:
        """Work out what is believed of ability now."""
        self.chances = picking.posterior(self.log_likelihood, self._log_prior)
        self.theta, self.se = picking.expected(self.chances)

    def _open(self) -> Flags:
        """Return the items that may be given; those refused by lot only where no other is left."""
        if self.admitted is None:
            return self.allowed
        within = self.allowed & self.admitted
        stuck = ~within.any(axis=1)
        within[stuck] = self.allowed[stuck]
        return within

    def _best(self, within: Flags) -> Numbers:
        """Return how much the best item left tells, minus infinity where there is none."""
        if self.test.stop.least_information > 0:
            told = picking.information_at(self.test.bank, self.theta)
            return np.asarray(np.where(within, told, -np.inf).max(axis=1))
        return np.where(within.any(axis=1), np.inf, -np.inf)

    def _worth(self) -> Numbers:
        """Return how useful each item is to each sitting."""
        weighs = self.given < self.test.weighted_items
        if weighs or self.test.selection == "posterior_weighted":
            return picking.weighted_information(self.test.bank, self.chances)
        return picking.information_at(self.test.bank, self.theta)

    def _as_useful(self, worth: Numbers, item: Places) -> Flags:
        """Return the items that would have come before the one chosen, and that one itself."""
        rows = np.arange(len(item))
        line = worth[rows, item][:, None]
        same_area = self.test.bank.area == self.test.bank.area[item][:, None]
        within = self.allowed & same_area if self._targets is not None else self.allowed
        return np.asarray(within & (worth >= line) & (item >= 0)[:, None])


def is_going(ended: npt.NDArray[np.int8]) -> Flags:
    """Return which sittings go on."""
    return np.asarray(ended == Ended.GOING)
