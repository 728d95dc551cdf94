"""A profile laid out flat: every indicator and part with a short name for its columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from takar.regulations.profile import Axis, Indicator, TalentProfile
from takar.regulations.rubrics import (
    JpmRubric,
    Part,
    PartsRubric,
    RecordRubric,
    Rubric,
    SameRubric,
    Scored,
    ScoreRubric,
)
from takar.tables.expressions import micro

OTHER = "*"
"""Stands for every value that a rubric does not name."""
UNCAPPED_JPM = 500
"""Level 5 everywhere over a standard of 1 everywhere, in percent."""


@dataclass(frozen=True)
class Node:
    """One indicator or part of one.

    Attributes:
        short: the first half of its columns' names in the engine.
        axis: ``performance`` or ``potential``.
        path: indicator, part, part of the part ...
        parts: the nodes of which a composite is made.
    """

    short: str
    axis: str
    path: tuple[str, ...]
    part: Part
    parts: tuple["Node", ...] = ()

    @property
    def name(self) -> str:
        """The name within the axis, such as ``pengalaman_jabatan.lama_jabatan``."""
        return ".".join(self.path)

    @property
    def rubric(self) -> Rubric:
        """The rubric, with ``score`` written as the latest record of ``scores``."""
        rubric = self.part.rubric
        return as_record(rubric) if isinstance(rubric, ScoreRubric) else rubric

    @property
    def indicator(self) -> Indicator | None:
        """The weights, where this is an indicator and not a part of one."""
        return self.part if isinstance(self.part, Indicator) else None


def axis_nodes(name: str, axis: Axis) -> tuple[Node, ...]:
    """Lay out the indicators of one axis, in its order."""
    return tuple(
        _node(name, (code,), indicator, f"{name[:2]}{number}")
        for number, (code, indicator) in enumerate(axis.indicators.items())
    )


def _node(axis: str, path: tuple[str, ...], part: Part, short: str) -> Node:
    parts: tuple[Node, ...] = ()
    if isinstance(part.rubric, PartsRubric):
        parts = tuple(
            _node(axis, (*path, code), inner, f"{short}_{number}")
            for number, (code, inner) in enumerate(part.rubric.parts.items())
        )
    return Node(short, axis, path, part, parts)


def profile_nodes(profile: TalentProfile) -> dict[str, tuple[Node, ...]]:
    """Lay out both axes."""
    return {name: axis_nodes(name, axis) for name, axis in profile.axes.items()}


def within(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Go through nodes and their parts, parts first."""
    for node in nodes:
        yield from within(node.parts)
        yield node


def as_record(rubric: ScoreRubric) -> RecordRubric:
    """Write "the latest score" as the latest record of ``scores``."""
    scale = rubric.model_dump(include=set(Scored.model_fields), exclude_unset=True)
    latest = {"read": "latest", "from": "scores", "column": "value", "years": rubric.years}
    return RecordRubric.model_validate(
        {**scale, **latest, "where": {"indicator": [rubric.indicator]}}
    )


def bounds(node: Node, same: dict[str, Node]) -> tuple[int, int]:
    """Return the lowest and the highest score possible, in millionths."""
    rubric = node.rubric
    if isinstance(rubric, SameRubric):
        return bounds(same[rubric.indicator], same)
    if isinstance(rubric, PartsRubric):
        return _bounds_of_parts(rubric.read, [bounds(part, same) for part in node.parts])
    return _bounds_of_scale(rubric)


def _bounds_of_parts(read: str, inner: list[tuple[int, int]]) -> tuple[int, int]:
    lows, highs = [low for low, _ in inner], [high for _, high in inner]
    match read:
        case "sum_of":
            return sum(lows), sum(highs)
        case "mean_of":
            # One part may be the only one that applies.
            return min(lows), max(highs)
        case "highest_of":
            return max(lows), max(highs)
        case _:
            return min(lows), min(highs)


def _bounds_of_scale(rubric: Scored) -> tuple[int, int]:
    running = getattr(rubric, "running", None)
    extra = [number for number in (rubric.none, rubric.other, running) if number is not None]
    if rubric.points:
        scale = [*rubric.points.values(), *extra]
    elif rubric.bands:
        scale = [*(rung.points for rung in rubric.bands), *extra]
    elif isinstance(rubric, JpmRubric):
        scale = [Decimal(0), Decimal(UNCAPPED_JPM) if rubric.cap is None else rubric.cap]
    else:
        scale = [rubric.lowest, rubric.highest, *extra]
    return micro(min(scale)), micro(max(scale))


def rungs_of(rubric: Scored) -> list[tuple[str, Decimal]]:
    """Order the named values from fewest to most points; a value's place is its rank."""
    named = dict(rubric.points)
    if rubric.other is not None:
        named[OTHER] = rubric.other
    return sorted(named.items(), key=lambda rung: (rung[1], rung[0]))
