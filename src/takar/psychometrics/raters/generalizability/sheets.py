"""Sheets of ratings that all hold the same levels of one facet: a likelihood in two small parts.

Where every assessor rates every competency of whom they see, the sum over the competencies and the
differences between them vary independently. Each part has as many rows as there are sheets and
none of the columns of an effect with the competency, which makes it many times quicker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from scipy.linalg import helmert

from takar.psychometrics.raters.generalizability.effects import Codes, Effect, Floats, joined
from takar.psychometrics.raters.generalizability.likelihood import Likelihood, Model


class Point(Protocol):
    """The likelihood at one set of components."""

    @property
    def sigma(self) -> Floats:
        """The components, the residual last."""

    @property
    def loglik(self) -> float:
        """The restricted log-likelihood."""

    @property
    def mean(self) -> float:
        """The mean of all ratings."""

    @property
    def weight(self) -> float:
        """One over the squared error of the mean."""

    def slopes(self) -> tuple[Floats, Floats]:
        """Return the gradient and the averaged information."""


class Likely(Protocol):
    """A model whose likelihood can be told at any components."""

    def at(self, sigma: Floats) -> Point:
        """Return the likelihood at these components."""


@dataclass(frozen=True, eq=False)
class Sheets:
    """The sums over a sheet, and the differences within it.

    Attributes:
        times: number of ratings on a sheet.
        to_sums: components of the sums (rows) from those of the ratings; ``to_differences``.
        to_mean: how often each component counts in the error of the mean of all sums.
    """

    times: int
    sums: Model
    differences: Model
    to_sums: Floats
    to_differences: Floats
    to_mean: Floats

    def at(self, sigma: Floats) -> "SheetsLikelihood":
        """Return the likelihood at these components."""
        sums, differences = (
            Likelihood.at(model, table @ sigma)
            for model, table in (
                (self.sums, self.to_sums),
                (self.differences, self.to_differences),
            )
        )
        return SheetsLikelihood(self, sigma, sums, differences)


@dataclass(frozen=True, eq=False)
class SheetsLikelihood:
    """The likelihood of both parts together."""

    sheets: Sheets
    sigma: Floats
    sums: Likelihood
    differences: Likelihood

    @cached_property
    def loglik(self) -> float:
        """The restricted log-likelihood."""
        return self.sums.loglik + self.differences.loglik - 0.5 * float(np.log(self.sheets.times))

    @property
    def mean(self) -> float:
        """The mean of all ratings."""
        return self.sums.mean / float(np.sqrt(self.sheets.times))

    @property
    def weight(self) -> float:
        """One over the squared error of the mean."""
        spread = 1 / self.sums.weight + float(self.sheets.to_mean @ self.sigma)
        return self.sheets.times / spread

    def slopes(self) -> tuple[Floats, Floats]:
        """Return the gradient and the averaged information."""
        gradient = np.zeros_like(self.sigma)
        information = np.zeros((self.sigma.size, self.sigma.size))
        for part, table in (
            (self.sums, self.sheets.to_sums),
            (self.differences, self.sheets.to_differences),
        ):
            slope, known = part.slopes()
            gradient += table.T @ slope
            information += table.T @ known @ table
        return gradient, information


def model_of(
    levels: Floats, person: Codes, effects: Sequence[Effect], facets: Mapping[str, Codes]
) -> Likely:
    """Return the model of the ratings, split where one facet is whole on every sheet."""
    for facet in sorted(facets, key=lambda name: -int(facets[name].max())):
        others = [person, *(codes for name, codes in facets.items() if name != facet)]
        sheet = joined(others, person.size)
        times = int(facets[facet].max()) + 1
        full = (int(sheet.max()) + 1) * times == person.size
        if full and np.unique(sheet * times + facets[facet]).size == person.size:
            return _split(levels, person, effects, (facet, facets[facet], sheet))
    return Model.of(levels, person, effects)


def _split(
    levels: Floats,
    person: Codes,
    effects: Sequence[Effect],
    whole: tuple[str, Codes, Codes],
) -> Sheets:
    facet, place, sheet = whole
    times = int(place.max()) + 1
    table = np.empty((person.size // times, times))
    table[sheet, place] = levels
    turned = table @ helmert(times, full=True).T
    first = np.flatnonzero(place == 0)
    first = first[np.argsort(sheet[first])]
    rows = [_on_sheets(effect, facet, first) for effect in effects]
    has_facet = np.array([facet in effect.factors for effect in effects], dtype=np.float64)
    sums, to_sums = _parts(rows, np.where(has_facet, 1.0, times), first.size, least=2)
    differences, to_differences = _parts(rows, has_facet, first.size, least=1)
    people = person[first]
    return Sheets(
        times=times,
        sums=Model.of(turned[:, :1], people, sums),
        differences=Model.of(turned[:, 1:], people, differences, has_mean=False),
        to_sums=to_sums,
        to_differences=to_differences,
        to_mean=np.array([*(float(row.levels == 1) for row in rows), 0.0]),
    )


def _on_sheets(effect: Effect, facet: str, first: Codes) -> Effect:
    """Return the effect without the facet, its cells for each sheet."""
    codes = joined([effect.codes[first]], first.size)
    return Effect(effect.name, effect.factors - {facet}, codes, int(codes.max()) + 1)


def _parts(
    rows: Sequence[Effect], counts: Floats, sheets: int, *, least: int
) -> tuple[list[Effect], Floats]:
    """Return the effects of one part, and its components (rows) from those of the ratings.

    An effect with a cell for each sheet joins the residual; one with fewer cells than ``least``
    is the mean, which is taken out.
    """
    parts: dict[frozenset[str], Effect] = {}
    for row, count in zip(rows, counts, strict=True):
        if count and least <= row.levels < sheets:
            parts.setdefault(row.factors, row)
    places = {factors: place for place, factors in enumerate(parts)}
    table = np.zeros((len(parts) + 1, len(rows) + 1))
    table[-1, -1] = 1.0
    for k, (row, count) in enumerate(zip(rows, counts, strict=True)):
        if row.levels >= least:
            table[places.get(row.factors, -1), k] += count
    return list(parts.values()), table
