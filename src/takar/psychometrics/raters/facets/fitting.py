"""The settings of a many-facet Rasch model, and the way from ratings to a fit."""

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.raters.design import Design, design
from takar.psychometrics.raters.facets.ascent import Ridge
from takar.psychometrics.raters.facets.climbing import (
    FEWEST_NODES,
    MOST_NODES,
    Hill,
    Place,
    climbed,
    enough_nodes,
)
from takar.psychometrics.raters.facets.fit import ManyFacetFit, described
from takar.psychometrics.raters.facets.layout import Layout, lay_out
from takar.psychometrics.raters.facets.point import Categories, Steps, starting_point
from takar.psychometrics.raters.facets.summit import NotIdentified, Spread, Summit, topped
from takar.psychometrics.raters.facets.threads import threads
from takar.psychometrics.raters.ratings import BadRatings, Codes, Numbers, Ratings

Effects = Literal["random", "fixed"]
FIRST_NODES = 41
FIRST_VARIANCE = 0.25
ROUGHLY = (0.3, 0.03, 3e-3)
GRID_CHANGE = 1e-3
UNSHARED_RIDGE = 1.0


class NotConnected(NotIdentified):
    """Raters who cannot be compared, because nobody links them."""


@dataclass(frozen=True)
class ManyFacet:
    """A many-facet Rasch model, ratees integrated out.

    Attributes:
        raters: severities drawn from N(0, s2), or one free number for each ("fixed").
        panels: means of panels drawn from N(0, s2), free, or all the same ("none").
        steps: thresholds of each competency its own, or common to all.
        levels: every level of the scale, also those nobody gave; found in the data if not said.
        nodes: how many nodes the grid of abilities has; as many as needed if not said.
        tolerance: the largest change of a parameter, in logits, at which the search ends.
        most_steps: how many EM steps may be tried.
        threads: threads for linear algebra.
    """

    raters: Effects = "random"
    panels: Literal["random", "fixed", "none"] = "random"
    steps: Steps = "partial_credit"
    levels: tuple[float, ...] | None = None
    nodes: int | None = None
    tolerance: float = 1e-6
    most_steps: int = 1000
    threads: int = 1

    def fit(self, ratings: Ratings, *, weights: npt.ArrayLike | None = None) -> ManyFacetFit:
        """Return the fit of the model to ratings.

        Args:
            ratings: one row per rating.
            weights: how many people each ratee stands for, in the order of ``ratings.ratees``.

        Raises:
            NotConnected: fixed severities, and raters whom no ratee links.
            NotIdentified: fixed effects that the ratings cannot tell apart.
            BadRatings: levels off the scale, or all the same.
        """
        with threads(self.threads), np.errstate(all="ignore"):  # leaps too far are not taken
            drawn = design(ratings)
            self._refuse_parts(drawn)
            layout = lay_out(
                ratings, levels=self.levels, weights=weights, has_panels=self.panels != "none"
            )
            summit, steps, change = self._searched(layout)
            return described(ratings, drawn, summit, steps=steps, grid_change=change)

    def _refuse_parts(self, drawn: Design) -> None:
        """Complain of fixed severities in a network that falls apart."""
        if self.raters == "fixed" and not drawn.is_connected:
            raise NotConnected(
                msg(
                    "Jaringan asesor terputus menjadi {number} kelompok yang tidak dapat "
                    "dibandingkan.",
                    number=len(drawn.components),
                ),
                hint=drawn.advice[0],
            )

    def _searched(self, layout: Layout) -> tuple[Summit, int, float]:
        """Return the best point, the steps it took, and what a finer grid would change."""
        categories = Categories.of(layout, self.steps)
        fixed = Ridge(_extreme(layout, categories) * UNSHARED_RIDGE, np.zeros(len(layout.panels)))
        spread = self._spread(layout)
        ridge = spread.ridge(fixed)
        hill = Hill(layout, categories, ridge, self._nodes(FIRST_NODES))
        place, steps = hill.at(starting_point(layout, categories)), 0
        for tolerance in ROUGHLY:
            place, more = climbed(hill, place, tolerance=tolerance, most=self.most_steps)
            hill = replace(hill, nodes=self._nodes(enough_nodes(hill, place)))
            place, steps = hill.at(place.point), steps + more
        while True:
            summit, more = self._topped(hill, hill.at(place.point), spread, fixed)
            finer = replace(summit.hill, nodes=2 * summit.hill.nodes - 1).at(summit.place.point)
            change, steps = finer.height - summit.place.height, steps + more
            if abs(change) < GRID_CHANGE or self.nodes or finer.found.shares.shape[1] > MOST_NODES:
                return summit, steps, change
            hill = replace(summit.hill, nodes=2 * summit.hill.nodes - 1)
            place, spread = finer, summit.spread

    def _nodes(self, wanted: int) -> int:
        """Return how many nodes to use."""
        if self.nodes is None:
            return wanted
        if self.nodes < 3:
            raise BadRatings(
                msg("Kisi kemampuan perlu sedikitnya 3 titik."),
                hint=msg("Biarkan nodes kosong, atau isi sedikitnya {least}.", least=FEWEST_NODES),
            )
        return self.nodes

    def _spread(self, layout: Layout) -> Spread:
        """Return the first guess of the variances of the random effects."""
        has_raters = self.raters == "random" and len(layout.raters) > 1
        has_panels = self.panels == "random" and len(layout.panels) > 1
        return Spread(
            FIRST_VARIANCE if has_raters else None, FIRST_VARIANCE if has_panels else None
        )

    def _topped(self, hill: Hill, place: Place, spread: Spread, fixed: Ridge) -> tuple[Summit, int]:
        """Return the summit; climb on by EM where the ground is still too rough for Newton."""
        tolerance, walked = ROUGHLY[-1], 0
        while True:
            try:
                summit = topped(hill, place, spread, fixed, self.tolerance)
            except NotIdentified:
                if tolerance < self.tolerance or walked >= self.most_steps:
                    raise
                tolerance /= 10
                place, steps = climbed(hill, place, tolerance=tolerance, most=self.most_steps)
                walked += steps
            else:
                return summit, walked + summit.steps


def _extreme(layout: Layout, categories: Categories) -> Numbers:
    """Return 1 for raters who gave nothing but the lowest level, or the highest."""
    used = categories.is_used[layout.row_competency]
    lowest = np.argmax(used, axis=1)
    highest = used.shape[1] - 1 - np.argmax(used[:, ::-1], axis=1)
    rater: Codes = layout.seat_rater[layout.row_seat]
    all_low, all_high = (
        np.bincount(rater, layout.category != end, len(layout.raters)) == 0
        for end in (lowest, highest)
    )
    return np.asarray(all_low | all_high, dtype=np.float64)
