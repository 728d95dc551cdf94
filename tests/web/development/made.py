"""A small office in which some lack much, one nothing, and Putri was never assessed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from takar.regulations.book import Book
from takar.web.development import actions
from takar.web.development.models import Course, Plan
from takar.web.development.rules import FILL, FIND, NOMINEES, RUNNING
from takar.web.people.models import CompetencyRecord, Employee, WorkUnit
from tests.cast import Cast, employee

DAY = date(2026, 3, 2)
LEVELS = {"Ani": 1, "Budi": 1, "Citra": 5}
"""A supervisor needs 2 in every competency; see ``assessment.required_levels``."""
FACTS: dict[str, Any] = {
    "title": "Rencana 2026",
    "year": 2026,
    "day": DAY,
    "aims": NOMINEES,
    "budget": 10_000_000,
    "hours_each": None,
    "trainings_each": 2,
    "word": "undian",
}
COURSE: dict[str, Any] = {
    "code": "INT-01",
    "title": "Penguatan integritas",
    "competency": "INTEGRITAS",
    "closes": Decimal(1),
    "lesson_hours": Decimal(16),
    "cost_per_person": 500_000,
    "cost_per_class": 1_000_000,
    "class_size": 30,
    "classes_most": 1,
    "form": "PELATIHAN",
    "provider": "BPSDM",
    "quarter": 2,
    "curriculum": "",
}


@dataclass(frozen=True)
class Office:
    """Everybody of the small office."""

    cast: Cast
    people: dict[str, Employee]
    far: WorkUnit

    @property
    def operator(self) -> Any:
        """Who works on plans."""
        return self.cast.rahayu


def office_of(cast: Cast) -> Office:
    """Give two units people with the same level in everything, and leave Putri without."""
    far = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Dinas Jauh", path="U2/")
    units = {"Ani": cast.unit, "Budi": cast.unit, "Citra": far}
    people = {
        name: employee(cast.agency, units[name], name, number)
        for number, name in enumerate(LEVELS, start=31)
    }
    for name, level in LEVELS.items():
        for code in Book.load().on(DAY).codes("assessment.competencies"):
            CompetencyRecord.objects.create(
                employee=people[name], competency=code, level=level, assessed_on=date(2025, 6, 2)
            )
    return Office(cast, people, far)


def plan_of(office: Office, **facts: Any) -> Plan:
    """Lay out a plan as the operator does."""
    return actions.lay_out_plan(office.operator, office.cast.agency, facts=FACTS | facts)


def course_of(plan: Plan, office: Office, **facts: Any) -> Course:
    """Add a training as the operator does."""
    told = COURSE | facts
    actions.keep_courses(office.operator, plan, rows=[told])
    found: Course = Course.objects.get(plan=plan, code=told["code"])
    return found


def computed(office: Office, plan: Plan, work: str) -> None:
    """Do a work of the background here and now."""
    actions.ask_for_work(office.operator, plan, work=work)
    Plan.objects.filter(pk=plan.pk).update(work_state=RUNNING)
    plan.refresh_from_db()
    actions.answer_work(office.operator, plan)


def measured(office: Office, **facts: Any) -> Plan:
    """Return a plan whose needs are found."""
    plan = plan_of(office, **facts)
    computed(office, plan, FIND)
    return plan


def filled(office: Office, **facts: Any) -> Plan:
    """Return a plan that is filled from one training."""
    plan = measured(office, **facts)
    course_of(plan, office)
    computed(office, plan, FILL)
    return plan


def decided(office: Office, **facts: Any) -> Plan:
    """Return a plan that the leadership decided."""
    plan = filled(office, **facts)
    actions.decide_plan(office.cast.bupati, plan, decree="800/1/2026", decided_on=date(2026, 3, 9))
    return plan
