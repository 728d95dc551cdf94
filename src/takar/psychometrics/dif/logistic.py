"""Logistic regression of an item on score, group, and both together.

Reference: Swaminathan and Rogers (1990), J. Educational Measurement 27; Zumbo (1999) for items of
several points and the share explained; Nagelkerke (1991); Jodoin and Gierl (2001).
"""

from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from takar.psychometrics.dif.mantel import Limits
from takar.psychometrics.dif.matching import Compared, compared, counts, strata
from takar.psychometrics.dif.regression import Fitted, fitted
from takar.psychometrics.dif.report import Category, DifReport, ItemDif
from takar.psychometrics.dif.stages import adjusted, staged
from takar.psychometrics.dif.tables import points
from takar.psychometrics.responses import Responses

Numbers = npt.NDArray[np.float64]
Cuts = Literal["jodoin_gierl", "zumbo_thomas"]
CUTS: dict[Cuts, tuple[float, float]] = {
    "jodoin_gierl": (0.035, 0.070),
    "zumbo_thomas": (0.13, 0.26),
}


class Nested(NamedTuple):
    """Chi-squares of nested models, and the shares of variation they explain.

    Attributes:
        both: group and interaction, two degrees of freedom; the others have one.
        gained: Nagelkerke's share with group and interaction, less that of the score alone.
    """

    uniform: float
    nonuniform: float
    both: float
    gained: float
    has_converged: bool


def logistic_dif(
    responses: Responses,
    *,
    reference: str | None = None,
    focal: str | None = None,
    purify: bool = True,
    cuts: Cuts = "jodoin_gierl",
    limits: Limits = Limits(),  # noqa: B008 -- frozen
) -> DifReport:
    """Return which items depend on the group once the score is known, evenly or not.

    Raises:
        TooFewPersons: a group is smaller than the limits allow.
    """
    given = compared(responses, reference, focal, limits.least)

    def look(found: Compared, matching: npt.NDArray[np.bool_]) -> tuple[ItemDif, ...]:
        items = [_item(found, place, matching) for place in range(len(found.items))]
        shares = adjusted([item.p for item in items])
        few = min(found.n_focal, found.n_reference) < limits.least_for_large
        return tuple(
            _classed(replace(item, p_adjusted=share), CUTS[cuts], limits.alpha, few=few)
            for item, share in zip(items, shares, strict=True)
        )

    return staged(given, look, purify=purify)


def nested(cells: Numbers, score: Numbers) -> Nested:
    """Return the tests of one item.

    Args:
        cells: people by score, group (reference, focal) and category.
        score: the score of each row.
    """
    number = cells.shape[2]
    flat = cells.reshape(-1, number)[:, cells.sum(axis=(0, 1)) > 0]
    scale = (score - score.mean()) / (score.std() or 1.0)
    level, group = np.repeat(scale, 2), np.tile([0.0, 1.0], len(score))
    there = flat.sum(axis=1) > 0
    if flat.shape[1] < 2:
        return Nested(np.nan, np.nan, np.nan, np.nan, has_converged=False)
    columns = (level, group, level * group)
    fits = _fits(flat[there], [np.stack(columns[:k], axis=1)[there] for k in range(1, 4)])
    plain, even, full = (fit.loglik for fit in fits)
    empty = fitted(flat[there], np.zeros((int(there.sum()), 0)), firth=fits[0].is_penalised)
    people = float(flat.sum())
    gained = _share(empty.loglik, full, people) - _share(empty.loglik, plain, people)
    return Nested(
        uniform=max(2 * (even - plain), 0.0),
        nonuniform=max(2 * (full - even), 0.0),
        both=max(2 * (full - plain), 0.0),
        gained=gained,
        has_converged=all(fit.has_converged for fit in fits),
    )


def _fits(cells: Numbers, designs: list[Numbers]) -> list[Fitted]:
    """Return the nested fits, all with Firth's penalty where one of them runs away."""
    found = [fitted(cells, design) for design in designs]
    if all(fit.has_converged for fit in found) or cells.shape[1] > 2:
        return found
    return [fitted(cells, design, firth=True) for design in designs]


def _share(empty: float, full: float, people: float) -> float:
    """Return Nagelkerke's share of variation explained."""
    most = 1 - np.exp(2 * empty / people)
    return float((1 - np.exp(2 * (empty - full) / people)) / most)


def _item(given: Compared, place: int, matching: npt.NDArray[np.bool_]) -> ItemDif:
    """Return the tests of one item as a finding, not yet classed."""
    from scipy.special import chdtrc  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    score = given.score(place, matching)
    row = strata(score, given.is_focal, 1)
    cells = counts(row, given.is_focal, given.answers[:, place], given.categories[place])
    told = nested(cells, np.unique(score).astype(np.float64))
    p = float(chdtrc(2, told.both))
    return ItemDif(
        item=given.items[place],
        method="LOGISTIC",
        chi=told.both,
        df=2,
        p=p,
        p_adjusted=p,
        effect=told.gained,
        low=None,
        high=None,
        difference=points(cells).difference,
        category=None,
        is_flagged=False,
        has_converged=told.has_converged,
        p_uniform=float(chdtrc(1, told.uniform)),
        p_nonuniform=float(chdtrc(1, told.nonuniform)),
    )


def _classed(item: ItemDif, cuts: tuple[float, float], alpha: float, *, few: bool) -> ItemDif:
    """Return the finding with its class."""
    if not item.has_converged:
        return item
    found: Category = "A"
    if item.p_adjusted < alpha and item.effect >= cuts[0]:
        found = "C" if item.effect >= cuts[1] else "B"
    category = None if found == "C" and few else found
    return replace(item, category=category, is_flagged=found != "A")
