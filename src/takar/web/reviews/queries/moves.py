"""Who entered and who left the succession group between two cycles, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from takar.kernel.language import Message, msg
from takar.measures.succession.groups import (
    BOX_CHANGED,
    ENTERED,
    LEFT,
    NOT_DECIDED,
    NOT_MEASURED,
    REVOKED,
    Membership,
    changes,
)
from takar.web.people.models import Employee
from takar.web.reviews.models import Cycle, GroupMember
from takar.web.reviews.queries import boxes_of
from takar.web.reviews.queries.groups import entitled
from takar.web.reviews.queries.law import succession_boxes

GROUP = "KRS_INSTANSI"
WHY = {
    BOX_CHANGED: msg("kotaknya berubah"),
    NOT_DECIDED: msg("tidak ditetapkan lagi"),
    NOT_MEASURED: msg("belum terpetakan"),
    REVOKED: msg("keanggotaannya dicabut"),
}


@dataclass(frozen=True)
class GroupMove:
    """One person who entered or left the group.

    Attributes:
        before: the box of the earlier cycle; none where they were in no group then.
        after: the box of the later one.
        why: for who left.
    """

    employee: Employee
    has_entered: bool
    before: int | None
    after: int | None
    why: Message | None = None


def group_moves(cycle: Cycle, before: Cycle) -> list[GroupMove]:
    """Return who entered and who left the agency's group, by name; before a decree, who would."""
    boxes = boxes_of(cycle)
    found = changes(
        memberships(before, decided_members(before)),
        memberships(cycle, decided_members(cycle) if cycle.is_decided else expected_members(cycle)),
        {str(pk): (box,) for pk, box in boxes.items()},
    )
    moved = {int(one.employee_id): one for one in found if one.kind in {ENTERED, LEFT}}
    people = Employee.objects.filter(pk__in=moved).select_related("unit").order_by("name", "pk")
    return [
        GroupMove(
            person,
            has_entered=moved[person.pk].kind == ENTERED,
            before=moved[person.pk].before,
            after=moved[person.pk].after,
            why=WHY.get(moved[person.pk].why),
        )
        for person in people
    ]


def decided_members(cycle: Cycle) -> list[int]:
    """Return whom the decree of a cycle put into the group and nobody took out."""
    rows = GroupMember.objects.filter(cycle=cycle, group=GROUP, withdrawn_on__isnull=True)
    return list(rows.values_list("employee_id", flat=True))


def expected_members(cycle: Cycle) -> list[int]:
    """Return whom a decree of today would put into the group."""
    cases = entitled(cycle, succession_boxes(cycle)[GROUP])
    return list(cases.values_list("employee_id", flat=True))


def memberships(cycle: Cycle, people: Iterable[int]) -> list[Membership]:
    """Return memberships as the measure reads them."""
    boxes = boxes_of(cycle)
    start, end = cycle.valid_from or cycle.run.day, cycle.valid_until or cycle.run.day
    return [Membership(str(pk), GROUP, start, end, box=boxes.get(pk)) for pk in people]
