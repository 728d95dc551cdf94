"""What becomes of a change: one pure function, in the order of the explanation page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from takar.web.assessments.rules.states import is_signed
from takar.web.rating_sheets.rules.cells import EMPTY, Cell, Change


@dataclass(frozen=True)
class Standing:
    """How things stand for a sheet when a change arrives.

    Attributes:
        is_withdrawn: the assignment was revoked, or the assessor released.
        is_locked: the sheet is submitted.
        is_open: the event takes ratings.
        is_absent: the candidate did not come.
        competencies: what the method sees.
        step: the smallest step between two levels.
    """

    is_withdrawn: bool
    is_locked: bool
    is_open: bool
    is_absent: bool
    competencies: frozenset[str]
    step: Decimal
    lowest: int = 0
    highest: int = 5


@dataclass(frozen=True)
class Verdict:
    """What becomes of a change, and why; ``about`` names what is missing."""

    state: str
    because: str = ""
    about: tuple[str, ...] = field(default=())

    @property
    def settles(self) -> bool:
        """The change answers the conflicts it names."""
        return self.state in {"APPLIED", "DUPLICATE"}


APPLIED, DUPLICATE = Verdict("APPLIED"), Verdict("DUPLICATE")
WAIT = Verdict("TUNGGU")


def closed(standing: Standing) -> Verdict | None:
    """Return why the sheet takes no change at all now, or nothing."""
    if standing.is_withdrawn:
        return Verdict("LATE", "DICABUT")
    if standing.is_locked:
        return Verdict("LATE", "TERKUNCI")
    if not standing.is_open:
        return Verdict("LATE", "DITUTUP")
    if standing.is_absent:
        return Verdict("REFUSED", "TIDAK_HADIR")
    return None


def judge(change: Change, standing: Standing, current: Cell, base: Cell | None) -> Verdict:
    """Decide over a change of a cell or of the note.

    Args:
        change: what arrived.
        standing: how things stand for the sheet.
        current: what the cell says now.
        base: what the change it was made upon said; ``None`` when nobody knows that change.
    """
    refusal = closed(standing) or unfit(change, standing)
    if refusal is not None:
        return refusal
    if change.value == current:
        return DUPLICATE
    if base is None and not change.is_lone:
        return WAIT
    return APPLIED if (base or EMPTY) == current else Verdict("CONFLICT", "BENTROK")


def unfit(change: Change, standing: Standing) -> Verdict | None:
    """Return why no cell of the sheet can say this, or nothing."""
    if change.kind == "CATATAN":
        return None if change.value.level is None else Verdict("REFUSED", "LEVEL_SALAH")
    if change.competency not in standing.competencies:
        return Verdict("REFUSED", "LUAR_MATRIKS")
    level = change.value.level
    if level is None or (
        standing.lowest <= level <= standing.highest and not level % standing.step
    ):
        return None
    return Verdict("REFUSED", "LEVEL_SALAH")


def judge_sending(standing: Standing, cells: Mapping[str, Cell], *, has_conflicts: bool) -> Verdict:
    """Decide over a submission.

    Args:
        standing: how things stand for the sheet.
        cells: what each competency says.
        has_conflicts: two values of a cell wait for a choice.
    """
    if standing.is_locked and not standing.is_withdrawn:
        return DUPLICATE
    refusal = closed(standing)
    if refusal is not None:
        return refusal
    if has_conflicts:
        return Verdict("REFUSED", "BENTROK")
    missing = [
        name for name in sorted(standing.competencies) if not cells.get(name, EMPTY).is_answered
    ]
    return Verdict("REFUSED", "BELUM_LENGKAP", tuple(missing)) if missing else APPLIED


MOST_KEPT = 5_000


def takes_more(kept: int, event_state: str) -> bool:
    """Tell whether the journal of a sheet grows: there is room, and nothing was signed yet."""
    return kept < MOST_KEPT and not is_signed(event_state)


NOTABLE_SECONDS = 120


def clock_difference(sent_at: datetime, received_at: datetime) -> int:
    """Return by how many seconds the clock of a tablet is ahead; kept within a century."""
    century = 100 * 366 * 86400
    seconds = round((sent_at - received_at).total_seconds())
    return max(-century, min(century, seconds))


def is_clock_wrong(seconds: int) -> bool:
    """Tell whether the difference is worth telling: more than two minutes."""
    return abs(seconds) > NOTABLE_SECONDS
