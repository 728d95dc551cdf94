"""Adverse impact: whether groups are selected alike, and what the numbers cannot tell.

The steps are told in ``docs/explanation/fairness.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.fairness.figures import Count, GroupImpact, Impact
from takar.psychometrics.fairness.two_rates import (
    Rates,
    cohen_h,
    difference_interval,
    fisher_p,
    holm,
    least_detectable,
    pooled_z,
    power_to_find,
    ratio_interval,
    smallest_size,
    two_sided,
)
from takar.psychometrics.fairness.verdicts import group_verdict, no_comparison, whole_verdict

SMALLEST = 5
SMALLEST_SHARE = 0.02
ALPHA = 0.05
FOUR_FIFTHS = 0.8


class BadCounts(TakarError):
    """Counts that cannot be: below zero, or more selected than there were."""


def impact(
    selected: Mapping[str, tuple[int, int]],
    *,
    minimum: int = SMALLEST,
    minimum_share: float = SMALLEST_SHARE,
    reference: str | None = None,
    mid_p: bool = False,
    confidence: float = 0.95,
) -> Impact:
    """Return how each group fares beside the one with the highest rate, and a verdict in words.

    Reference: Uniform Guidelines (1978), section 4D, for four fifths and group size.

    Args:
        selected: for each group, how many were selected and how many there were.
        minimum: fewest people of a group that is compared.
        minimum_share: smallest share of everybody of a group that is compared.
        reference: the group to compare with, instead of the one with the highest rate.
        mid_p: adjust the mid-p values instead of the exact ones.
    """
    counts = {name: _checked(name, count) for name, count in selected.items()}
    everybody = sum(count.total for count in counts.values())
    smallest = smallest_size(minimum_share, everybody, minimum)
    large = {name: count for name, count in counts.items() if count.total >= smallest}
    small = tuple(name for name in counts if name not in large)
    best = reference if reference in large else _highest(large)
    if best is None or len(large) < 2:
        return Impact(best, large.get(best or ""), smallest, (), small, no_comparison(smallest))
    others = [name for name in large if name != best]
    found = [_beside(name, best, large, confidence) for name in others]
    wanted = [group.fisher_mid_p if mid_p else group.fisher_p for group in found]
    adjusted = [p if p is not None else 1.0 for p in holm(wanted)]
    told = tuple(_told(replace(group, holm_p=p)) for group, p in zip(found, adjusted, strict=True))
    return Impact(best, large[best], smallest, told, small, whole_verdict(told, ALPHA))


def counted(groups: Iterable[str | None], selected: Iterable[bool | None]) -> dict[str, Count]:
    """Return the counts by group; who has no group or no outcome is left out."""
    found: dict[str, Count] = {}
    for group, is_selected in zip(groups, selected, strict=True):
        if group is not None and is_selected is not None:
            before = found.get(group, Count(0, 0))
            found[group] = Count(before.selected + bool(is_selected), before.total + 1)
    return dict(sorted(found.items()))


def _checked(name: str, count: tuple[int, int]) -> Count:
    selected, total = count
    if not 0 <= selected <= total or int(selected) != selected or int(total) != total:
        raise BadCounts(
            msg(
                "Jumlah kelompok {group} tidak mungkin: {selected} dari {total}.",
                group=name,
                selected=selected,
                total=total,
            ),
            hint=msg("Yang terpilih antara nol dan jumlah orang dalam kelompok itu."),
        )
    return Count(int(selected), int(total))


def _highest(counts: Mapping[str, Count]) -> str | None:
    """Return the group with the highest rate; among equals the largest, then by name."""
    ranked = sorted(counts, key=lambda name: (-Fraction(*counts[name]), -counts[name].total, name))
    return ranked[0] if ranked else None


def _beside(
    name: str, reference: str, counts: Mapping[str, Count], confidence: float
) -> GroupImpact:
    """Return the figures of one group, not yet adjusted nor told in words."""
    rates = Rates(*counts[name], *counts[reference])
    difference = difference_interval(rates, confidence)
    ratio = ratio_interval(rates, confidence) if rates.other_selected else None
    z = pooled_z(rates)
    exact = fisher_p(rates)
    four_fifths = FOUR_FIFTHS * rates.other_rate
    return GroupImpact(
        group=name,
        reference=reference,
        selected=rates.selected,
        total=rates.total,
        rate=rates.rate,
        ratio=rates.ratio,
        ratio_low=ratio.low if ratio else None,
        ratio_high=ratio.high if ratio else None,
        is_below_four_fifths=rates.is_below_four_fifths,
        fisher_p=exact,
        fisher_mid_p=fisher_p(rates, mid=True),
        z=z,
        z_p=two_sided(z),
        holm_p=exact,
        difference=rates.rate - rates.other_rate,
        difference_low=difference.low,
        difference_high=difference.high,
        cohen_h=cohen_h(rates.rate, rates.other_rate),
        least_detectable=least_detectable(rates.other_rate, rates.total, rates.other_total),
        power=power_to_find(four_fifths, rates.other_rate, rates.total, rates.other_total, ALPHA),
        flip_flop=rates.is_flip_flop,
        verdict=msg("Belum dinilai."),
    )


def _told(group: GroupImpact) -> GroupImpact:
    return replace(group, verdict=group_verdict(group, ALPHA))
