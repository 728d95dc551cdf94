"""S-X2: do persons with the same sum score answer an item as its curve says?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.fit.sample import SURE, Sample, adjusted, free_parameters
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Bools, Floats, Grid
from takar.psychometrics.irt.scoring.sums import with_item
from takar.psychometrics.responses import Responses
from takar.psychometrics.telling import number_told, p_told

FEWEST = 100
"""Booklets given to fewer persons are left out where larger ones are there."""


@dataclass(frozen=True)
class ItemSX2:
    """The test of one item.

    Attributes:
        x2: with ``df`` degrees of freedom; ``p_adjusted`` for looking at all items.
        n: persons behind it.
        because: what it says, or why it says nothing.
    """

    item: str
    x2: float | None
    df: int
    p: float | None
    p_adjusted: float | None
    n: int
    because: Message
    misfits: bool = False


@dataclass(frozen=True)
class SX2:
    """The test of all items."""

    items: tuple[ItemSX2, ...]
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


@dataclass(eq=False)
class _Sum:
    x2: float = 0.0
    cells: int = 0
    n: int = 0


def s_x2(
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
    least: float = 1.0,
    is_calibrated: bool = True,
) -> SX2:
    """Return Orlando and Thissen's S-X2 of each item, generalised to several categories.

    Persons who were given the same items are compared with one another; booklets add up.

    Reference: Orlando & Thissen (2000); Kang & Chen (2008).

    Args:
        mean: of the population, or of that of each person; ``sd`` its standard deviation.
        least: cells with a smaller expectation are taken together with their neighbours.
        is_calibrated: the parameters were estimated from these answers, which costs degrees
            of freedom.
    """
    sample = Sample.of(parameters, responses, (mean, sd))
    sums = [_Sum() for _ in sample.items]
    used = 0
    for columns, rows in _booklets(sample.given):
        used += int(rows.sum())
        answers = sample.answers[rows][:, columns]
        items = tuple(sample.items[column] for column in columns)
        _add_booklet(
            [sums[column] for column in columns], sample.grid(items, rows), items, answers, least
        )
    out = len(sample.answers) - used
    return SX2(
        items=_told(sample.items, sums, is_calibrated=is_calibrated),
        n_used=used,
        n_excluded=out,
        reasons=_reasons(out),
    )


def _reasons(out: int) -> tuple[Message, ...]:
    if not out:
        return ()
    return (msg("{n} orang mengerjakan susunan butir yang terlalu jarang untuk S-X2.", n=out),)


def _booklets(given: Bools) -> Iterator[tuple[list[int], Bools]]:
    """Yield the items and persons of each booklet that enough persons were given."""
    if given.all():
        if given.shape[1] > 1:
            yield list(range(given.shape[1])), np.ones(len(given), dtype=bool)
        return
    packed = np.ascontiguousarray(np.packbits(given, axis=1))
    _, first, booklet, sizes = np.unique(
        packed.view(np.dtype((np.void, packed.shape[1]))).ravel(),
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    for number in np.flatnonzero(sizes >= min(FEWEST, int(sizes.max()))):
        columns = np.flatnonzero(given[first[number]]).tolist()
        if len(columns) > 1:
            yield columns, np.asarray(booklet.ravel() == number)


def _add_booklet(
    sums: Sequence[_Sum],
    abilities: tuple[Grid, Floats],
    items: tuple[ItemParameters, ...],
    answers: np.ndarray,
    least: float,
) -> None:
    grid, weights = abilities
    curves = [one.probabilities(grid.theta).T for one in items]
    totals = answers.sum(axis=1).astype(np.int64)
    for place, rest in rests(curves, weights):
        seen = _seen(totals, answers[:, place], len(rest) + len(curves[place]) - 1, curves[place])
        expected = _expected(rest, curves[place], seen.sum(axis=1))
        sums[place].n += len(answers)
        for o, e in _rows(seen, expected, least):
            sums[place].x2 += float(((o - e) ** 2 / e).sum())
            sums[place].cells += len(o) - 1


def rests(curves: Sequence[Floats], weights: Floats) -> Iterator[tuple[int, Floats]]:
    """Yield for each item the shares of the sum scores of all others, times the weights.

    Halves of the test are added to one another, so that no item is added more than log n times.
    """
    stack = [(0, len(curves), weights[None, :])]
    while stack:
        low, high, outside = stack.pop()
        if high - low == 1:
            yield low, outside
            continue
        middle = (low + high) // 2
        left = right = outside
        for curve in curves[middle:high]:
            left = with_item(left, curve)
        for curve in curves[low:middle]:
            right = with_item(right, curve)
        stack += [(middle, high, right), (low, middle, left)]


def _seen(totals: np.ndarray, answers: np.ndarray, scores: int, curve: Floats) -> Floats:
    """Return how many persons of each sum score gave each category."""
    categories = len(curve)
    cells = np.bincount(totals * categories + answers, minlength=scores * categories)
    return cells.reshape(scores, categories).astype(np.float64)


def _expected(rest: Floats, curve: Floats, persons: Floats) -> Floats:
    """Return how many of the persons of each sum score should give each category."""
    joint = np.zeros((len(persons), len(curve)))
    for points, chance in enumerate(curve):
        joint[points : points + len(rest), points] = rest @ chance
    whole = joint.sum(axis=1, keepdims=True)
    return np.asarray(joint / np.where(whole > 0, whole, 1) * persons[:, None])


def _rows(seen: Floats, expected: Floats, least: float) -> Iterator[tuple[Floats, Floats]]:
    """Yield the cells that are compared, row by row, none expecting less than the least.

    With two categories neighbouring scores are taken together; with more, neighbouring
    categories of the same score.
    """
    if expected.shape[1] == 2:
        inner = slice(1, len(seen) - 1)
        yield from _merged(seen[inner], expected[inner], least)
        return
    for o, e in zip(seen, expected, strict=True):
        if e.sum() <= 0:
            continue
        cells = list(_merged(o[:, None], e[:, None], least))
        if len(cells) > 1:
            yield np.concatenate([one for one, _ in cells]), np.concatenate([e for _, e in cells])


def _merged(seen: Floats, expected: Floats, least: float) -> Iterator[tuple[Floats, Floats]]:
    """Yield sums of neighbouring rows, each expecting enough; what is left joins the last."""
    found: list[tuple[Floats, Floats]] = []
    o, e = np.zeros(seen.shape[1]), np.zeros(seen.shape[1])
    for row, other in zip(seen, expected, strict=True):
        o, e = o + row, e + other
        if e.min() >= least:
            found.append((o, e))
            o, e = np.zeros(seen.shape[1]), np.zeros(seen.shape[1])
    if found and e.sum() > 0:
        last = found.pop()
        found.append((last[0] + o, last[1] + e))
    yield from found


def _told(
    items: Sequence[ItemParameters], sums: Sequence[_Sum], *, is_calibrated: bool
) -> tuple[ItemSX2, ...]:
    from scipy.special import chdtrc  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    free = [free_parameters(one) if is_calibrated else 0 for one in items]
    df = [total.cells - used for total, used in zip(sums, free, strict=True)]
    p = np.array(
        [
            float(chdtrc(left, total.x2)) if left > 0 else np.nan
            for left, total in zip(df, sums, strict=True)
        ]
    )
    p_adjusted = adjusted(p)
    return tuple(
        _item(one.item, sums[place], df[place], p[place], p_adjusted[place])
        for place, one in enumerate(items)
    )


def _item(name: str, total: _Sum, df: int, p: float, p_adjusted: float) -> ItemSX2:
    if df <= 0:
        because = msg("Terlalu sedikit jawaban untuk menguji kecocokan (n={n}).", n=total.n)
        return ItemSX2(name, None, max(df, 0), None, None, total.n, because)
    misfits = p_adjusted < SURE
    facts = {
        "x2": number_told(total.x2, 1),
        "df": df,
        "p": p_told(p_adjusted),
        "n": total.n,
    }
    told = (
        msg("Tidak cocok dengan model: S-X2 {x2}, db {df}, {p} (n={n}).", **facts)
        if misfits
        else msg("Tidak tampak menyimpang: S-X2 {x2}, db {df}, {p} (n={n}).", **facts)
    )
    return ItemSX2(name, total.x2, df, float(p), float(p_adjusted), total.n, told, bool(misfits))
