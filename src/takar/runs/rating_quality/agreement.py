"""How far assessors agree, as the report tells it: network, shares, pairs, alpha and ICC."""

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.raters.agreement import (
    Icc,
    IccForm,
    PairAgreement,
    SparseIcc,
    icc,
    krippendorff,
    overall_shares,
    pair_agreement,
    sparse_icc,
    unit_table,
)
from takar.psychometrics.raters.design import Design
from takar.psychometrics.raters.ratings import Ratings
from takar.runs.rating_quality.kept import Interval, Unfounded, sentences
from takar.runs.rating_quality.parts import Agreement, Consistency, Network, Pair

LEAST_SHARED = 10
"""Cells two assessors must share before their pair is printed."""
RESAMPLES = 500
Numbers = npt.NDArray[np.float64]


def network_of(drawn: Design) -> Network:
    """Tell who can be compared with whom."""
    return Network(
        is_connected=drawn.is_connected,
        components=drawn.components,
        connectivity=drawn.connectivity,
        least_shared=drawn.least_shared,
        ratings=drawn.ratings_per_rater,
        weakest=drawn.weakest,
        advice=sentences(drawn.advice),
    )


def agreement_of(ratings: Ratings, *, seed: int) -> Agreement:
    """Tell how far those who saw the same say the same.

    Raises:
        Unfounded: no cell was seen by two assessors.
    """
    shares = overall_shares(ratings)
    if shares is None:
        raise Unfounded(
            msg("Tidak ada sel yang dinilai dua asesor, sehingga kesepakatan tidak terlihat."),
            hint=msg("Tugaskan dua asesor pada sebagian peserta yang sama."),
        )
    table = unit_table(ratings)
    alpha = krippendorff(table, metric="ordinal", replicates=RESAMPLES, seed=seed)
    return Agreement(
        cells=int(np.sum((~np.isnan(table)).sum(axis=1) >= 2)),
        exact=shares.exact,
        adjacent=shares.adjacent,
        alpha=Interval(value=alpha.value, low=alpha.low, high=alpha.high),
        pairs=tuple(pair_of(one) for one in pair_agreement(ratings, least=LEAST_SHARED)),
        competencies=tuple(
            one for code in range(len(ratings.competencies)) if (one := consistency(ratings, code))
        ),
    )


def pair_of(found: PairAgreement) -> Pair:
    """Tell of two assessors."""
    return Pair(
        first=found.first,
        second=found.second,
        shared=found.shares.count,
        exact=found.shares.exact,
        adjacent=found.shares.adjacent,
        kappa=found.kappa.value,
        kappa_se=found.kappa.se,
    )


def consistency(ratings: Ratings, competency: int) -> Consistency | None:
    """Tell how the ratings of one competency hold together; nothing where too few were seen twice.

    ICC(2,1) and ICC(2,k): by mean squares where all assessors saw all, else by components.
    """
    table = by_rater(ratings.kept(ratings.competency == competency))
    if len(table) < LEAST_SHARED:
        return None
    whole = not np.isnan(table).any()
    found = icc(table) if whole else sparse_icc(table)
    return Consistency(
        competency=ratings.competencies[competency],
        cells=len(table),
        raters=table.shape[1] if isinstance(found, Icc) else found.k,
        single=interval(found, found.icc2),
        mean=interval(found, found.icc2k),
    )


def by_rater(ratings: Ratings) -> Numbers:
    """Return what was seen by two or more in rows, assessors in columns, gaps where one did not."""
    units = ratings.ratee.astype(np.int64) * len(ratings.methods) + ratings.method
    seen, row = np.unique(units, return_inverse=True)
    raters, column = np.unique(ratings.rater, return_inverse=True)
    table = np.full((len(seen), len(raters)), np.nan)
    table[row.ravel(), column.ravel()] = ratings.level
    shared = table[(~np.isnan(table)).sum(axis=1) >= 2]
    return np.asarray(shared[:, ~np.isnan(shared).all(axis=0)])


def interval(found: Icc | SparseIcc, form: IccForm) -> Interval:
    """Return one coefficient with its interval; a gap where nothing differs."""
    if found.because is not None:
        return Interval()
    return Interval(value=form.value, low=form.low, high=form.high)
