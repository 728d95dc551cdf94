"""Severity that differs: whether a rater treats groups, or methods, unlike other raters do.

For every rater and class (a group of ratees, a method) one effect is tried: how much severer the
rater is there than with everybody else, beyond what the class is for all raters. Each is a score
test at the fit, severities and classes left free, with one Newton step as its size. A shown
difference says that levels differ, not why: behaviour may differ too.

Ratings of one sheet go together where impressions colour them, so the spread of the scores holds
the halo that was measured.

Reference: Rao (1948), Proc. Cambridge Phil. Soc. 44, 50-57; Engelhard (2007), Journal of Applied
Measurement 8, 252-265; Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse, stats

from takar.psychometrics.raters.drift_halo import Halo
from takar.psychometrics.raters.facets.cells import Cells
from takar.psychometrics.raters.facets.fit import ManyFacetFit
from takar.psychometrics.raters.facets.precision import ChiSquare
from takar.psychometrics.raters.facets.threads import threads
from takar.psychometrics.raters.ratings import Codes, Numbers

LEAST = 10
"""Ratees a rater must have met in a class, and beside it, for the difference to be told."""
NOTHING = 1e-9
DETECTED = float(stats.norm.ppf(0.975) + stats.norm.ppf(0.8))
"""Standard errors that a difference must have to be found in eight of ten events."""


@dataclass(frozen=True, eq=False)
class Differences:
    """Raters by classes, one row for each difference that could be told.

    Attributes:
        rater, group: codes of the rater and of the class; ``ratees`` met there, ``others`` beside.
        effect: logits; above zero the rater is severer there, with its standard error.
        level: the same on the rating scale, above zero where levels are higher there.
        p, p_holm: of no difference; adjusted for how many are told.
        least: the smallest difference, on the rating scale, that would be found in eight of ten.
        joint: the test that no rater differs anywhere.
    """

    rater: Codes
    group: Codes
    ratees: Codes
    others: Codes
    effect: Numbers
    effect_se: Numbers
    level: Numbers
    p: Numbers
    p_holm: Numbers
    least: Numbers
    joint: ChiSquare

    def __len__(self) -> int:
        return len(self.rater)


def by_method(
    fit: ManyFacetFit, *, halo: Halo | None = None, least: int = LEAST
) -> Differences | None:
    """Return how raters differ between methods; nothing where there is nothing to tell."""
    cells = Cells.of(fit)
    layout = cells.layout
    method = layout.methods[layout.seat_method[layout.form_seat[layout.cell_form]]]
    with threads(1):
        return _found(_Scores.of(cells, fit, method, halo), least)


def by_group(
    fit: ManyFacetFit, group: Codes, *, halo: Halo | None = None, least: int = LEAST
) -> Differences | None:
    """Return how raters differ between groups of ratees; nothing where there is nothing to tell.

    Args:
        fit: the many-facet model of the ratings.
        group: the group of each ratee of the ratings; below zero where it is not known.
        halo: as measured; without it the ratings of one sheet count as independent.
        least: ratees a rater must have met in a group, and beside it.
    """
    cells = Cells.of(fit)
    own = np.asarray(group)[cells.layout.ratees[cells.ratee]]
    with threads(1):
        return _found(_Scores.of(cells, fit, own, halo), least)


@dataclass(frozen=True, eq=False)
class _Scores:
    """Scores and information of raters by classes, severities and classes left free.

    Attributes:
        rater, group: of every pair that occurs; known: whether the class is known.
        score: slope along every effect; information: of them; spread: variance of the scores.
        ratees: who was met in the pair; whole: whom the rater met in known classes.
        per_rating: levels by which a logit moves a rating there.
    """

    rater: Codes
    group: Codes
    score: Numbers
    information: Numbers
    spread: Numbers
    ratees: Codes
    whole: Codes
    per_rating: Numbers

    @classmethod
    def of(cls, cells: Cells, fit: ManyFacetFit, group: Codes, halo: Halo | None) -> "_Scores":
        """Return the scores; cells of an unknown class tell of ability and severity alone."""
        classes = int(group.max()) + 2
        keys, pair = np.unique(
            cells.rater.astype(np.int64) * classes + group + 1, return_inverse=True
        )
        rater, place = np.divmod(keys, classes)
        in_pair = _members(pair, len(keys))
        first, second, covariance = cells.pairs
        lost = sparse.coo_array((covariance, (first, second)), shape=(cells.number,) * 2)
        told = sparse.diags_array(cells.variance) - lost
        through = (in_pair.T @ told).tocsr()
        information = (through @ in_pair).toarray()
        score = -(in_pair.T @ cells.residual)
        seen = np.unique(np.stack([pair, cells.ratee]), axis=1)
        met = np.bincount(seen[0], minlength=len(keys))
        variance = in_pair.T @ cells.variance
        number = in_pair.T @ np.bincount(cells.of_row, minlength=cells.number)
        is_known = place > 0
        known = np.ix_(is_known, is_known)
        effects = np.hstack([_columns(rater), _columns(place)[:, 1:]])
        told_apart = _explained(information, effects)
        spread = information + _impressions(through, cells, halo)
        step = float(np.diff(fit.levels).mean())
        return cls(
            rater=cells.layout.raters[rater[is_known]],
            group=(place[is_known] - 1).astype(np.int32),
            score=(score - told_apart @ (effects.T @ score))[is_known],
            information=(information - told_apart @ (effects.T @ information))[known],
            spread=_swept(spread, effects, told_apart)[known],
            ratees=met[is_known].astype(np.int32),
            whole=_met_in_all(cells, group)[rater[is_known]],
            per_rating=(step * variance / number)[is_known],
        )


def _members(codes: Codes, width: int) -> sparse.csr_array:
    where = np.arange(len(codes)), codes
    return sparse.coo_array((np.ones(len(codes)), where), shape=(len(codes), width)).tocsr()


def _columns(codes: Codes) -> Numbers:
    """Return one column for each code that occurs."""
    return np.asarray(codes[:, None] == np.unique(codes)[None, :], dtype=np.float64)


def _explained(information: Numbers, effects: Numbers) -> Numbers:
    """Return what scores along severities and classes explain of the scores of pairs."""
    main = effects.T @ information @ effects
    return np.asarray(information @ effects @ np.linalg.pinv(main, rcond=NOTHING, hermitian=True))


def _swept(spread: Numbers, effects: Numbers, explained: Numbers) -> Numbers:
    """Return the variance of scores once the explained part is taken out of them."""
    half = spread - (spread @ effects) @ explained.T
    return np.asarray(half - explained @ (effects.T @ half))


def _impressions(through: sparse.csr_array, cells: Cells, halo: Halo | None) -> Numbers:
    """Return the variance that impressions of a rater about a ratee add to the scores."""
    if halo is None or halo.variance <= 0:
        return np.zeros((through.shape[0],) * 2)
    raters = int(cells.rater.max()) + 1
    sheet = np.unique(cells.ratee.astype(np.int64) * raters + cells.rater, return_inverse=True)[1]
    moved = through @ _members(sheet, int(sheet.max()) + 1)
    return np.asarray(halo.variance * (moved @ moved.T).toarray())


def _met_in_all(cells: Cells, group: Codes) -> Codes:
    """Return how many ratees every rater met in known classes, those of two classes twice."""
    known = group >= 0
    keys = np.stack([cells.rater[known], cells.ratee[known], group[known]])
    return np.bincount(np.unique(keys, axis=1)[0], minlength=int(cells.rater.max()) + 1).astype(
        np.int32
    )


def _found(scores: _Scores, least: int) -> Differences | None:
    """Return the differences that enough ratees tell of."""
    others = scores.whole - scores.ratees
    own, spread = np.diag(scores.information), np.diag(scores.spread)
    is_told = (scores.ratees >= least) & (others >= least)
    is_told &= own > NOTHING * max(float(own.max(initial=0.0)), 1.0)
    if not is_told.any():
        return None
    once = np.flatnonzero(is_told & ~_is_told_twice(scores))
    effect, error = scores.score[once] / own[once], np.sqrt(spread[once]) / own[once]
    p = 2 * stats.norm.sf(np.abs(effect / error))
    per_rating = scores.per_rating[once]
    return Differences(
        rater=scores.rater[once],
        group=scores.group[once],
        ratees=scores.ratees[once],
        others=others[once],
        effect=effect,
        effect_se=error,
        level=-effect * per_rating,
        p=p,
        p_holm=holm(p),
        least=DETECTED * error * per_rating,
        joint=_joint(scores, np.flatnonzero(is_told)),
    )


def _is_told_twice(scores: _Scores) -> npt.NDArray[np.bool_]:
    """Return which pairs say again, turned round, what the rater's only other pair says.

    Of two classes the larger one is the measure for the smaller.
    """
    people = np.bincount(scores.group, scores.ratees)[scores.group]
    order = np.lexsort((scores.group, -people, scores.rater))
    pairs = np.bincount(scores.rater)[scores.rater]
    is_first = np.zeros(len(order), dtype=np.bool_)
    is_first[order] = np.diff(scores.rater[order], prepend=-1) != 0
    return np.asarray(is_first & (pairs == 2))


def _joint(scores: _Scores, told: npt.NDArray[np.int64]) -> ChiSquare:
    """Test that no rater differs anywhere."""
    values, vectors = np.linalg.eigh(scores.spread[np.ix_(told, told)])
    is_told = values > NOTHING * max(float(values[-1]), NOTHING)
    along = vectors[:, is_told].T @ scores.score[told]
    value, df = float((along**2 / values[is_told]).sum()), int(is_told.sum())
    return ChiSquare(value, df, float(stats.chi2.sf(value, df)) if df else 1.0)


def holm(p: Numbers) -> Numbers:
    """Return p values adjusted for asking several times.

    >>> holm(np.array([0.01, 0.04, 0.03])).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    order = np.argsort(p)
    adjusted = np.empty(len(p))
    adjusted[order] = np.maximum.accumulate(np.minimum(1.0, p[order] * np.arange(len(p), 0, -1)))
    return adjusted
