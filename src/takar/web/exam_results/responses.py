"""Answers as the statistics want them: a category for each answer, a kind of gap for each hole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from takar.items.content import Interaction
from takar.items.keys import ChoiceKey
from takar.items.marking import Marker, categories
from takar.web.exam_results.computing import markers_of
from takar.web.exam_results.queries.evidence import Evidence, Given
from takar.web.exam_results.rules.terms import Terms
from takar.web.item_bank.models import ItemVersion

if TYPE_CHECKING:
    from takar.psychometrics.classical import Chosen
    from takar.psychometrics.responses import Responses

OMITTED, NOT_REACHED = "OMITTED", "NOT_REACHED"


@dataclass(frozen=True)
class Cell:
    """One person at one item.

    Attributes:
        code: the item as statistics call it.
        category: place among what can be earned; ``None`` for a gap.
        gap: OMITTED or NOT_REACHED where there is no answer.
        option: the code of the option chosen, of CHOICE items.
    """

    sitting: int
    code: str
    category: int | None
    gap: str
    option: str | None


def names_of(evidence: Evidence) -> dict[int, str]:
    """Return how statistics call each version: the code of the item, and the version if not 1."""
    rows = ItemVersion.objects.filter(pk__in=list(evidence.contents)).defer("sealed")
    return {
        row.pk: row.item.code if row.number == 1 else f"{row.item.code} v{row.number}"
        for row in rows.select_related("item")
    }


def cells_of(evidence: Evidence, terms: Terms, names: Mapping[int, str]) -> list[Cell]:
    """Return what everybody did at every item that has categories."""
    markers = {
        version: marker
        for version, marker in markers_of(evidence).items()
        if version not in terms.dropped and categories(marker.content, marker.key)
    }
    return [
        cell
        for sitting, sheet in evidence.sheets.items()
        for one, gap in with_gaps(sheet)
        if one.version in markers
        and (cell := cell_of(sitting, one, gap, markers[one.version], names)) is not None
    ]


def with_gaps(sheet: list[Given]) -> list[tuple[Given, str]]:
    """Return each item with the gap it would be: what follows the last answer was not reached."""
    last: dict[str, int] = {}
    for one in sheet:
        if one.answer is not None:
            last[one.section] = one.slot
    return [
        (one, OMITTED if one.slot < last.get(one.section, -1) else NOT_REACHED) for one in sheet
    ]


def cell_of(
    sitting: int, one: Given, gap: str, marker: Marker, names: Mapping[int, str]
) -> Cell | None:
    """Return one person at one item; nothing where it was not given, or waits for a reader."""
    code = names[one.version]
    if one.answer is None:
        return None if one.is_adaptive else Cell(sitting, code, None, gap, None)
    found = marker.mark(one.answer)
    if found.category is None:
        return None
    is_choice = marker.content.interaction is Interaction.CHOICE
    option = one.answer.value["choice"] if is_choice else None
    return Cell(sitting, code, found.category, "", option)


def responses_of(cells: list[Cell], sizes: Mapping[str, int]) -> "Responses":
    """Return persons by items, both sorted; what was not given is told from what was left out.

    Args:
        sizes: how many categories each item has.
    """
    import numpy as np  # noqa: PLC0415 -- numpy is heavy, so only who solves loads it

    from takar.psychometrics.gaps import Gap  # noqa: PLC0415
    from takar.psychometrics.responses import Responses  # noqa: PLC0415

    persons = sorted({cell.sitting for cell in cells})
    items = sorted({cell.code for cell in cells})
    row, column = ({name: at for at, name in enumerate(one)} for one in (persons, items))
    answers = np.full((len(persons), len(items)), int(Gap.NOT_GIVEN), dtype=np.int16)
    for cell in cells:
        value = int(Gap[cell.gap]) if cell.category is None else cell.category
        answers[row[cell.sitting], column[cell.code]] = value
    return Responses.from_array(
        answers,
        items=items,
        persons=[str(person) for person in persons],
        categories=[sizes[code] for code in items],
    )


def sizes_of(evidence: Evidence, names: Mapping[int, str]) -> dict[str, int]:
    """Return how many categories each item has."""
    return {
        names[version]: categories(marker.content, marker.key) or 0
        for version, marker in markers_of(evidence).items()
    }


def chosen_of(cells: list[Cell], evidence: Evidence, names: Mapping[int, str]) -> "Chosen | None":
    """Return the options that were chosen of CHOICE items; nothing where there are none."""
    import pyarrow as pa  # noqa: PLC0415 -- only who asks loads it

    from takar.psychometrics.classical import Chosen  # noqa: PLC0415

    keys = {
        names[version]: [
            code for code in key.points if key.points[code] == max(key.points.values())
        ]
        for version, (_number, key) in evidence.keys.items()
        if isinstance(key, ChoiceKey)
    }
    rows = [cell for cell in cells if cell.code in keys]
    if not rows:
        return None
    table = pa.table(
        {
            "person": [str(cell.sitting) for cell in rows],
            "item": [cell.code for cell in rows],
            "answer": [cell.option or cell.gap for cell in rows],
        }
    )
    return Chosen.of(table, keys)
