"""The figures of fairness: counts, one group beside another, and all groups."""

from dataclasses import dataclass
from typing import NamedTuple

from takar.kernel.language import Message


class Count(NamedTuple):
    """How many of how many were selected."""

    selected: int
    total: int


@dataclass(frozen=True)
class GroupImpact:
    """How one group fares beside the group with the highest rate.

    Attributes:
        ratio: rate over the reference's rate, with its interval ``ratio_low``, ``ratio_high``.
        is_below_four_fifths: compared in whole numbers; none where nobody was selected.
        fisher_p: exact test, both sides; ``fisher_mid_p`` counts half of what was seen.
        z: difference in pooled standard errors, with ``z_p``.
        holm_p: the exact test's p, adjusted for the number of groups.
        difference: rate minus the reference's rate, with its interval.
        least_detectable: how far below the reference's rate a true rate must lie to be found
            four times out of five; none where even zero would be missed.
        power: how likely a true ratio of exactly four fifths would have been found.
        flip_flop: whether one person moved would change the side of four fifths.
    """

    group: str
    reference: str
    selected: int
    total: int
    rate: float
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    is_below_four_fifths: bool | None
    fisher_p: float
    fisher_mid_p: float
    z: float | None
    z_p: float | None
    holm_p: float
    difference: float
    difference_low: float
    difference_high: float
    cohen_h: float
    least_detectable: float | None
    power: float
    flip_flop: bool
    verdict: Message


@dataclass(frozen=True)
class Impact:
    """How all groups fare.

    Attributes:
        reference: the group with the highest rate among those large enough; none where there
            are no two groups to compare.
        smallest: fewest people a group needs to be compared.
        groups: the groups compared, in the order given.
        too_small: groups left out for their size.
    """

    reference: str | None
    reference_count: Count | None
    smallest: int
    groups: tuple[GroupImpact, ...]
    too_small: tuple[str, ...]
    verdict: Message
