"""Mantel-Haenszel, and Mantel's test for items of several points, with the classes of ETS."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.psychometrics.dif.matching import Compared, compared, counts, strata
from takar.psychometrics.dif.report import Category, DifReport, ItemDif
from takar.psychometrics.dif.stages import adjusted, staged
from takar.psychometrics.dif.tables import odds, points
from takar.psychometrics.responses import Responses

Z95, Z95_ONE_SIDED = 1.959963984540054, 1.6448536269514722
MODERATE, LARGE = 1.0, 1.5
MODERATE_SHARE, LARGE_SHARE = 0.17, 0.25
LEAST, LEAST_FOR_LARGE = 100, 200


@dataclass(frozen=True)
class Limits:
    """Below which figures nothing is said.

    Attributes:
        least: people in the smaller group to say anything.
        least_for_large: people in the smaller group to call a difference large.
        fewest: people of the smaller group in a stratum, neighbours being put together.
        alpha: chance of error, among all items.
    """

    least: int = LEAST
    least_for_large: int = LEAST_FOR_LARGE
    fewest: int = 5
    alpha: float = 0.05


def mantel_haenszel(
    responses: Responses,
    *,
    reference: str | None = None,
    focal: str | None = None,
    purify: bool = True,
    limits: Limits = Limits(),
) -> DifReport:
    """Return which items two groups of equal score answer differently.

    Raises:
        TooFewPersons: a group is smaller than the limits allow.
    """
    given = compared(responses, reference, focal, limits.least)

    def look(found: Compared, matching: npt.NDArray[np.bool_]) -> tuple[ItemDif, ...]:
        items = [_item(found, place, matching, limits) for place in range(len(found.items))]
        shares = adjusted([item.p for item in items])
        return tuple(
            replace(
                item,
                p_adjusted=share,
                is_flagged=share < limits.alpha and item.category != "A" and item.has_converged,
            )
            for item, share in zip(items, shares, strict=True)
        )

    return staged(given, look, purify=purify)


def ets_class(delta: float, se: float, p: float, alpha: float = 0.05) -> Category:
    """Return the class of a delta: A negligible, B moderate, C large.

    Reference: Dorans and Holland (1993), in Holland and Wainer, Differential Item Functioning.
    """
    if abs(delta) < MODERATE or p >= alpha:
        return "A"
    if abs(delta) >= LARGE and (abs(delta) - MODERATE) / se > Z95_ONE_SIDED:
        return "C"
    return "B"


def points_class(share: float, p: float, alpha: float = 0.05) -> Category:
    """Return the class of a difference in standard deviations of the item.

    Reference: the limits of the National Assessment of Educational Progress, after Zwick,
    Donoghue and Grima (1993).
    """
    if abs(share) <= MODERATE_SHARE or p >= alpha:
        return "A"
    return "C" if abs(share) > LARGE_SHARE else "B"


def _item(given: Compared, place: int, matching: npt.NDArray[np.bool_], limits: Limits) -> ItemDif:
    """Return what the strata say of one item."""
    from scipy.special import chdtrc  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    stratum = strata(given.score(place, matching), given.is_focal, limits.fewest)
    number = given.categories[place]
    cells = counts(stratum, given.is_focal, given.answers[:, place], number)
    by_points = points(cells)
    if number > 2:
        p = float(chdtrc(1, by_points.chi))
        found = points_class(by_points.share, p, limits.alpha) if np.isfinite(p) else None
        chi, effect, low, high = by_points.chi, by_points.share, None, None
    else:
        told = odds(cells)
        p, chi, effect = float(chdtrc(1, told.chi)), told.chi, told.delta
        low, high = effect - Z95 * told.delta_se, effect + Z95 * told.delta_se
        known = np.isfinite(effect) and np.isfinite(p)
        found = ets_class(effect, told.delta_se, p, limits.alpha) if known else None
    few = min(given.n_focal, given.n_reference) < limits.least_for_large
    return ItemDif(
        item=given.items[place],
        method="MANTEL" if number > 2 else "MANTEL_HAENSZEL",
        chi=chi,
        df=1,
        p=p,
        p_adjusted=p,
        effect=effect,
        low=low,
        high=high,
        difference=by_points.difference,
        category=None if found == "C" and few else found,
        is_flagged=False,
        has_converged=found is not None,
    )
