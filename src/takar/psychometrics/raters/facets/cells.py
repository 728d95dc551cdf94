"""Residuals by cell: what a rater, by one method, said of one ratee, less what was expected."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from takar.psychometrics.raters.facets.fit import ManyFacetFit
from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.ratings import Codes, Numbers


@dataclass(frozen=True, eq=False)
class Cells:
    """Sums over the ratings of every cell.

    Attributes:
        ratee, rater: whose cell it is; of_row: the cell of every rating.
        total: the sum of categories; expected, spread: sum of expected categories and of their
            variances at every node (columns); shares: probability of the nodes.
    """

    layout: Layout
    ratee: Codes
    rater: Codes
    of_row: Codes
    total: Numbers
    expected: Numbers
    spread: Numbers
    shares: Numbers

    @classmethod
    def of(cls, fit: ManyFacetFit) -> "Cells":
        """Return the cells of a fit."""
        layout, found = fit.summit.hill.layout, fit.summit.place.found
        tables, shape = found.tables, found.tables.log_sums.shape
        places = np.arange(tables.weights.shape[1], dtype=np.float64)
        mean = ((places * tables.weights) @ tables.powers) / tables.sums
        square = ((places**2 * tables.weights) @ tables.powers) / tables.sums
        of_row = _cells_of_rows(layout)
        form = layout.cell_form
        return cls(
            layout=layout,
            ratee=layout.cell_ratee,
            rater=layout.seat_rater[layout.form_seat[form]],
            of_row=of_row,
            total=np.bincount(of_row, layout.category, len(form)).astype(np.float64),
            expected=_summed(mean.reshape(shape), layout)[form],
            spread=_summed((square - mean**2).reshape(shape), layout)[form],
            shares=found.shares[layout.cell_ratee],
        )

    @property
    def number(self) -> int:
        """How many cells there are."""
        return len(self.ratee)

    @cached_property
    def residual(self) -> Numbers:
        """Sum of categories less the sum expected, averaged over what is known of the ratee."""
        return np.asarray(self.total - np.einsum("cq,cq->c", self.shares, self.expected))

    @cached_property
    def variance(self) -> Numbers:
        """Sum of the variances of the categories, averaged likewise."""
        return np.asarray(np.einsum("cq,cq->c", self.shares, self.spread))

    @cached_property
    def pairs(self) -> tuple[Codes, Codes, Numbers]:
        """Pairs of cells of one ratee (also a cell with itself), and their covariance."""
        first, second = pairs_within(self.ratee)
        middle = np.einsum("cq,cq->c", self.shares, self.expected)
        apart = (self.expected - middle[:, None]) * np.sqrt(self.shares)
        return first, second, np.einsum("pq,pq->p", apart[first], apart[second])


def pairs_within(group: Codes) -> tuple[Codes, Codes]:
    """Return all ordered pairs of places with the same code; codes must be sorted."""
    sizes = np.bincount(group)
    sizes = sizes[sizes > 0]
    starts = np.cumsum(sizes) - sizes
    of_group = np.repeat(np.arange(len(sizes)), sizes)
    first = np.repeat(np.arange(len(group)), sizes[of_group])
    reach = np.arange(len(first)) - np.repeat(
        np.cumsum(sizes[of_group]) - sizes[of_group], sizes[of_group]
    )
    return first.astype(np.int32), (starts[of_group[first]] + reach).astype(np.int32)


def _summed(by_competency: Numbers, layout: Layout) -> Numbers:
    """Return sums over the competencies of every form, by node."""
    own = by_competency[:, layout.form_seat]
    return np.asarray((layout.form_counts.T[:, :, None] * own).sum(axis=0))


def _cells_of_rows(layout: Layout) -> Codes:
    """Return the cell of every rating."""
    seats = len(layout.seat_rater)
    cell_key = layout.cell_ratee.astype(np.int64) * seats + layout.form_seat[layout.cell_form]
    row_key = layout.row_ratee.astype(np.int64) * seats + layout.row_seat
    return np.searchsorted(cell_key, row_key).astype(np.int32)
