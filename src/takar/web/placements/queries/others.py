"""Other plans of a scenario, and who sits elsewhere in them, as the page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from takar.web.people.models import Employee, Position
from takar.web.placements.models import Scenario
from takar.web.placements.rules import Elsewhere, Other


@dataclass(frozen=True)
class Seated:
    """One person who sits elsewhere in another plan; ``None`` is none of the listed posts."""

    employee: Employee
    here: Position | None
    there: Position | None
    why: str = ""


@dataclass(frozen=True)
class PlanShown:
    """Another plan with what makes it.

    Attributes:
        number: its place in the list, from zero.
    """

    number: int
    plan: Other
    employee: Employee
    position: Position
    apart: list[Seated]


@dataclass(frozen=True)
class Names:
    """People and posts by number."""

    employees: dict[int, Employee]
    positions: dict[int, Position]

    def seated(self, lines: Iterable[Elsewhere]) -> list[Seated]:
        """Return lines with the rows themselves; who is gone is left out."""
        return [
            Seated(
                self.employees[one.employee],
                self.positions.get(one.here or 0),
                self.positions.get(one.there or 0),
                str(one.why) if one.why.template else "",
            )
            for one in lines
            if one.employee in self.employees
        ]


def names_of(scenario: Scenario, lines: Iterable[Elsewhere], plans: Iterable[Other] = ()) -> Names:
    """Return the people and posts that lines and plans tell of."""
    people, posts = set[int](), set[int]()
    for one in lines:
        people.add(one.employee)
        posts |= {pk for pk in (one.here, one.there) if pk}
    for plan in plans:
        people.add(plan.employee)
        posts.add(plan.position)
    employees = Employee.objects.filter(agency=scenario.agency, pk__in=people)
    positions = Position.objects.filter(agency=scenario.agency, pk__in=posts)
    return Names(employees.in_bulk(), positions.select_related("unit").in_bulk())


def others_in(scenario: Scenario) -> list[PlanShown]:
    """Return the other plans almost as good as the answer, best first."""
    plans = scenario.found.others
    if not plans:
        return []
    names = names_of(scenario, [line for plan in plans for line in plan.apart], plans)
    return [
        PlanShown(
            number,
            plan,
            names.employees[plan.employee],
            names.positions[plan.position],
            names.seated(plan.apart),
        )
        for number, plan in enumerate(plans)
        if plan.employee in names.employees and plan.position in names.positions
    ]


def changes_in(scenario: Scenario) -> list[Seated]:
    """Return who sits elsewhere than in the scenario that this one stays near to, and why."""
    lines = scenario.found.changes
    return names_of(scenario, lines).seated(lines) if lines else []
