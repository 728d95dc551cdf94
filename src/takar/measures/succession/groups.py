"""The succession group and the talent pool: who is proposed, who is in, until when, who left why.

Law: PermenPANRB 3/2020 (boxes), PP 11/2017 Pasal 199 (set by the appointing authority every year).
The box proposes; a person decides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from takar.measures.succession.months import months_later
from takar.measures.succession.readiness import in_boxes
from takar.regulations.law import Law

AGENCY, NATIONAL, POOL = "KRS_INSTANSI", "KRS_NASIONAL", "TALENT_POOL"
COMING, VALID, EXPIRED, REVOKED = "BELUM_BERLAKU", "BERLAKU", "KEDALUWARSA", "DICABUT"
BOX_CHANGED, NOT_MEASURED, NOT_DECIDED = "KOTAK_BERUBAH", "BELUM_TERUKUR", "TIDAK_DITETAPKAN_LAGI"
INSIDE, PERHAPS = "DIUSULKAN", "BELUM_DIKETAHUI"


@dataclass(frozen=True)
class Membership:
    """A decision that somebody belongs to a group.

    Attributes:
        group: ``KRS_INSTANSI``, ``KRS_NASIONAL`` or ``TALENT_POOL``.
        until: the first day on which it no longer holds.
        revoked_on: the first day on which it no longer holds by a later decision.
    """

    employee_id: str
    group: str
    decided_on: date
    until: date
    box: int | None = None
    revoked_on: date | None = None
    revoked_because: str = ""


@dataclass(frozen=True)
class Proposed:
    """Somebody whose box speaks for a group, surely or perhaps.

    Attributes:
        state: ``DIUSULKAN``, or ``BELUM_DIKETAHUI`` where the box is not sure.
    """

    employee_id: str
    group: str
    state: str
    boxes: tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """One person between two cycles.

    Attributes:
        kind: ``MASUK``, ``TETAP`` or ``KELUAR``.
        why: for who left; empty otherwise.
    """

    employee_id: str
    kind: str
    before: int | None
    after: int | None
    why: str = ""


ENTERED, STAYED, LEFT = "MASUK", "TETAP", "KELUAR"


def until_of(decided_on: date, law: Law) -> date:
    """Return the first day on which a membership no longer holds."""
    return months_later(decided_on, int(law.number("talent.group_months")))


def status(membership: Membership, day: date) -> str:
    """Return the status of a membership on a day."""
    if membership.revoked_on is not None and membership.revoked_on <= day:
        return REVOKED
    if day < membership.decided_on:
        return COMING
    return VALID if day < membership.until else EXPIRED


def proposed(boxes: Mapping[str, Iterable[int]], law: Law) -> list[Proposed]:
    """Return whom the boxes speak for, per group; ``boxes`` are those possible per person."""
    wanted = law.record("talent.succession_boxes")
    groups = ((AGENCY, wanted["agency"]), (NATIONAL, wanted["national"]))
    found = []
    for group, codes in groups:
        inside = {int(box) for box in codes}
        for person, own in sorted(boxes.items()):
            possible = frozenset(own)
            told = in_boxes(possible, inside)
            if possible and told is not False:
                state = INSIDE if told else PERHAPS
                found.append(Proposed(person, group, state, tuple(sorted(possible))))
    return found


def changes(
    before: Iterable[Membership],
    after: Iterable[Membership],
    boxes: Mapping[str, Iterable[int]],
) -> list[Change]:
    """Tell who entered, stayed and left between two cycles, and why.

    Args:
        before: the memberships of the earlier cycle.
        after: those of the later one.
        boxes: the boxes possible now, by person.
    """
    old = {own.employee_id: own for own in before}
    new = {own.employee_id: own for own in after}
    found = []
    for person in sorted(old.keys() | new.keys()):
        was, now = old.get(person), new.get(person)
        kind = STAYED if was and now else ENTERED if now else LEFT
        found.append(
            Change(
                person,
                kind,
                was.box if was else None,
                now.box if now else _sole(boxes.get(person, ())),
                _why(was, frozenset(boxes.get(person, ()))) if was and not now else "",
            )
        )
    return found


def _why(was: Membership, boxes: frozenset[int]) -> str:
    if was.revoked_on is not None:
        return REVOKED
    if len(boxes) != 1:
        return NOT_MEASURED
    return NOT_DECIDED if was.box in boxes else BOX_CHANGED


def _sole(boxes: Iterable[int]) -> int | None:
    found = tuple(boxes)
    return found[0] if len(found) == 1 else None
