"""Abilities of everybody on every scale: expected a posteriori, in one go for each scale."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from takar.kernel.rounding import half_up
from takar.web.exam_results.queries.evidence import Evidence
from takar.web.exam_results.rules.abilities import (
    ABILITY_PLACES,
    Ability,
    Calibrated,
    Cells,
    cells_by_scale,
)
from takar.web.exam_results.rules.totals import Line, Total

Found = Mapping[tuple[int, str], Ability]


def abilities_of(lines: Mapping[int, list[Line]], evidence: Evidence) -> Found:
    """Return the ability by sitting and scale, where there is one.

    The prior is that of the reference group of the calibration, N(0, 1), for everybody: where an
    adaptive section began says nothing about who sat it.
    """
    told: dict[str, dict[int, Cells]] = defaultdict(dict)
    for sitting, own in lines.items():
        known = evidence.calibrated.get(evidence.forms.get(sitting, 0), {})
        for scale, cells in cells_by_scale(own, known).items():
            told[scale][sitting] = cells
    items = {one.row: one for known in evidence.calibrated.values() for one in known.values()}
    return {
        (sitting, scale): ability
        for scale, people in told.items()
        for sitting, ability in scored_people(people, items)
    }


def scored_people(
    people: Mapping[int, Cells], items: Mapping[int, Calibrated]
) -> Iterator[tuple[int, Ability]]:
    """Yield the ability of each person from the categories of their answers."""
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.gaps import Gap  # noqa: PLC0415
    from takar.psychometrics.irt.models import ItemParameters  # noqa: PLC0415
    from takar.psychometrics.irt.scoring import person_scores  # noqa: PLC0415
    from takar.psychometrics.responses import Responses  # noqa: PLC0415

    used = sorted({row for cells in people.values() for row in cells})
    column = {row: at for at, row in enumerate(used)}
    answers = np.full((len(people), len(used)), int(Gap.NOT_GIVEN), dtype=np.int16)
    for at, cells in enumerate(people.values()):
        for row, category in cells.items():
            answers[at, column[row]] = category
    known = [
        ItemParameters(str(row), items[row].model, items[row].a, items[row].d, items[row].c)  # type: ignore[arg-type]
        for row in used
    ]
    told = person_scores(
        known,
        Responses.from_array(
            answers,
            items=[one.item for one in known],
            categories=[one.categories for one in known],
        ),
    )
    for sitting, theta, error in zip(people, told.theta, told.se, strict=True):
        yield sitting, Ability(rounded(float(theta)), rounded(float(error)))


def rounded(number: float) -> Decimal:
    """Return a figure as it is told and compared."""
    return half_up(Fraction(number), ABILITY_PLACES)


def with_abilities(sitting: int, totals: Iterable[Total], found: Found) -> Iterator[Total]:
    """Yield the totals of one paper with the abilities found."""
    for total in totals:
        ability = found.get((sitting, total.scale))
        if ability is None:
            yield total
        else:
            yield replace(total, theta=ability.theta, error=ability.error)
