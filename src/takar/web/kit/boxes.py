"""The nine boxes as cells of a table."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from takar.web.kit import charts, words


def total_of(counts: Mapping[int, int | None]) -> int | None:
    """Return how many are in all boxes; nobody can tell where a count is hidden."""
    known = [people for people in counts.values() if people is not None]
    return sum(known) if len(known) == len(counts) else None


def cell(
    box: int, counts: Mapping[int, int | None], links: Mapping[int, str] | str, **now: Any
) -> dict[str, Any]:
    """Return one box: people, share of all, tone and link; a hidden count has no share."""
    people = counts.get(box, 0)
    return {
        "box": box,
        "people": people,
        "share": None
        if people is None or not now["total"]
        else Fraction(people, now["total"]) * 100,
        "tone": charts.BOX_TONES[box],
        "link": links.get(box, "") if isinstance(links, Mapping) else words.box_link(links, box),
        "is_chosen": str(box) == str(now["chosen"]),
    }
