"""Cycles of talent review for tests: five people on a map, a committee of three."""

from dataclasses import dataclass
from datetime import date

from takar.web.accounts.models import Role, User
from takar.web.people.models import Employee
from takar.web.results.models import Run
from takar.web.reviews import actions
from takar.web.reviews.actions import Decree
from takar.web.reviews.models import Case, Cycle, Meeting
from tests.cast import Cast, user
from tests.web.results.made import colleague, placed, talent_run

BOXES: tuple[tuple[str, int | None], ...] = (
    ("Ani", 5),
    ("Beni", 7),
    ("Cici", 9),
    ("Dodi", None),
)
REASON = "Memimpin perubahan pelayanan selama dua tahun."


@dataclass
class Stage:
    """The cast with a cycle; its committee is Hadi (chair), Made and Tuti, Rahayu writes.

    Attributes:
        tuti: a member who heads no unit of anybody here.
    """

    cast: Cast
    run: Run
    cycle: Cycle
    tuti: User

    def case(self, name: str) -> Case:
        """Return somebody's case as it is now."""
        found: Case = Case.objects.select_related("employee", "cycle__agency", "cycle__run").get(
            cycle=self.cycle, employee__name__startswith=name
        )
        return found

    def again(self) -> Cycle:
        """Return the cycle as it is now."""
        self.cycle = Cycle.objects.select_related("agency", "run").get(pk=self.cycle.pk)
        return self.cycle

    def verified(self) -> Cycle:
        """Hand the cycle to the committee."""
        self.cycle = actions.verify_cycle(self.cast.rahayu, self.cycle)
        return self.cycle

    def sitting(self, *, present: int = 3) -> Meeting:
        """Open a meeting at which so many members are, the chair first."""
        if self.again().state == "DRAFT":
            self.verified()
        meeting = actions.open_meeting(
            self.cast.rahayu, self.cycle, held_on=date(2026, 3, 2), place="Ruang rapat"
        )
        members = list(self.cycle.members.all()[:present])
        actions.mark_present(self.cast.rahayu, meeting, members=members)
        self.again()
        return meeting

    def reviewed(self) -> Cycle:
        """Hold a meeting that accepts every measured box."""
        actions.close_meeting(self.cast.rahayu, self.sitting())
        return self.again()

    def decided(self, *, start: date = date(2026, 1, 1), content: bytes = b"") -> Cycle:
        """Have the cycle decided for a year."""
        if self.again().state != "DITINJAU_KOMITE":
            self.reviewed()
        self.cycle = actions.decide_cycle(
            self.cast.bupati,
            self.cycle,
            decree=decree(start, content),
            pool_boxes=frozenset({5, 7, 8, 9}),
        )
        return self.cycle


def decree(start: date = date(2026, 1, 1), content: bytes = b"") -> Decree:
    """Make a decree that holds for a year."""
    return Decree(
        number="800/12/2026",
        on=start,
        valid_from=start,
        valid_until=date(start.year, 12, 31),
        content=content,
    )


def people_on_map(cast: Cast) -> Run:
    """Measure Putri (box 8) and four colleagues; the caller is in the scope."""
    run = talent_run(cast, day=date(2025, 12, 31))
    placed(run, cast.putri_employee, 8)
    for number, (name, box) in enumerate(BOXES):
        placed(run, colleague(cast, number, name), box)
    return run


def open_stage(cast: Cast, *, year: int = 2026) -> Stage:
    """Open a cycle with its committee; the caller is in the scope."""
    run, tuti = people_on_map(cast), user("Tuti", cast.agency, Role.UNIT_HEAD)
    cycle = actions.open_cycle(
        cast.rahayu, cast.agency, year=year, title=f"Manajemen talenta {year}", run=run
    )
    for member, office in ((cast.hadi, "Sekretaris Daerah"), (cast.made, "Inspektur")):
        actions.seat_member(
            cast.rahayu, cycle, user=member, office=office, is_chair=member == cast.hadi
        )
    actions.seat_member(cast.rahayu, cycle, user=tuti, office="Kepala Bappeda")
    return Stage(cast, run, cycle, tuti)


def employee_of(stage: Stage, name: str) -> Employee:
    """Return one of the people on the map."""
    return stage.case(name).employee
