"""What is lost by not knowing ability: the posterior covariance of every ratee's score.

A ratee's score is a sum over forms of smooth functions of ability. Only nodes that the ratings
leave possible are looked at, and ratees are taken together who have as many forms and are as
well known, so that one product of matrices does for many.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.layout import Layout
from takar.psychometrics.raters.facets.point import Categories, Point
from takar.psychometrics.raters.facets.posterior import Posterior
from takar.psychometrics.raters.ratings import Codes, Numbers

BLOCK_CELLS = 1024
IMPOSSIBLE = 1e-11


def lost_by_not_knowing(
    point: Point, found: Posterior, layout: Layout, categories: Categories
) -> Numbers:
    """Return the summed covariance of scores in (seats, steps, panels, log sd)."""
    lost = _Lost.empty(len(layout.seat_rater), len(point.step), len(point.panel))
    scores = Scores.of(found, layout, categories)
    for ratees, forms in _blocks(found, layout):
        lost.add(scores.block(point, found, layout, ratees, forms))
    return lost.whole()


@dataclass(frozen=True, eq=False)
class _Block:
    """Centred scores of some ratees at their nodes, times the root of the node's probability.

    Attributes:
        common: ratee by node by (steps, own panel, spread).
        cells: ratee by cell by node.
        seat: the seat of every cell.
        panel: the panel of every ratee.
    """

    common: Numbers
    cells: Numbers
    seat: Codes
    panel: Codes


@dataclass(frozen=True, eq=False)
class _Lost:
    """Sums over ratees of the posterior covariance of their scores.

    Attributes:
        common: among steps, the ratee's own panel, and the spread.
        seats, panels: seats or panels (rows) with the same.
        seat_seat, seat_panel: between seats, and of seats with panels.
    """

    common: Numbers
    seats: Numbers
    panels: Numbers
    seat_seat: Numbers
    seat_panel: Numbers

    @classmethod
    def empty(cls, seats: int, steps: int, panels: int) -> "_Lost":
        """Return sums of nothing."""
        width = steps + 2
        shapes = ((width, width), (seats, width), (panels, width), (seats, seats), (seats, panels))
        return cls(*(np.zeros(shape) for shape in shapes))

    def add(self, block: _Block) -> None:
        """Add what is lost on one block of ratees."""
        ratees, nodes, width = block.common.shape
        flat = block.common.reshape(ratees * nodes, width)
        self.common[:] += flat.T @ flat
        own = np.ascontiguousarray(block.common[:, :, -2])
        np.add.at(self.panels, block.panel, (own[:, None, :] @ block.common)[:, 0])
        shared = block.cells @ block.common
        np.add.at(self.seats, block.seat, shared)
        panel = np.broadcast_to(block.panel[:, None], block.seat.shape)
        np.add.at(self.seat_panel, (block.seat, panel), shared[:, :, -2])
        among = block.cells @ block.cells.transpose(0, 2, 1)
        np.add.at(self.seat_seat, (block.seat[:, :, None], block.seat[:, None, :]), among)

    def whole(self) -> Numbers:
        """Return all of it in one matrix."""
        steps = self.common.shape[0] - 2
        own, last = slice(0, steps), slice(steps + 1, steps + 2)
        seat_rows = [self.seat_seat, self.seats[:, own], self.seat_panel, self.seats[:, last]]
        step_rows = [self.common[own, own], self.panels[:, own].T, self.common[own, last]]
        panel_rows = [np.diag(self.panels[:, steps]), self.panels[:, last]]
        return np.block(
            [
                seat_rows,
                [seat_rows[1].T, *step_rows],
                [seat_rows[2].T, step_rows[1].T, *panel_rows],
                [seat_rows[3].T, step_rows[2].T, panel_rows[1].T, self.common[last, last]],
            ]
        )


@dataclass(frozen=True, eq=False)
class Scores:
    """What one rating adds to a score at every node.

    Attributes:
        chances: by competency, expected counts of the free steps it touches, by seat and node.
        touched: by competency, those free steps.
        means: expected category by competency, seat and node.
        whole: expected counts of all free steps by form, where every form is a whole seat.
    """

    chances: list[Numbers]
    touched: list[Codes]
    means: Numbers
    steps: int
    whole: Numbers | None

    @classmethod
    def of(cls, found: Posterior, layout: Layout, categories: Categories) -> "Scores":
        """Return the scores at a point."""
        tables = found.tables
        competencies, width = categories.is_used.shape
        seats, nodes = len(layout.seat_rater), len(tables.nodes)
        means = ((np.arange(width) * tables.weights) @ tables.powers) / tables.sums
        chances, touched = [], []
        for place in range(competencies):
            rows = categories.design[place * width : (place + 1) * width]
            columns = np.flatnonzero(rows.any(axis=0)).astype(np.int32)
            chance = tables.weights[place][:, None] * tables.powers / tables.sums[place]
            chance = chance.reshape(width, seats, nodes).transpose(1, 2, 0)
            chances.append(chance @ rows[:, columns])
            touched.append(columns)
        found_means = means.reshape(competencies, seats, nodes)
        scores = cls(chances, touched, found_means, categories.design.shape[1], None)
        if not layout.is_complete:
            return scores
        every = scores.of_forms(np.arange(seats, dtype=np.int32), layout)
        return cls(chances, touched, found_means, scores.steps, every)

    def of_forms(self, forms: Codes, layout: Layout) -> Numbers:
        """Return expected counts of the free steps by form and node."""
        if self.whole is not None:
            return self.whole[forms]
        seat, counts = layout.form_seat[forms], layout.form_counts[forms]
        counted = np.zeros((len(forms), self.means.shape[2], self.steps))
        for place, (chance, touched) in enumerate(zip(self.chances, self.touched, strict=True)):
            rated = np.flatnonzero(counts[:, place])
            more = chance[seat[rated]] * counts[rated, place, None, None]
            counted[rated[:, None], :, touched] += more.transpose(0, 2, 1)
        return counted

    def sums_of_forms(self, forms: Codes, layout: Layout) -> Numbers:
        """Return the expected sum of categories by form and node."""
        means = self.means[:, layout.form_seat[forms]]
        return np.asarray((layout.form_counts[forms].T[:, :, None] * means).sum(axis=0))

    def block(
        self, point: Point, found: Posterior, layout: Layout, ratees: Codes, forms: Codes
    ) -> _Block:
        """Return the scores of some ratees, all with as many forms."""
        nodes = _window(found.shares[ratees])
        shares = np.take_along_axis(found.shares[ratees], nodes, axis=1)
        known, place = np.unique(forms, return_inverse=True)
        place = place.reshape(forms.shape)
        steps, sums = self.of_forms(known, layout), self.sums_of_forms(known, layout)
        common = np.empty((len(ratees), nodes.shape[1], self.steps + 2))
        counted = common[:, :, : self.steps]
        counted[:] = steps[place[:, 0, None], nodes]
        for more in place.T[1:]:
            counted += steps[more[:, None], nodes]
        panel = layout.panel[ratees]
        ability = found.tables.nodes[nodes] - point.panel[panel][:, None]
        common[:, :, -2] = ability * np.exp(-2 * point.log_sd)
        common[:, :, -1] = (ability * np.exp(-point.log_sd)) ** 2
        root = np.sqrt(shares * layout.weight[ratees, None])
        common -= shares[:, None, :] @ common
        common *= root[:, :, None]
        cells = sums[place[:, :, None], nodes[:, None, :]]
        cells = (cells - (cells @ shares[:, :, None])) * root[:, None, :]
        return _Block(common, cells, layout.form_seat[forms], panel)


def _window(shares: Numbers) -> Codes:
    """Return for each ratee the nodes that matter: as many for each, side by side."""
    possible = shares > IMPOSSIBLE
    first = np.argmax(possible, axis=1)
    last = shares.shape[1] - np.argmax(possible[:, ::-1], axis=1)
    width = int((last - first).max())
    first = np.minimum(first, shares.shape[1] - width)
    return np.asarray(first[:, None] + np.arange(width))


def _blocks(found: Posterior, layout: Layout) -> Iterator[tuple[Codes, Codes]]:
    """Yield ratees with as many forms, about as well known, and their forms."""
    starts = np.searchsorted(layout.cell_ratee, np.arange(len(layout.ratees) + 1))
    sizes = np.diff(starts)
    order = np.lexsort((found.variance, sizes))
    for size in np.unique(sizes):
        alike = order[sizes[order] == size]
        for some in np.array_split(alike, -(-len(alike) * size // BLOCK_CELLS)):
            yield some, layout.cell_form[starts[some][:, None] + np.arange(size)]
