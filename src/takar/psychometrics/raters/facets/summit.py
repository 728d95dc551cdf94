"""The last metres: Newton steps with the observed information, and the spread of random effects.

The variance of the severities (and of the panels) is the one at which effects seen and effects
expected agree: s2 = sum of squares / effective number of parameters, a fixed point of the Laplace
approximation to the marginal likelihood.

Reference: Breslow and Clayton (1993), JASA 88, 9-25; MacKay (1992), Neural Computation 4, 415-447.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import linalg

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.raters.facets.ascent import Ridge
from takar.psychometrics.raters.facets.climbing import Hill, Place
from takar.psychometrics.raters.facets.information import Contrasts, gradient, information
from takar.psychometrics.raters.facets.point import LEAST_LOG_SD, Point, is_without_spread
from takar.psychometrics.raters.ratings import Numbers

LEAST_VARIANCE = 1e-4
MOST_VARIANCE = 100.0
SINGULAR = 1e-9
STALE = 0.5
SMALL, VANISHING = float(np.log(0.5)), float(np.log(0.05))
FAR = 0.3
NEAR = 0.05
MOST_SETTLING = 100
MOST_STEPS = 60


class NotIdentified(TakarError):
    """Ratings that cannot tell the effects asked for apart."""


@dataclass(frozen=True)
class Spread:
    """Variances of the random effects; nothing for effects that are fixed or absent."""

    rater: float | None
    panel: float | None

    def ridge(self, fixed: Ridge) -> Ridge:
        """Return how strongly effects are drawn to zero."""
        rater, panel = fixed.rater, fixed.panel
        return Ridge(
            rater if self.rater is None else np.full(len(rater), 1 / self.rater),
            panel if self.panel is None else np.full(len(panel), 1 / self.panel),
        )


@dataclass(frozen=True, eq=False)
class Summit:
    """Where the search ended.

    Attributes:
        likelihood: observed information of the ratings alone, free parameters.
        covariance: of the free parameters, with what is known of random effects.
        slope: the largest component of the gradient.
        is_flat: whether the search ended because steps no longer moved anything.
    """

    place: Place
    hill: Hill
    spread: Spread
    contrasts: Contrasts
    likelihood: Numbers
    covariance: Numbers
    slope: float
    steps: int
    is_flat: bool

    @property
    def is_without_spread(self) -> bool:
        """Whether ratees are all alike as far as the model can see."""
        return is_without_spread(self.place.point)


@dataclass(frozen=True, eq=False)
class _Map:
    """The surroundings of a place, seen once: good for several steps."""

    contrasts: Contrasts
    likelihood: Numbers

    @classmethod
    def of(cls, place: Place, hill: Hill) -> "_Map":
        contrasts = Contrasts.of(place.point)
        full = information(place.point, place.found, hill.layout, hill.categories)
        mapping = contrasts.to_effects
        return cls(contrasts, mapping.T @ full @ mapping)

    def penal(self, ridge: Ridge, point: Point) -> Numbers:
        """Return the information that the ridge adds, free parameters."""
        penal, raters, panels = np.zeros_like(self.likelihood), self.raters(), self.panels()
        contrasts = self.contrasts
        penal[np.ix_(raters, raters)] = _seen_through(contrasts.rater, ridge.rater)
        penal[np.ix_(panels, panels)] = _seen_through(contrasts.panel, ridge.panel)
        return penal

    def raters(self) -> npt.NDArray[np.int64]:
        """Return where the severities are among the free parameters."""
        return np.arange(self.contrasts.rater.shape[1])

    def panels(self) -> npt.NDArray[np.int64]:
        """Return where the panels are among the free parameters."""
        first = self.contrasts.first_panel
        return np.arange(first, first + self.contrasts.panel.shape[1])


def _seen_through(contrasts: Numbers, ridge: Numbers) -> Numbers:
    """Return a ridge on effects as it looks on their contrasts."""
    if len(ridge) and np.ptp(ridge) == 0:
        return np.asarray(ridge[0] * np.eye(contrasts.shape[1]))
    return np.asarray(contrasts.T @ (ridge[:, None] * contrasts))


def topped(hill: Hill, place: Place, spread: Spread, fixed: Ridge, tolerance: float) -> Summit:
    """Go up by Newton steps until the slope is flat, with the spread that fits the effects.

    The surroundings are looked at anew only when steps no longer shrink well, or after a long one.
    """
    place = _with_spread(hill, place)
    seen, steps, last, since = _Map.of(place, hill), 0, np.inf, 0.0
    while True:
        slope = _slope(hill, place, seen)
        spread, change = _settled(seen, slope, place.point, spread, fixed)
        hill = replace(hill, ridge=spread.ridge(fixed))
        place = hill.at(place.point)
        reached = hill.towards(place, place.point.packed() + seen.contrasts.to_effects @ change)
        moved = float(np.abs(reached.point.packed() - place.point.packed()).max())
        place, steps, since = _with_spread(hill, reached), steps + 1, since + moved
        is_there = moved < tolerance or steps >= MOST_STEPS
        if steps > 2 * MOST_STEPS or (is_there and since < NEAR):
            return _described(hill, place, spread, seen, steps)
        has_vanished = place.found is not reached.found
        if is_there or has_vanished or moved > STALE * last or moved > FAR:
            seen, last, since = _Map.of(place, hill), np.inf, 0.0
        else:
            last = moved


def _with_spread(hill: Hill, place: Place) -> Place:
    """Return the place, or the one of ratees all alike where that is where the search leads."""
    if place.point.log_sd > SMALL or is_without_spread(place.point):
        return place
    alike = hill.at(replace(place.point, log_sd=LEAST_LOG_SD))
    return alike if place.point.log_sd < VANISHING or alike.height >= place.height else place


def _described(hill: Hill, place: Place, spread: Spread, seen: _Map, steps: int) -> Summit:
    """Return the end of the search with its certificate."""
    penal = seen.penal(hill.ridge, place.point)
    slope = _slope(hill, place, seen) - penal @ _free(place.point, seen)
    return Summit(
        place=place,
        hill=hill,
        spread=spread,
        contrasts=seen.contrasts,
        likelihood=seen.likelihood,
        covariance=_inverse(seen.likelihood + penal),
        slope=float(np.abs(slope).max()),
        steps=steps,
        is_flat=steps < MOST_STEPS,
    )


def _slope(hill: Hill, place: Place, seen: _Map) -> Numbers:
    """Return the slope of the log-likelihood along the free parameters."""
    full = gradient(place.point, place.found, hill.layout, hill.categories)
    return np.asarray(seen.contrasts.to_effects.T @ full)


def _free(point: Point, seen: _Map) -> Numbers:
    """Return a point in free parameters."""
    return np.asarray(seen.contrasts.to_effects.T @ point.packed())


def _settled(
    seen: _Map, slope: Numbers, point: Point, spread: Spread, fixed: Ridge
) -> tuple[Spread, Numbers]:
    """Return the spread at which effects seen and expected agree, and the step with it."""
    here = _free(point, seen)
    effects = np.concatenate([seen.raters(), seen.panels()])
    rest = np.setdiff1d(np.arange(len(here)), effects)
    swept = seen.likelihood[np.ix_(effects, rest)] @ _inverse(seen.likelihood[np.ix_(rest, rest)])
    inner = seen.likelihood[np.ix_(effects, effects)]
    inner = inner - swept @ seen.likelihood[np.ix_(rest, effects)]
    pull = slope[effects] - swept @ slope[rest]
    raters = np.arange(len(effects)) < len(seen.raters())
    for _ in range(MOST_SETTLING):
        penal = seen.penal(spread.ridge(fixed), point)[np.ix_(effects, effects)]
        covariance = _inverse(inner + penal)
        there = here[effects] + covariance @ (pull - penal @ here[effects])
        sure = np.diag(covariance)
        wider = Spread(
            rater=_variance(spread.rater, there[raters], sure[raters]),
            panel=_variance(spread.panel, there[~raters], sure[~raters]),
        )
        if _is_same(wider, spread):
            break
        spread = wider
    penal = seen.penal(spread.ridge(fixed), point)
    return spread, _inverse(seen.likelihood + penal) @ (slope - penal @ here)


def _variance(now: float | None, effects: Numbers, uncertain: Numbers) -> float | None:
    """Return the next guess of a variance: squares over the effective number of effects."""
    if now is None or not len(effects):
        return now
    effective = len(effects) - float(uncertain.sum()) / now
    squares = float(effects @ effects)
    guess = squares / max(effective, 1e-9)
    return float(np.clip(guess, LEAST_VARIANCE, MOST_VARIANCE))


def _is_same(one: Spread, other: Spread) -> bool:
    """Tell whether two spreads differ by less than anybody can see."""
    pairs = ((one.rater, other.rater), (one.panel, other.panel))
    return all(a is None or b is None or abs(a / b - 1) < 1e-5 for a, b in pairs)


def _inverse(matrix: Numbers) -> Numbers:
    """Return the inverse of an information matrix, or complain that it tells too little."""
    if not len(matrix):
        return matrix
    size = np.sqrt(np.maximum(np.diag(matrix), 1e-300))
    scaled = matrix / size[:, None] / size
    if not np.isfinite(scaled).all():
        raise _not_identified()
    try:
        factor = linalg.cho_factor(scaled, lower=True)
    except linalg.LinAlgError as problem:
        raise _not_identified() from problem
    if np.diag(factor[0]).min() ** 2 < SINGULAR:
        raise _not_identified()
    inverse = linalg.cho_solve(factor, np.eye(len(matrix)))
    return np.asarray(inverse / size[:, None] / size)


def _not_identified() -> NotIdentified:
    """Return the complaint that effects cannot be told apart."""
    return NotIdentified(
        msg("Penilaian yang ada tidak cukup untuk memisahkan pengaruh asesor, metode, dan panel."),
        hint=msg(
            "Perlakukan asesor dan panel sebagai pengaruh acak, atau tambah asesi yang dinilai "
            "lintas asesor dan metode."
        ),
    )
