"""A committee's calibration in numbers: before and after, who moved whom where, what to ask about.

A flag is a question, never a fault. Limits and quorum are data (``talent.committee``).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from takar.regulations.law import Law

UP, DOWN, MIXED, SAME = "NAIK", "TURUN", "CAMPURAN", "TETAP"
NO_REASON, BIG_JUMP, ONE_WAY = "TANPA_ALASAN", "LOMPATAN_BESAR", "SEARAH"


@dataclass(frozen=True)
class Move:
    """One person before and after the meeting.

    Attributes:
        member: who of the committee proposed it; empty where nobody did.
    """

    employee_id: str
    before: int
    after: int
    work_unit_id: str | None = None
    member: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Direction:
    """Where a move leads: categories up or down on each axis."""

    performance: int
    potential: int

    @property
    def name(self) -> str:
        """``NAIK``, ``TURUN``, ``CAMPURAN`` (one up, one down) or ``TETAP``."""
        steps = {self.performance, self.potential} - {0}
        if not steps:
            return SAME
        if min(steps) < 0 < max(steps):
            return MIXED
        return UP if max(steps) > 0 else DOWN

    @property
    def steps(self) -> int:
        """The longer of both ways."""
        return max(abs(self.performance), abs(self.potential))


@dataclass(frozen=True)
class Flag:
    """Something to ask about.

    Attributes:
        kind: ``TANPA_ALASAN``, ``LOMPATAN_BESAR`` or ``SEARAH``.
        about: the person moved, or the member.
    """

    kind: str
    about: str


@dataclass(frozen=True)
class Calibration:
    """The meeting in numbers.

    Attributes:
        before: people per box, every box named.
        moved: people moved, per direction.
        units: people moved, per unit and direction.
        members: people moved, per member and direction.
    """

    before: Mapping[int, int]
    after: Mapping[int, int]
    moved: Mapping[str, int]
    units: Mapping[tuple[str | None, str], int]
    members: Mapping[tuple[str, str], int]
    flags: tuple[Flag, ...]


@dataclass(frozen=True)
class Quorum:
    """Whether enough members are there.

    Attributes:
        needed: the fewest members that make a quorum.
    """

    members: int
    present: int
    needed: int
    is_chair_missing: bool

    @property
    def is_met(self) -> bool:
        """Enough are there, and the chair where the rule asks for one."""
        return self.present >= self.needed and not self.is_chair_missing


def calibration(moves: Iterable[Move], law: Law) -> Calibration:
    """Count a meeting and flag what to ask about.

    Args:
        moves: everybody in the meeting, also those who did not move.
        law: the law in force.
    """
    rows = list(moves)
    places = _places(law)
    direction = {move.employee_id: direction_of(move, law).name for move in rows}
    moved = [move for move in rows if move.before != move.after]
    return Calibration(
        before=_boxes(places, (move.before for move in rows)),
        after=_boxes(places, (move.after for move in rows)),
        moved=Counter(direction[move.employee_id] for move in moved),
        units=Counter((move.work_unit_id, direction[move.employee_id]) for move in moved),
        members=Counter((move.member, direction[move.employee_id]) for move in moved),
        flags=tuple(_flags(moved, law)),
    )


def direction_of(move: Move, law: Law) -> Direction:
    """Return where a move leads."""
    places = _places(law)
    (row, column), (new_row, new_column) = places[move.before], places[move.after]
    return Direction(new_row - row, new_column - column)


def quorum(
    members: Iterable[str], present: Iterable[str], law: Law, *, chair: str | None = None
) -> Quorum:
    """Tell whether enough members of the committee are there.

    Args:
        members: everybody in the committee.
        present: who is there; strangers do not count.
        law: the law in force.
        chair: who chairs, also among the members.
    """
    rule = law.record("talent.committee")
    all_of_them = frozenset(members)
    there = all_of_them & frozenset(present)
    share = Fraction(rule["quorum_percent"] * len(all_of_them), 100)
    whole = -(-share.numerator // share.denominator)
    needed = whole + 1 if rule["quorum_is_over"] and whole == share else whole
    return Quorum(
        members=len(all_of_them),
        present=len(there),
        needed=max(needed, 1),
        is_chair_missing=rule["is_chair_required"] and chair not in there,
    )


def _flags(moved: list[Move], law: Law) -> Iterable[Flag]:
    rule = law.record("talent.committee")
    for move in moved:
        if len(move.reason.strip()) < rule["reason_letters_min"]:
            yield Flag(NO_REASON, move.employee_id)
        if direction_of(move, law).steps >= rule["big_jump"]:
            yield Flag(BIG_JUMP, move.employee_id)
    ways: dict[str, list[str]] = {}
    for move in moved:
        if move.member:
            ways.setdefault(move.member, []).append(direction_of(move, law).name)
    for member, own in sorted(ways.items()):
        if len(own) >= rule["one_way_min"] and len(set(own)) == 1:
            yield Flag(ONE_WAY, member)


def _places(law: Law) -> dict[int, tuple[int, int]]:
    """Return each box's place on both axes, the lowest category being zero."""
    ranked = {
        axis: {code: place for place, code in enumerate(_lowest_first(law, axis))}
        for axis in ("performance", "potential")
    }
    return {
        int(box): (ranked["performance"][row], ranked["potential"][column])
        for (row, column), box in law.matrix("nine_box.matrix").items()
    }


def _lowest_first(law: Law, axis: str) -> list[str]:
    """Order the categories of an axis by the lowest box that each holds."""
    at: Callable[[tuple[str, str]], str] = (
        (lambda cell: cell[0]) if axis == "performance" else (lambda cell: cell[1])
    )
    lowest: dict[str, int] = {}
    for cell, box in law.matrix("nine_box.matrix").items():
        lowest[at(cell)] = min(lowest.get(at(cell), int(box)), int(box))
    return sorted(lowest, key=lowest.__getitem__)


def _boxes(places: Iterable[int], found: Iterable[int]) -> dict[int, int]:
    counts = Counter(found)
    return {box: counts[box] for box in sorted(places)}
