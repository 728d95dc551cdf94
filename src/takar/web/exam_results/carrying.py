"""Cuts in points or percent, carried to ability by the curve of the items of a scale.

Where everybody is given other items, points say nothing about a cut; the panel judges all items of
the pool, and their curve tells at which ability those points are due.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.kernel.language import msg
from takar.kernel.rounding import half_up, printed
from takar.web.exam_results.rules.abilities import ABILITY_PLACES, Calibrated, Curve
from takar.web.exam_results.rules.cuts import LOWEST_ABILITY, Cuts
from takar.web.kit.reasons import Unwritten


@dataclass(frozen=True)
class Carried:
    """Cuts on abilities, and what is kept of where they come from."""

    cuts: Cuts
    kept: Mapping[str, Any]
    remarks: tuple[str, ...]


def carried(
    cuts: Cuts, curve: Curve | None, errors: Mapping[str, Decimal | None] | None = None
) -> Carried:
    """Return cuts in points or percent as abilities; the lowest level stays below everybody.

    Args:
        cuts: as a panel or a decision drew them.
        curve: of the scale; there is none where an item of it is not calibrated.
        errors: the standard error of each cut in points, by level.

    Raises:
        Unwritten: there is no curve, or it does not reach a cut.
    """
    from takar.psychometrics.standard_setting import (  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it
        ability_cut,
    )

    if curve is None:
        raise Unwritten(
            msg("Skala ini tidak mempunyai kurva: ada soal tanpa parameter atau tanpa kunci."),
            hint=msg("Kalibrasi semua soalnya, atau tulis batas langsung sebagai kemampuan."),
        )
    items, told, remarks = parameters_of(curve.items), [], []
    levels = {str(cuts.steps[0][0]): LOWEST_ABILITY}
    for level, least in cuts.steps[1:]:
        cut = least * curve.most / 100 if cuts.on == "PERCENT" else least
        error = (errors or {}).get(str(level))
        found = ability_cut(
            float(cut),
            items,
            points=[[float(one) for one in own] for own in curve.points],
            se=None if error is None else float(error),
        )
        if found.value is None:
            raise Unwritten(
                msg("Level {level}: {reason}", level=level, reason=found.reasons[0]),
                hint=msg("Periksa penilaian panelis atau batasnya."),
            )
        levels[str(level)] = str(half_up(Fraction(found.value), ABILITY_PLACES))
        told.append(row_of(str(level), cut, levels[str(level)], found.se))
        remarks += [sentence(told[-1], curve.most), *map(str, found.reasons)]
    made = Cuts.model_validate({"on": "THETA", "levels": levels})
    kept = {
        "from": cuts.on,
        "calibration": curve.calibration,
        "parameters": [one.row for one in curve.items],
        "levels": told,
    }
    return Carried(made, kept, tuple(remarks))


def row_of(level: str, points: Fraction, theta: str, error: float | None) -> dict[str, str | None]:
    """Return one cut as it is kept: points, ability, and its error."""
    told = None if error is None else str(half_up(Fraction(error), ABILITY_PLACES))
    return {
        "level": level,
        "points": str(half_up(points, 2)),
        "theta": theta,
        "error": told,
    }


def sentence(row: Mapping[str, str | None], most: Fraction) -> str:
    """Return in words what a cut was carried to."""
    facts = {
        "level": row["level"],
        "points": printed(Decimal(str(row["points"]))),
        "most": printed(most),
        "theta": printed(Decimal(str(row["theta"])), ABILITY_PLACES),
    }
    if row["error"] is None:
        return str(msg("Level {level}: {points} dari {most} nilai = kemampuan {theta}.", **facts))
    return str(
        msg(
            "Level {level}: {points} dari {most} nilai = kemampuan {theta}, galat baku {error}.",
            error=printed(Decimal(row["error"]), ABILITY_PLACES),
            **facts,
        )
    )


def parameters_of(items: Sequence[Calibrated]) -> list[Any]:
    """Return items as the engine knows them."""
    from takar.psychometrics.irt.models import ItemParameters  # noqa: PLC0415

    return [
        ItemParameters(str(one.row), one.model, one.a, one.d, one.c)  # type: ignore[arg-type]
        for one in items
    ]
