"""An agency of five with a known index, and scenarios and plans about them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from takar.planning.problem import USUAL_DEEDS
from takar.web.accounts.models import User
from takar.web.kit.scope import scope
from takar.web.people.models import Employee, PerformanceRating, Training, WorkUnit
from takar.web.scenarios.actions import change_rules, make_plan, make_scenario
from takar.web.scenarios.laws import Values, base_law, differences
from takar.web.scenarios.models import CourseType, Scenario, TrainingPlan
from takar.web.scenarios.rules import Changes, Terms
from takar.web.scenarios.tasks import compute_plan, compute_scenario
from tests.cast import Cast, employee

DAY = date(2024, 12, 31)
RECENT = date(2024, 6, 1)
RULES = "perka8_2019"
COMPETENCE = "ip_asn.competence"


@dataclass(frozen=True)
class Town:
    """The cast with evidence: Putri 45, Wati 67.5, Budi 85, Siti without a degree."""

    cast: Cast
    wati: Employee
    budi: Employee
    siti: Employee
    elsewhere: WorkUnit

    def inside(self) -> Any:
        """Return the scope of the agency."""
        return scope(agency=self.cast.agency, agency_code=self.cast.agency.code)


def town(cast: Cast) -> Town:
    """Give the cast colleagues, ratings and trainings."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        elsewhere = WorkUnit.objects.create(
            agency=cast.agency, code="U2", name="Dinas Kedua", path="U2/"
        )
        wati = pelaksana(cast, cast.unit, "Wati Lestari", 11)
        budi = pelaksana(cast, elsewhere, "Budi Santosa", 12)
        siti = pelaksana(cast, elsewhere, "Siti Rohana", 13, education_level=None)
        for one in (cast.putri_employee, wati, budi, siti):
            PerformanceRating.objects.create(employee=one, year=2024, rating="BAIK")
        for one, kind in ((wati, "TEKNIS"), (budi, "TEKNIS"), (budi, "SEMINAR")):
            Training.objects.create(
                employee=one, title=kind, training_kind=kind, ended_on=RECENT, lesson_hours=20
            )
    return Town(cast, wati, budi, siti, elsewhere)


def with_colleagues(there: Town, people: int = 3, first: int = 21) -> WorkUnit:
    """Give Hadi's unit, of two, more people of whom no rating is known; return the unit."""
    with there.inside():
        for number in range(people):
            pelaksana(there.cast, there.cast.unit, f"Rekan {first + number}", first + number)
    return there.cast.unit


def pelaksana(cast: Cast, unit: WorkUnit, name: str, number: int, **facts: Any) -> Employee:
    """Make an employee without a leading post."""
    usual = {"position_tier": "PELAKSANA", "position_kind": "PELAKSANA"}
    return employee(cast.agency, unit, name, number, **(usual | facts))


def richer(cast: Cast, technical: str = "27.5", seminar: str = "12.5") -> Changes:
    """Return the change that lets technical training of a pelaksana earn more."""
    new: Values = {
        COMPETENCE: {("3", "DIKLAT_TEKNIS"): Decimal(technical), ("3", "SEMINAR"): Decimal(seminar)}
    }
    return differences(base_law(cast.agency, DAY), new)


def draft(there: Town, **facts: Any) -> Scenario:
    """Make a scenario in which nothing is changed yet."""
    said: dict[str, Any] = {"name": "Teknis naik", "day": DAY, "rules": RULES} | facts
    with there.inside():
        return make_scenario(there.cast.rahayu, there.cast.agency, **said)


def computed(there: Town, **facts: Any) -> Scenario:
    """Make a scenario and compute it."""
    made = draft(there, **facts)
    with there.inside():
        change_rules(there.cast.rahayu, made, changes=richer(there.cast))
    compute_scenario.func(made.pk, there.cast.rahayu.pk)
    with there.inside():
        made.refresh_from_db()
    return made


def seminar_course(there: Town) -> CourseType:
    """Put a seminar on the list of trainings."""
    return CourseType.objects.create(
        agency=there.cast.agency,
        code="seminar",
        title="Seminar sehari",
        indicator="SEMINAR",
        hours=Decimal(8),
        cost_per_person=900_000,
    )


def asked(there: Town, user: User | None = None, **facts: Any) -> TrainingPlan:
    """Ask for a plan that lets one person go to a seminar."""
    with there.inside():
        courses = [course.facts for course in CourseType.objects.all()]
        terms = Terms(deeds=sorted(USUAL_DEEDS), courses=courses)
        said: dict[str, Any] = {
            "name": "Menuju 69",
            "day": DAY,
            "rules": RULES,
            "target": Decimal(69),
            "terms": terms,
        } | facts
        return make_plan(user or there.cast.rahayu, there.cast.agency, **said)


def planned(there: Town, user: User | None = None, **facts: Any) -> TrainingPlan:
    """Ask for a plan and compute it."""
    with there.inside():
        if not CourseType.objects.exists():
            seminar_course(there)
    made = asked(there, user, **facts)
    compute_plan.func(made.pk, (user or there.cast.rahayu).pk)
    with there.inside():
        made.refresh_from_db()
    return made
