"""How far the scores of groups lie apart, in standard deviations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, ttest_ind

from takar.kernel.language import Message, msg
from takar.psychometrics.fairness.two_rates import ENOUGH_POWER, holm

Floats = NDArray[np.float64]
SMALLEST = 5
ALPHA = 0.05
SMALL_EFFECT = 0.2


@dataclass(frozen=True)
class ScoreDifference:
    """How the scores of one group lie beside those of the reference.

    Attributes:
        difference: mean minus the reference's mean.
        smd: difference in pooled standard deviations, freed of small-sample bias, with its
            interval; none where scores do not vary.
        p: test without assuming equal spread; ``holm_p`` adjusted for the number of groups.
        least_detectable: smallest true difference in standard deviations found four times of five.
        power: how likely a small true difference (0.2) would have been found.
    """

    group: str
    reference: str
    count: int
    mean: float
    sd: float
    difference: float
    smd: float | None
    low: float | None
    high: float | None
    p: float | None
    holm_p: float | None
    least_detectable: float
    power: float
    verdict: Message


@dataclass(frozen=True)
class ScoreDifferences:
    """How the scores of all groups lie; ``too_small`` names the groups left out."""

    reference: str | None
    reference_count: int
    reference_mean: float | None
    reference_sd: float | None
    groups: tuple[ScoreDifference, ...]
    too_small: tuple[str, ...]
    because: Message | None = None


def score_differences(
    scores: Mapping[str, Sequence[float | None]],
    *,
    minimum: int = SMALLEST,
    reference: str | None = None,
    confidence: float = 0.95,
) -> ScoreDifferences:
    """Return the standardised mean difference of each group from the largest one.

    Who has no score is left out.

    Reference: Hedges & Olkin (1985); Welch (1947) for the test.

    Args:
        scores: for each group, the scores of its people.
        minimum: fewest people of a group that is compared.
        reference: the group to compare with, instead of the largest.
    """
    known = {name: _known(values) for name, values in scores.items()}
    large = {name: values for name, values in known.items() if values.size >= max(minimum, 2)}
    small = tuple(name for name in known if name not in large)
    best = reference if reference in large else _largest(large)
    if best is None or len(large) < 2:
        because = msg(
            "Tidak ada dua kelompok dengan sedikitnya {smallest} orang, sehingga tidak "
            "dibandingkan.",
            smallest=minimum,
        )
        return ScoreDifferences(best, 0, None, None, (), small, because)
    others = [name for name in large if name != best]
    adjusted = holm([_welch(large[name], large[best]) for name in others])
    return ScoreDifferences(
        reference=best,
        reference_count=large[best].size,
        reference_mean=float(large[best].mean()),
        reference_sd=float(large[best].std(ddof=1)),
        groups=tuple(
            _beside(name, best, (large[name], large[best]), (p, confidence))
            for name, p in zip(others, adjusted, strict=True)
        ),
        too_small=small,
    )


def _known(values: Sequence[float | None]) -> Floats:
    numbers = np.array([np.nan if x is None else float(x) for x in values], dtype=np.float64)
    return np.asarray(numbers[np.isfinite(numbers)])


def _largest(groups: Mapping[str, Floats]) -> str | None:
    ranked = sorted(groups, key=lambda name: (-groups[name].size, name))
    return ranked[0] if ranked else None


def _welch(one: Floats, two: Floats) -> float | None:
    """Return the p of equal means; none where neither group varies."""
    if np.ptp(one) == 0 and np.ptp(two) == 0:
        return None
    return float(ttest_ind(one, two, equal_var=False).pvalue)


def _beside(
    name: str,
    reference: str,
    values: tuple[Floats, Floats],
    asked: tuple[float | None, float],
) -> ScoreDifference:
    one, two = values
    holm_p, confidence = asked
    smd, error = _standardised(one, two)
    reach = float(norm.ppf((1 + confidence) / 2)) * error
    least, power = _sight(one.size, two.size)
    return ScoreDifference(
        group=name,
        reference=reference,
        count=one.size,
        mean=float(one.mean()),
        sd=float(one.std(ddof=1)),
        difference=float(one.mean() - two.mean()),
        smd=smd,
        low=None if smd is None else smd - reach,
        high=None if smd is None else smd + reach,
        p=_welch(one, two),
        holm_p=holm_p,
        least_detectable=least,
        power=power,
        verdict=_verdict(name, reference, smd, holm_p, (least, power)),
    )


def _standardised(one: Floats, two: Floats) -> tuple[float | None, float]:
    """Return the difference in standard deviations and its standard error."""
    n, m = one.size, two.size
    pooled = ((n - 1) * one.var(ddof=1) + (m - 1) * two.var(ddof=1)) / (n + m - 2)
    if pooled <= 1e-24 * max(1.0, float(np.abs(one).max()) ** 2):
        return None, 0.0
    free = n + m - 2
    shrink = exp(lgamma(free / 2) - lgamma((free - 1) / 2)) / sqrt(free / 2)
    smd = shrink * float(one.mean() - two.mean()) / sqrt(pooled)
    return smd, sqrt((n + m) / (n * m) + smd**2 / (2 * (n + m)))


def _sight(n: int, m: int) -> tuple[float, float]:
    """Return the least difference that would be found, and the power for a small one."""
    size = sqrt(n * m / (n + m))
    limit = float(norm.ppf(1 - ALPHA / 2))
    least = (limit + float(norm.ppf(ENOUGH_POWER))) / size
    far = SMALL_EFFECT * size
    return least, float(norm.sf(limit - far) + norm.cdf(-limit - far))


def _verdict(
    group: str,
    reference: str,
    smd: float | None,
    holm_p: float | None,
    sight: tuple[float, float],
) -> Message:
    if smd is None or holm_p is None:
        return msg(
            "Nilai {group} dan {reference} tidak bervariasi.", group=group, reference=reference
        )
    facts = {
        "group": group,
        "reference": reference,
        "smd": f"{smd:+.2f}".replace(".", ","),
        "least": f"{sight[0]:.2f}".replace(".", ","),
    }
    if holm_p < ALPHA:
        return msg(
            "Nilai {group} berbeda {smd} simpangan baku dari {reference}; sulit disebut kebetulan.",
            **facts,
        )
    if sight[1] < ENOUGH_POWER:
        return msg(
            "Nilai {group} berbeda {smd} simpangan baku dari {reference}; perbedaan di bawah "
            "{least} simpangan baku dapat luput, sehingga belum dapat disimpulkan.",
            **facts,
        )
    return msg(
        "Nilai {group} dan {reference} tidak tampak berbeda ({smd} simpangan baku), dan data cukup "
        "untuk menemukan perbedaan kecil.",
        **facts,
    )
