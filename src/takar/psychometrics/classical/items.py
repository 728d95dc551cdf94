"""Item statistics: how hard each item is, whether it goes with the rest, and what to look at."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import (
    Flag,
    Floats,
    fisher,
    known,
    normal_quantile,
    percent,
    wilson,
)
from takar.psychometrics.classical.options import Chosen, OptionStatistic, option_statistics
from takar.psychometrics.classical.points import Points, points_of, refuse_few
from takar.psychometrics.classical.rest_scores import rest_correlations
from takar.psychometrics.responses import Gap, Responses, Treatment
from takar.psychometrics.telling import number_told

TOO_EASY = 0.95
TOO_HARD = 0.05
WEAK = 0.15


@dataclass(frozen=True)
class ItemStatistic:
    """One item; a figure that is not defined is nothing, and a flag says why.

    Attributes:
        n: persons whose answer counts; gaps are counted apart.
        difficulty: mean share of the points of the item (share right), with its interval.
        item_rest: corrected item-total correlation with its interval, over ``n_rest`` persons.
        options: what was chosen, where that is known.
    """

    item: str
    n: int
    n_omitted: int
    n_not_reached: int
    n_not_given: int
    most: int
    mean: float | None
    sd: float | None
    difficulty: float | None
    difficulty_low: float | None
    difficulty_high: float | None
    item_rest: float | None
    item_rest_low: float | None
    item_rest_high: float | None
    n_rest: int
    options: tuple[OptionStatistic, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True)
class ItemStatistics:
    """All items of a test.

    Attributes:
        booklets: how many different sets of items were given.
    """

    items: tuple[ItemStatistic, ...]
    booklets: int
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


@dataclass(frozen=True, eq=False)
class _Figures:
    """The figures of all items, as arrays."""

    n: Floats
    mean: Floats
    sd: Floats
    share: Floats
    low: Floats
    high: Floats
    rest: Floats
    rest_low: Floats
    rest_high: Floats
    n_rest: Floats


def item_statistics(
    responses: Responses,
    *,
    options: Chosen | None = None,
    omitted: Treatment | None = None,
    not_reached: Treatment | None = None,
) -> ItemStatistics:
    """Return difficulty, discrimination, distractors and flags of every item.

    Reference: Crocker & Algina (1986); Henrysson (1963).

    Args:
        options: which option was chosen, for the analysis of distractors.
        omitted: whether an omitted item counts as wrong in its own figures.
        not_reached: the same for one that was not reached.

    Raises:
        TooLittleToAnalyse: nobody answered.
    """
    points = points_of(responses, omitted=omitted, not_reached=not_reached)
    refuse_few(points, persons=1, items=1)
    figures = _figures(points)
    gaps = _gap_counts(responses)
    chosen = option_statistics(responses, points, options) if options else ()
    return ItemStatistics(
        items=tuple(
            _item(points, figures, gaps, place, chosen[place] if chosen else ())
            for place in range(len(points.items))
        ),
        booklets=int(points.booklets.max()) + 1,
        n_used=points.n,
        n_excluded=points.n_excluded,
        reasons=points.reasons,
    )


def _figures(points: Points) -> _Figures:
    """Return means, intervals and correlations of all items at once."""
    n = points.counted.sum(axis=0).astype(np.float64)
    counts = np.where(n > 0, n, np.nan)
    x = points.points * points.counted
    mean = x.sum(axis=0) / counts
    spread = np.maximum((x**2).sum(axis=0) / counts - mean**2, 0)
    sd = np.sqrt(spread * n / np.where(n > 1, n - 1, np.nan))
    share = mean / points.most
    low, high = wilson(np.nan_to_num(share), n)
    half = normal_quantile() * sd / np.sqrt(counts) / points.most
    graded = points.most > 1
    rest = rest_correlations(points)
    rest_low, rest_high = fisher(rest.r, rest.n)
    return _Figures(
        n=n,
        mean=mean,
        sd=sd,
        share=share,
        low=np.where(graded, np.maximum(share - half, 0), low),
        high=np.where(graded, np.minimum(share + half, 1), high),
        rest=rest.r,
        rest_low=rest_low,
        rest_high=rest_high,
        n_rest=rest.n,
    )


def _gap_counts(responses: Responses) -> dict[Gap, Floats]:
    """Return how often each kind of gap stands in each item."""
    weights = responses.counted()
    return {gap: np.asarray(weights @ (responses.answers == gap)) for gap in Gap}


def _item(
    points: Points,
    figures: _Figures,
    gaps: dict[Gap, Floats],
    place: int,
    options: tuple[OptionStatistic, ...],
) -> ItemStatistic:
    return ItemStatistic(
        item=points.items[place],
        n=int(figures.n[place]),
        n_omitted=int(gaps[Gap.OMITTED][place]),
        n_not_reached=int(gaps[Gap.NOT_REACHED][place]),
        n_not_given=int(gaps[Gap.NOT_GIVEN][place]),
        most=int(points.most[place]),
        mean=known(figures.mean[place]),
        sd=known(figures.sd[place]),
        difficulty=known(figures.share[place]),
        difficulty_low=known(figures.low[place]),
        difficulty_high=known(figures.high[place]),
        item_rest=known(figures.rest[place]),
        item_rest_low=known(figures.rest_low[place]),
        item_rest_high=known(figures.rest_high[place]),
        n_rest=int(figures.n_rest[place]),
        options=options,
        flags=(
            *_difficulty_flags(figures, place),
            *_rest_flags(figures, place),
            *(flag for option in options for flag in option.flags),
        ),
    )


def _difficulty_flags(figures: _Figures, place: int) -> Sequence[Flag]:
    """Say whether an item is surely too easy or too hard, or says nothing."""
    n = int(figures.n[place])
    facts = {
        "share": percent(figures.share[place]),
        "low": percent(figures.low[place]),
        "high": percent(figures.high[place]),
        "n": n,
    }
    if n == 0:
        return [Flag("NO_ANSWER", msg("Tidak ada jawaban yang dihitung untuk butir ini."))]
    if n > 1 and figures.sd[place] == 0:
        told = msg(
            "Semua {n} orang mendapat nilai sama ({share}): butir tidak membedakan.", **facts
        )
        return [Flag("NO_VARIANCE", told)]
    if figures.low[place] > TOO_EASY:
        told = msg("Terlalu mudah: {share} benar (selang {low} sampai {high}, n={n}).", **facts)
        return [Flag("TOO_EASY", told)]
    if figures.high[place] < TOO_HARD:
        told = msg("Terlalu sukar: {share} benar (selang {low} sampai {high}, n={n}).", **facts)
        return [Flag("TOO_HARD", told)]
    return []


def _rest_flags(figures: _Figures, place: int) -> Sequence[Flag]:
    """Say whether an item surely does not go with the rest of its test."""
    r, low, high = figures.rest[place], figures.rest_low[place], figures.rest_high[place]
    facts = {
        "r": number_told(r),
        "low": number_told(low),
        "high": number_told(high),
        "n": int(figures.n_rest[place]),
    }
    if high < 0:
        told = msg(
            "Korelasi butir dengan sisa tes negatif: {r} (selang {low} sampai {high}, n={n}); "
            "periksa kuncinya.",
            **facts,
        )
        return [Flag("NEGATIVE", told)]
    if high < WEAK:
        told = msg(
            "Daya beda lemah: korelasi {r} (selang {low} sampai {high}, n={n}).",
            **facts,
        )
        return [Flag("WEAK", told)]
    return []
