"""What a panel of judges said, made into cuts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.web.kit.reasons import Unwritten

PLACES = 2
Judgements = Mapping[str, Mapping[str, Sequence[Decimal]]]
"""Level, judge, and what the judge expects of a person on its border, item by item."""


@dataclass(frozen=True)
class PanelCut:
    """The cut of one level as a panel drew it."""

    level: str
    value: Decimal
    error: Decimal | None
    remarks: tuple[str, ...]


def read_panel(text: str) -> dict[str, dict[str, list[Decimal]]]:
    """Read lines of ``level | judge | number number ...``, with a comma or a point.

    Raises:
        Unwritten: a line is not of that form.
    """
    told: dict[str, dict[str, list[Decimal]]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            level, judge, given = (part.strip() for part in line.split("|"))
            numbers = [Decimal(one.replace(",", ".")) for one in given.split()]
        except (ValueError, ArithmeticError) as fault:
            raise Unwritten(
                msg("Baris {number} bukan penilaian panelis.", number=number),
                hint=msg("Tulis: level | panelis | peluang setiap soal, dipisah spasi."),
            ) from fault
        told.setdefault(level, {})[judge] = numbers
    return told


def angoff_cuts(said: Judgements, most: Sequence[int]) -> list[PanelCut]:
    """Return the cut of each level in points, lowest level first.

    Raises:
        BadJudgements: a judgement is missing, or beyond what an item can give.
    """
    from takar.psychometrics.standard_setting import (  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it
        BadJudgements,
        angoff,
    )

    found = []
    for level in sorted(said, key=Decimal):
        rows = [list(map(float, row)) for row in said[level].values()]
        if {len(row) for row in rows} != {len(most)}:
            raise BadJudgements(
                msg("Setiap panelis menilai {items} soal skala ini.", items=len(most)),
                hint=msg("Lengkapi baris panelis pada level {level}.", level=level),
            )
        cut = angoff(rows, most=most)
        error = None if cut.se is None else half_up(Decimal(str(cut.se)), PLACES)
        value = half_up(Decimal(str(cut.value)), PLACES)
        found.append(PanelCut(level, value, error, tuple(map(str, cut.reasons))))
    return found


def judges_kept(said: Judgements, cuts: Sequence[PanelCut]) -> dict[str, Any]:
    """Return what is kept of a panel beside the cuts."""
    return {
        "version": 1,
        "table": {
            level: {judge: [str(one) for one in row] for judge, row in by_judge.items()}
            for level, by_judge in said.items()
        },
        "errors": {cut.level: None if cut.error is None else str(cut.error) for cut in cuts},
        "remarks": sorted({remark for cut in cuts for remark in cut.remarks}),
    }
