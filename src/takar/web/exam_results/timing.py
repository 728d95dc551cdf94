"""How long everybody took for each item, as a table and as the bank keeps it; nothing written."""

from collections.abc import Mapping
from math import log
from typing import TYPE_CHECKING, Any

from takar.web.exam_results.queries.evidence import Evidence

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

LEAST_TIMED = 50
"""People below which the usual time of an item is not kept."""
USUAL_SPEED_SD = 0.4
"""How far people differ in speed, in log seconds, before their own times are looked at."""


def seconds_table(
    evidence: Evidence, names: Mapping[int, str], spent: Mapping[int, Mapping[int, float]]
) -> tuple[list[int], list[str], "Numbers"]:
    """Return sittings, items, and seconds; not-a-number where there is no answer or no time.

    Args:
        evidence: who answered what.
        names: how statistics call each version.
        spent: seconds by sitting and slot.
    """
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    people = list(evidence.sheets)
    items = sorted({names[one.version] for sheet in evidence.sheets.values() for one in sheet})
    place = {name: at for at, name in enumerate(items)}
    table = np.full((len(people), len(items)), np.nan)
    for row, sitting in enumerate(people):
        for one in evidence.sheets[sitting]:
            seconds = spent.get(sitting, {}).get(one.slot)
            if one.answer is not None and seconds:
                table[row, place[names[one.version]]] = seconds
    kept = np.isfinite(table).any(axis=0)
    timed = [name for name, is_kept in zip(items, kept, strict=True) if is_kept]
    return people, timed, table[:, kept]


def times_told(
    evidence: Evidence, names: Mapping[int, str], spent: Mapping[int, Mapping[int, float]]
) -> dict[str, dict[str, float]]:
    """Return the lognormal times of each item that enough people were timed at.

    Raises:
        BadTimes: nothing can be learnt from these times (of the psychometrics).
    """
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.security import ResponseTimes  # noqa: PLC0415

    _people, items, table = seconds_table(evidence, names, spent)
    enough = np.isfinite(table).sum(axis=0) >= LEAST_TIMED
    table = table[:, enough]
    table = table[np.isfinite(table).any(axis=1)]
    if not table.size:
        return {}
    fit = ResponseTimes().fit(table)
    named = [name for name, is_kept in zip(items, enough, strict=True) if is_kept]
    return {
        name: {
            "intensity": float(fit.intensity[at]),
            "discrimination": float(fit.discrimination[at]),
        }
        for at, name in enumerate(named)
    }


def speed_of(others: Mapping[str, float], known: Mapping[str, Any]) -> tuple[float, float]:
    """Return speed and its error, from the seconds at items whose usual times are known.

    Args:
        others: seconds by item.
        known: what has ``intensity`` and ``discrimination``, by item.
    """
    weight, moved = 1 / USUAL_SPEED_SD**2, 0.0
    for item, seconds in others.items():
        precision = known[item].discrimination ** 2
        weight += precision
        moved += precision * (known[item].intensity - log(seconds))
    return moved / weight, weight**-0.5
