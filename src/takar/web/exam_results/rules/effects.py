"""What a run would change beside the one that counts: who, from what to what; pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Held:
    """A score as it is stored."""

    points: Decimal | None
    level: Decimal | None
    theta: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One score of one person before and after; ``None`` is a gap."""

    sitting: int
    scale: str
    points_before: str | None
    points_after: str | None
    level_before: str | None
    level_after: str | None
    theta_before: str | None = None
    theta_after: str | None = None

    @property
    def moves_level(self) -> bool:
        """The level changes, not only the points."""
        return self.level_before != self.level_after


Scores = Mapping[tuple[int, str], Held]
GAP = Held(None, None)


def changes(before: Scores, after: Scores) -> list[Change]:
    """Return every score that differs, person by person."""
    both = sorted({*before, *after})
    return [
        change(key, before.get(key, GAP), after.get(key, GAP))
        for key in both
        if before.get(key, GAP) != after.get(key, GAP)
    ]


def change(key: tuple[int, str], before: Held, after: Held) -> Change:
    """Return one difference as it is kept."""
    return Change(
        *key,
        *(text(before.points), text(after.points)),
        *(text(before.level), text(after.level)),
        *(text(before.theta), text(after.theta)),
    )


def text(number: Decimal | None) -> str | None:
    """Return a number as JSON keeps it exactly, without needless noughts."""
    return None if number is None else f"{number.normalize():f}"


def effect(before: Scores, after: Scores) -> dict[str, Any]:
    """Return what is kept with a run about its effect."""
    found = changes(before, after)
    return {
        "version": 1,
        "people": len({one.sitting for one in found}),
        "levels": len({one.sitting for one in found if one.moves_level}),
        "changes": [asdict(one) for one in found],
    }
