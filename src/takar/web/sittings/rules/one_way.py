"""Sections one cannot go back in: which changes came after their question was left; pure.

The server keeps it, whatever a page does. A question is left once a later one of its section was
opened or answered. A change to a question that was left stays in the journal and does not count;
a person may still rule it in.

*Ordinary sections.* On one device the numbers of what it said tell what came first. Between two
devices the moments at which the server received them do: what an older device sends late cannot
undo what a newer one has passed, and cannot pass what the newer one has not seen.

*Adaptive sections.* The next question was chosen by the answer that stood, and the record says
which change that was. What has a later number is too late, even if both arrived together.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

Number = tuple[int, int]
"""Desk, and number of the change on it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A question was opened or answered.

    Attributes:
        number: desk and number of the change.
        slot: which question.
        received_at: when the server had it.
        is_answer: it is an answer, and not only the opening.
    """

    number: Number
    slot: int
    received_at: datetime
    is_answer: bool


def passed(
    touches: Iterable[Touch],
    sections: Mapping[int, str],
    one_way: Collection[str],
    chosen: Mapping[int, Number],
) -> frozenset[Number]:
    """Return the answers that came after their question was left.

    Args:
        touches: everything opened and answered in one sitting, in any order.
        sections: the section of each slot.
        one_way: ordinary sections one cannot go back in.
        chosen: of each question of an adaptive section after which another was chosen, the
            change it was chosen by.
    """
    rows: dict[str, list[Touch]] = defaultdict(list)
    gone: set[Number] = set()
    for touch in touches:
        section = sections.get(touch.slot, "")
        if section in one_way:
            rows[section].append(touch)
        elif touch.is_answer and touch.slot in chosen and touch.number > chosen[touch.slot]:
            gone.add(touch.number)
    for own in rows.values():
        gone |= left_behind(own)
    return frozenset(gone)


def left_behind(touches: Iterable[Touch]) -> set[Number]:
    """Return the answers of one section that another touch of a later question came before."""
    rows = list(touches)
    return passed_on_own_desk(rows) | passed_on_other_desks(rows)


def passed_on_own_desk(touches: Iterable[Touch]) -> set[Number]:
    """Return the answers before which their own device had gone further, by its numbers."""
    furthest: dict[int, int] = {}
    gone = set()
    for one in sorted(touches, key=lambda touch: touch.number):
        desk = one.number[0]
        if one.is_answer and one.slot < furthest.get(desk, one.slot):
            gone.add(one.number)
        furthest[desk] = max(one.slot, furthest.get(desk, one.slot))
    return gone


def passed_on_other_desks(touches: Iterable[Touch]) -> set[Number]:
    """Return the answers before which another device had gone further, as the server knew."""
    furthest: dict[int, int] = {}
    gone = set()
    ordered = sorted(touches, key=lambda touch: touch.received_at)
    for _, together in groupby(ordered, key=lambda touch: touch.received_at):
        arrived = list(together)
        for one in arrived:
            others = [slot for desk, slot in furthest.items() if desk != one.number[0]]
            if one.is_answer and max(others, default=one.slot) > one.slot:
                gone.add(one.number)
        for one in arrived:
            desk = one.number[0]
            furthest[desk] = max(one.slot, furthest.get(desk, one.slot))
    return gone
