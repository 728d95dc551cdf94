"""Somebody whose performance is measured and decided, for the tests of the room."""

from datetime import date
from decimal import Decimal

from takar.web.accounts.models import Role
from takar.web.people.models import Employee
from takar.web.people.models.records import EvidenceCheck, PerformanceRating, Score
from takar.web.results.actions import run_talent
from takar.web.results.models import Run
from takar.web.reviews import actions as reviews
from takar.web.reviews.actions import Decree
from takar.web.reviews.models import Cycle
from tests.cast import Cast, user

MEASURED_ON = date(2025, 12, 31)


def recorded(employee: Employee) -> None:
    """Write down performance as it is: rated well, no award, no team, feedback of 80."""
    for year in (2024, 2025):
        PerformanceRating.objects.create(employee=employee, year=year, rating="BAIK")
    Score.objects.create(
        employee=employee,
        indicator="umpan_balik_360",
        value=Decimal(80),
        measured_on=date(2025, 11, 3),
    )
    for evidence in ("awards", "team_assignments"):
        EvidenceCheck.objects.create(
            employee=employee, evidence=evidence, checked_on=date(2025, 12, 1)
        )


def mapped(cast: Cast, title: str = "Peta") -> Run:
    """Place everybody on the map by what is recorded."""
    people = Employee.objects.filter(agency=cast.agency)
    return run_talent(cast.rahayu, cast.agency, employees=people, day=MEASURED_ON, title=title)


def decided(cast: Cast, run: Run) -> Cycle:
    """Have a map reviewed, decided and shown to the employees."""
    cycle = reviews.open_cycle(cast.rahayu, cast.agency, year=2026, title="Siklus 2026", run=run)
    tuti = user("Tuti", cast.agency, Role.UNIT_HEAD)
    for member in (cast.hadi, cast.made, tuti):
        reviews.seat_member(
            cast.rahayu, cycle, user=member, office="Anggota", is_chair=member == cast.hadi
        )
    reviews.verify_cycle(cast.rahayu, cycle)
    meeting = reviews.open_meeting(cast.rahayu, cycle, held_on=date(2026, 1, 5))
    reviews.mark_present(cast.rahayu, meeting, members=list(cycle.members.all()))
    reviews.close_meeting(cast.rahayu, meeting)
    days = date(2026, 1, 9), date(2026, 1, 9), date(2026, 12, 31)
    reviews.decide_cycle(cast.bupati, Cycle.objects.get(pk=cycle.pk), decree=Decree("800/1", *days))
    reviews.show_boxes(cast.bupati, Cycle.objects.get(pk=cycle.pk), shown=True)
    return Cycle.objects.get(pk=cycle.pk)
