"""Cuts carried from points to ability, by the curve of the points that items are expected to give.

In an adaptive test nobody meets the same items, so points cannot be compared with a cut; the
panel judges the whole pool all the same, and its curve says at which ability those points are due.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting.cut import BadJudgements, Cut

Numbers = npt.NDArray[np.float64]
Points = Sequence[Sequence[float]]
WIDEST = 12.0
USUAL = 3.0
"""Abilities beyond which a bank seldom tells much; a cut there is told of."""
HALVINGS = 60


@dataclass(frozen=True)
class AbilityCut(Cut):
    """A cut on the calibrated scale.

    Attributes:
        points: the cut that was carried.
        most: the points all items can give.
        slope: points per unit of ability at the cut; none where there is no ability.
    """

    points: float = 0.0
    most: float = 0.0
    slope: float | None = None


def expected_points(
    theta: npt.ArrayLike, parameters: Sequence[ItemParameters], points: Points | None = None
) -> Numbers:
    """Return the points expected of all items together, at each ability.

    Args:
        theta: abilities.
        parameters: the calibrated items.
        points: what each category of each item gives, lowest first; 0, 1, 2 ... where not said.
    """
    place = np.atleast_1d(np.asarray(theta, dtype=np.float64))
    rows = [one.probabilities(place) @ own for one, own in _pairs(parameters, points)]
    return np.asarray(np.sum(rows, axis=0))


def ability_cut(
    cut: float,
    parameters: Sequence[ItemParameters],
    *,
    points: Points | None = None,
    se: float | None = None,
) -> AbilityCut:
    """Return the ability at which so many points are expected.

    The error of the panel is carried too, divided by how steeply the curve rises there; that of
    the parameters is not in it.

    Args:
        cut: points, as the panel drew them or as a percent of all points gives them.
        parameters: every item the panel judged, calibrated on one scale.
        points: see :func:`expected_points`.
        se: the standard error of the cut in points.

    Reference: Lord (1980), Applications of Item Response Theory, chapter 4.

    Raises:
        BadJudgements: no item, or one without the points of its categories.
    """
    most = float(sum(own[-1] for _, own in _pairs(parameters, points)))
    theta = ability_at(cut, parameters, points)
    slope = None if theta is None else slope_at(theta, parameters, points)
    return AbilityCut(
        method="KURVA",
        value=theta,
        se=None if se is None or slope is None else se / slope,
        parts=(cut,),
        n_used=len(parameters),
        reasons=_remarks(theta, cut, expected_points(-WIDEST, parameters, points)[0], most),
        points=cut,
        most=most,
        slope=slope,
    )


def ability_at(
    cut: float, parameters: Sequence[ItemParameters], points: Points | None = None
) -> float | None:
    """Return the ability at which items are expected to give points; none beyond their reach."""
    low, high = -WIDEST, WIDEST
    ends = expected_points([low, high], parameters, points)
    if not ends[0] < cut < ends[1]:
        return None
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        is_below = expected_points(middle, parameters, points)[0] < cut
        low, high = (middle, high) if is_below else (low, middle)
    return (low + high) / 2


def slope_at(
    theta: float, parameters: Sequence[ItemParameters], points: Points | None = None
) -> float:
    """Return how many points more are expected for one unit of ability more."""
    rises = (one.curves(theta)[1] @ own for one, own in _pairs(parameters, points))
    return float(sum(rise[0] for rise in rises))


def _pairs(
    parameters: Sequence[ItemParameters], points: Points | None
) -> list[tuple[ItemParameters, Numbers]]:
    """Return each item with the points of its categories."""
    usual = [range(one.categories) for one in parameters]
    told = [np.asarray(own, dtype=np.float64) for own in (usual if points is None else points)]
    if not parameters or [len(own) for own in told] != [one.categories for one in parameters]:
        raise BadJudgements(
            msg("Setiap soal skala ini memerlukan parameter dan nilai setiap kategorinya."),
            hint=msg("Kalibrasi soalnya, atau keluarkan soal tanpa parameter."),
        )
    return list(zip(parameters, told, strict=True))


def _remarks(theta: float | None, cut: float, least: float, most: float) -> tuple[Message, ...]:
    """Return what a reader must know of a cut: that it has no ability, or lies at the edge."""
    if theta is None:
        return (
            msg(
                "Batas {points:.2f} tidak dicapai kurva soal-soal ini: yang terendah diharapkan "
                "mendapat {least:.2f}, dan paling banyak {most:.2f}.",
                points=cut,
                least=least,
                most=most,
            ),
        )
    if abs(theta) <= USUAL:
        return ()
    return (
        msg(
            "Batas terletak pada kemampuan {theta:.2f}, di tepi skala; kurvanya kurang pasti.",
            theta=theta,
        ),
    )
