"""Does one ability suffice? Eigenvalues beside those of answers that have nothing in common."""

from dataclasses import dataclass

import numpy as np

from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import Floats
from takar.psychometrics.classical.one_factor import one_factor
from takar.psychometrics.classical.points import points_of, refuse_few
from takar.psychometrics.classical.polychoric import (
    Cells,
    polychoric,
    polychoric_of,
)
from takar.psychometrics.responses import Responses
from takar.psychometrics.telling import number_told

CLEAR = 3.0
"""A first eigenvalue so many times the second is commonly read as one dimension."""
ENOUGH = 10_000


@dataclass(frozen=True)
class Dimensions:
    """How many abilities the answers show.

    Attributes:
        eigenvalues: of the polychoric correlations, falling.
        by_chance: what answers drawn independently, item by item, reach (95th percentile).
        factors: eigenvalues above chance, counted from the first.
        ratio: the first by the second.
        srmr: mean residual correlation once one factor is taken out.
    """

    eigenvalues: tuple[float, ...]
    by_chance: tuple[float, ...]
    factors: int
    ratio: float | None
    srmr: float
    verdict: Message
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    warnings: tuple[Message, ...]
    has_converged: bool


def dimensions(responses: Responses, *, replicates: int = 20, seed: int = 1) -> Dimensions:
    """Return the eigenvalues of the answers beside those of parallel, unrelated answers.

    Reference: Horn (1965); Drasgow & Lissak (1983).

    Raises:
        TooLittleToAnalyse: fewer than three items, or an item that does not vary.
    """
    points = points_of(responses)
    refuse_few(points, persons=10, items=3)
    behind = polychoric(points)
    values = np.linalg.eigvalsh(behind.correlations)[::-1]
    codes = np.where(points.given, points.points, -1).astype(np.int16)
    drawn = _drawn(codes, points.items, replicates, seed)
    factors = int(np.cumprod(values > drawn).sum())
    ratio = float(values[0] / values[1]) if values[1] > 0 else None
    fit = one_factor(behind.correlations)
    return Dimensions(
        eigenvalues=tuple(float(one) for one in values),
        by_chance=tuple(float(one) for one in drawn),
        factors=factors,
        ratio=ratio,
        srmr=fit.srmr,
        verdict=_verdict(factors, ratio, points.n),
        n_used=points.n,
        n_excluded=points.n_excluded,
        reasons=points.reasons,
        warnings=behind.warnings,
        has_converged=behind.has_converged and fit.has_converged,
    )


def _drawn(
    codes: Cells, items: tuple[str, ...], replicates: int, seed: int, *, enough: int = ENOUGH
) -> Floats:
    """Return the 95th percentile of each eigenvalue over answers shuffled within items.

    Only those given the item change places, so booklets stay as they were. Of a large crowd a
    part is shuffled, and what its eigenvalues differ from one shrinks by the root of the sizes.
    """
    chance = np.random.default_rng(seed)
    whole = len(codes)
    if whole > enough:
        codes = codes[chance.choice(whole, enough, replace=False)]
    shrink = np.sqrt(len(codes) / whole)
    found = []
    for _ in range(replicates):
        shuffled = codes.copy()
        for item in range(codes.shape[1]):
            who = codes[:, item] >= 0
            shuffled[who, item] = chance.permutation(codes[who, item])
        found.append(np.linalg.eigvalsh(polychoric_of(shuffled, items).correlations)[::-1])
    return np.asarray(1 + shrink * (np.quantile(np.array(found), 0.95, axis=0) - 1))


def _verdict(factors: int, ratio: float | None, n: int) -> Message:
    facts = {"ratio": number_told(ratio or float("nan"), 1), "factors": factors, "n": n}
    if factors <= 1 or (ratio is not None and ratio >= CLEAR):
        return msg(
            "Satu kemampuan cukup: akar ciri pertama {ratio} kali yang kedua, "
            "{factors} di atas kebetulan (n={n}).",
            **facts,
        )
    return msg(
        "Satu kemampuan belum tentu cukup: akar ciri pertama hanya {ratio} kali yang kedua, "
        "{factors} di atas kebetulan (n={n}).",
        **facts,
    )
