"""Two stages: look once, take the items found out of the matching score, and look again.

Reference: Holland and Thayer (1988); Clauser, Mazor and Hambleton (1993).
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from takar.kernel.language import msg
from takar.psychometrics.dif.matching import Compared
from takar.psychometrics.dif.report import DifReport, ItemDif

FEWEST_MATCHING = 5
Flags = npt.NDArray[np.bool_]
Look = Callable[[Compared, Flags], tuple[ItemDif, ...]]


def adjusted(p: Sequence[float]) -> list[float]:
    """Return p among all (Benjamini and Hochberg, 1995); what is not a number stays so."""
    from scipy.stats import false_discovery_control  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    values = np.array(p, dtype=np.float64)
    known = np.isfinite(values)
    if known.any():
        values[known] = false_discovery_control(values[known])
    return [float(value) for value in values]


def staged(given: Compared, look: Look, *, purify: bool) -> DifReport:
    """Return the findings of the last stage."""
    everything = np.ones(len(given.items), dtype=np.bool_)
    found = look(given, everything)
    reasons, matching = list(given.reasons), everything
    if purify and any(item.is_flagged for item in found):
        clean = np.array([not item.is_flagged for item in found])
        if clean.sum() >= FEWEST_MATCHING:
            matching, found = clean, look(given, clean)
        else:
            reasons.append(
                msg("Terlalu banyak butir yang berbeda; skor pencocok tidak dapat dibersihkan.")
            )
    names = np.array(given.items, dtype=object)
    return DifReport(
        items=found,
        reference=given.reference,
        focal=given.focal,
        matching=tuple(names[matching]),
        purified=tuple(names[~matching]),
        n_reference=given.n_reference,
        n_focal=given.n_focal,
        n_used=len(given.is_focal),
        n_excluded=given.n_excluded,
        reasons=tuple(reasons),
        has_converged=all(item.has_converged for item in found),
    )
