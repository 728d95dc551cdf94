"""The official columns of a plan: AKPK of people, AKPD of units, HCDP of the year."""

from collections.abc import Iterable

from takar.kernel.nip import masked_nip
from takar.measures.development import (
    AKPD,
    Deed,
    Deeds,
    Named,
    Planned,
    akpk_rows,
    hcdp_rows,
)
from takar.measures.development import Need as Lacking
from takar.web.development.models import Need, Plan
from takar.web.development.queries.law import law_of, titles_of
from takar.web.development.queries.needs import UnitNeed
from takar.web.development.queries.sums import Group
from takar.web.people.models import Employee

Rows = list[dict[str, object]]


def akpk_of(plan: Plan, needs: Iterable[Need], *, is_whole_nip: bool) -> Rows:
    """Return the need analysis of some people; each need must know its training."""
    found = list(needs)
    people = {one.employee.code: named(one.employee, is_whole_nip=is_whole_nip) for one in found}
    return akpk_rows(map(lacking_of, found), people, deeds_of(found), law_of(plan))


def named(employee: Employee, *, is_whole_nip: bool) -> Named:
    """Return what a form prints of somebody; the birth date stands in a whole NIP."""
    nip = employee.nip if is_whole_nip else masked_nip(employee.nip or "") or None
    unit = employee.unit.name if employee.unit else None
    return Named(nip, employee.full_name, unit, employee.position_title)


def lacking_of(need: Need) -> Lacking:
    """Return a need as the measure tells it."""
    return Lacking(
        employee_id=need.employee.code,
        work_unit_id=need.unit.code if need.unit else None,
        competency=need.competency,
        kind=need.kind,
        grounds=need.grounds,
        required=need.required,
        level=need.level,
        gap=need.gap,
        performance_gap=need.performance_gap,
        weight=need.weight,
        priority=need.priority,
        is_priority_sure=need.is_priority_sure,
    )


def deeds_of(needs: Iterable[Need]) -> Deeds:
    """Return how each need is met."""
    return {
        (need.employee.code, need.competency): Deed(
            form=booking.course.form,
            hours=booking.course.lesson_hours,
            provider=booking.course.provider,
            quarter=booking.quarter,
            cost=booking.course.cost_per_person,
        )
        for need in needs
        for booking in vars(need)["met_by"]
    }


def akpd_of(plan: Plan, rows: Iterable[UnitNeed]) -> Rows:
    """Return the summary per unit and competency."""
    titles = titles_of(law_of(plan))
    return [
        dict(
            zip(
                AKPD,
                (
                    row.unit.name if row.unit else None,
                    titles.get(row.competency, row.competency),
                    row.people,
                    row.unassessed,
                    row.mean_gap,
                    row.hours,
                    row.cost,
                ),
                strict=True,
            )
        )
        for row in rows
    ]


def hcdp_of(plan: Plan, groups: Iterable[Group]) -> Rows:
    """Return the rows of the yearly plan: one per training and quarter."""
    return hcdp_rows(
        (
            Planned(
                competency=group.course.competency,
                title=group.course.title,
                form=group.course.form,
                people=group.people,
                hours=group.course.lesson_hours,
                provider=group.course.provider,
                quarter=group.quarter,
                cost=group.cost,
                curriculum=group.course.curriculum,
            )
            for group in groups
        ),
        law_of(plan),
    )
