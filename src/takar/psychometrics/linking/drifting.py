"""Anchors that no longer behave as before, found one after the other, never too many."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, hypot

import numpy as np
import numpy.typing as npt

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking.lines import Line, Search, line

Numbers = npt.NDArray[np.float64]
TO_DEVIATION = 0.74
"""The distance between the quartiles times this is a standard deviation, if normal."""


@dataclass(frozen=True)
class DriftRules:
    """When an anchor has drifted, and how many must stay.

    Attributes:
        z: robust z above which an anchor is looked at.
        distance: how far it must also lie from the line, in units of ability.
        least, least_share: anchors that stay, whichever is more; content keeps one each.
    """

    z: float = 2.7
    distance: float = 0.2
    least: int = 10
    least_share: float = 0.2

    def must_stay(self, anchors: int) -> int:
        """Return how many anchors may not be removed."""
        return max(self.least, ceil(self.least_share * anchors))


@dataclass(frozen=True)
class Drifted:
    """An anchor that was removed, with its figures when it was."""

    item: str
    z: float
    distance: float

    @property
    def says(self) -> Message:
        """The finding in words."""
        return msg(
            "Butir jangkar {item} bergeser {distance:.2f} (z {z:.1f}).",
            item=self.item,
            distance=self.distance,
            z=self.z,
        )


def without_drifting(
    old: tuple[ItemParameters, ...],
    new: tuple[ItemParameters, ...],
    search: Search,
    rules: DriftRules,
    content: Mapping[str, str],
) -> tuple[list[int], list[Drifted], bool]:
    """Return the anchors kept, those removed, and whether more drift than may be removed.

    The one furthest out goes first; then the line is drawn again without it.

    Reference: Huynh and Meyer (2010), the robust z of differences in difficulty.
    """
    kept, gone = list(range(len(old))), list[Drifted]()
    stays = rules.must_stay(len(old))
    while True:
        ours, theirs = tuple(old[k] for k in kept), tuple(new[k] for k in kept)
        drawn = line(ours, theirs, search)
        z, distance = robust_z(ours, theirs, drawn), distances(ours, theirs, drawn)
        out = [k for k in np.argsort(-z) if z[k] > rules.z and distance[k] > rules.distance]
        free = [k for k in out if not _is_last(kept, k, ours, content)]
        if not out or len(kept) <= stays or not free:
            return kept, gone, bool(out)
        worst = int(free[0])
        gone.append(Drifted(ours[worst].item, float(z[worst]), float(distance[worst])))
        kept.pop(worst)


def robust_z(
    old: tuple[ItemParameters, ...], new: tuple[ItemParameters, ...], drawn: Line
) -> Numbers:
    """Return how far out each anchor's difficulty lies among the others, without a sign."""
    gaps = _gaps(old, new, drawn)
    low, middle, high = np.percentile(gaps, [25, 50, 75])
    spread = TO_DEVIATION * (high - low)
    away = np.abs(gaps - middle)
    if spread < 1e-9:
        return np.where(away > 1e-9, np.inf, 0.0)
    return np.asarray(away / spread)


def distances(
    old: tuple[ItemParameters, ...], new: tuple[ItemParameters, ...], drawn: Line
) -> Numbers:
    """Return how far each anchor lies from the line, at a right angle."""
    return np.abs(_gaps(old, new, drawn)) / hypot(drawn.slope, 1.0)


def _gaps(old: tuple[ItemParameters, ...], new: tuple[ItemParameters, ...], drawn: Line) -> Numbers:
    """Return the mean difference of the steps of each anchor after linking."""
    return np.array(
        [
            np.mean(np.array(mine.difficulty))
            - drawn.slope * np.mean(np.array(other.difficulty))
            - drawn.shift
            for mine, other in zip(old, new, strict=True)
        ]
    )


def _is_last(
    kept: list[int], place: int, anchors: tuple[ItemParameters, ...], content: Mapping[str, str]
) -> bool:
    """Tell whether an anchor is the only one left of its area of content."""
    area = content.get(anchors[place].item)
    if area is None:
        return False
    return sum(content.get(anchors[k].item) == area for k in range(len(kept))) == 1
