"""What the background does: needs of everybody from the evidence, and the plan under its limits."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from takar.measures.development import Needs
from takar.planning.competency_gaps import Caps, GapPlan, GapTask, Offer, Want, gap_plan
from takar.planning.plan import OPTIMAL
from takar.runs.development import needs_of
from takar.runs.digest import evidence_hash
from takar.runs.succession import facts_of
from takar.tables import TABLES
from takar.web.development.models import Blank, Booking, Course, LeftOut, Need, Plan
from takar.web.development.queries.aims import targets_of
from takar.web.development.queries.law import law_of
from takar.web.development.rules import (
    GROUNDS,
    TRIED_SHARES,
    UNASSESSED,
    WITHOUT_STANDARD,
    Answer,
    Found,
    Try,
    Verdict,
)
from takar.web.people.models import Employee
from takar.web.people.queries import evidence_of

READ = (
    *("employees", "work_units", "positions", "competency_levels", "competency_standards"),
    "performance_ratings",
)
AT_ONCE = 2_000
SECONDS, SECONDS_OF_TRY = 30.0, 10.0
"""The most time for one objective of the plan, and of each other budget that is tried."""
PRESENT, TARGET = GROUNDS

People = Mapping[str, tuple[int, int | None]]
"""Number and unit of everybody, by code."""


def find_needs(plan: Plan) -> Found:
    """Measure everybody's needs and keep them; what was planned before is dropped.

    Raises:
        TakarError: the records cannot be read as they stand.
    """
    tables = evidence_of(plan.agency, tables={name: TABLES[name].arrow.names for name in READ})
    law = law_of(plan)
    targets = targets_of(plan)
    found = needs_of(tables, facts_of(tables, law), targets=targets)
    plan.law_edition, plan.evidence_hash = law.edition, evidence_hash(tables)
    people = _people(plan)
    Booking.objects.filter(plan=plan).delete()
    Need.objects.filter(plan=plan).delete()
    Blank.objects.filter(plan=plan).delete()
    Need.objects.bulk_create(list(_needs(plan, found, people)), batch_size=AT_ONCE)
    Blank.objects.bulk_create(list(_blanks(plan, found, people)), batch_size=AT_ONCE)
    return Found(
        measured=len(people),
        people=len({one.employee_id for one in found.found}),
        needs=len(found.found),
        unassessed=len({one.employee_id for one in found.unassessed}),
        without_standard=len(found.without_standard),
        without_rating=len(found.without_rating),
        aimed=len(targets),
    )


def fill_plan(plan: Plan) -> Answer:
    """Find the best trainings within the limits and keep who attends; changes by hand are dropped.

    Raises:
        TakarError: the question cannot be meant as it stands.
    """
    needs = {
        (one.employee.code, one.competency): one
        for one in Need.objects.filter(plan=plan).select_related("employee", "unit")
    }
    courses = {one.code: one for one in Course.objects.filter(plan=plan)}
    task = GapTask(
        tuple(map(_want, needs.values())),
        tuple(map(_offer, courses.values())),
        Caps(plan.budget, plan.hours_each, plan.trainings_each),
        plan.drawn_from,
        SECONDS,
    )
    best = gap_plan(task)
    Booking.objects.filter(plan=plan).delete()
    LeftOut.objects.filter(need__plan=plan).delete()
    Booking.objects.bulk_create(
        [
            Booking(
                plan=plan,
                employee=needs[step.employee_id, step.competency].employee,
                course=courses[step.offer],
                need=needs[step.employee_id, step.competency],
                quarter=courses[step.offer].quarter,
                closed=step.closed,
                worth=step.worth,
            )
            for step in best.steps
        ],
        batch_size=AT_ONCE,
    )
    LeftOut.objects.bulk_create(
        [
            LeftOut(
                need=needs[one.employee_id, one.competency],
                reason=one.reason,
                course=courses.get(one.offer),
                lacking=one.lacking,
                least_seated=one.least_seated,
            )
            for one in best.left_out
        ],
        batch_size=AT_ONCE,
    )
    return _answer(best, list(_tries(task, best)))


def _people(plan: Plan) -> People:
    here = Employee.objects.filter(agency=plan.agency, left_on=None).order_by()
    return {code: (pk, unit) for code, pk, unit in here.values_list("code", "pk", "unit")}


def _needs(plan: Plan, found: Needs, people: People) -> Iterator[Need]:
    for one in found.found:
        number, unit = people[one.employee_id]
        yield Need(
            plan=plan,
            employee_id=number,
            unit_id=unit,
            competency=one.competency,
            kind=one.kind,
            required=one.required,
            level=one.level,
            gap=one.gap,
            weight=one.weight,
            priority=one.priority,
            is_priority_sure=one.is_priority_sure,
            performance_gap=one.performance_gap,
            is_for_post=PRESENT in one.grounds,
            is_for_target=TARGET in one.grounds,
        )


def _blanks(plan: Plan, found: Needs, people: People) -> Iterator[Blank]:
    lacking: dict[str, list[str]] = {}
    for one in found.unassessed:
        lacking.setdefault(one.employee_id, []).append(one.competency)
    rows = [(code, UNASSESSED, competencies) for code, competencies in lacking.items()]
    rows += [(code, WITHOUT_STANDARD, []) for code in found.without_standard]
    for code, reason, competencies in rows:
        number, unit = people[code]
        yield Blank(
            plan=plan,
            employee_id=number,
            unit_id=unit,
            reason=reason,
            competencies=competencies,
        )


def _want(need: Need) -> Want:
    unit = need.unit.path if need.unit else ""
    return Want(need.employee.code, unit, need.competency, need.gap, need.weight)


def _offer(course: Course) -> Offer:
    return Offer(
        code=course.code,
        competency=course.competency,
        closes=course.closes,
        hours=course.lesson_hours,
        cost_per_person=course.cost_per_person,
        cost_per_class=course.cost_per_class,
        class_size=course.class_size,
        classes_most=course.classes_most,
        title=course.title,
        form=course.form,
        provider=course.provider,
        quarter=course.quarter,
    )


def _tries(task: GapTask, best: GapPlan) -> Iterator[Try]:
    """Tell what less, as much, more and any money would bring, where that is cheap to prove."""
    budget = task.caps.budget
    if budget is None or best.status != OPTIMAL:
        return
    for share in TRIED_SHARES:
        yield _tried(task, budget * share // 100)
        if share < 100 < TRIED_SHARES[-1]:
            yield _try(best, budget)
    yield _tried(task, None)


def _tried(task: GapTask, budget: int | None) -> Try:
    caps = replace(task.caps, budget=budget)
    return _try(gap_plan(replace(task, caps=caps, seconds=SECONDS_OF_TRY)), budget)


def _try(plan: GapPlan, budget: int | None) -> Try:
    return Try(
        budget=budget,
        worth=plan.worth,
        people=plan.people,
        cost=plan.cost,
        is_proved=plan.status == OPTIMAL,
    )


def _answer(best: GapPlan, tries: list[Try]) -> Answer:
    return Answer(
        status=best.status,
        wanted=best.wanted,
        worth=best.worth,
        cost=best.cost,
        hours=best.hours,
        people=best.people,
        word=best.word,
        reasons=counted(one.reason for one in best.left_out),
        verdicts=[
            Verdict(
                objective=one.objective,
                status=one.status,
                value=one.value,
                bound=one.bound,
            )
            for one in best.proofs
        ],
        tries=tries,
    )


def counted(words: Iterable[str]) -> dict[str, int]:
    """Return how often each word stands.

    >>> counted(["KURSI", "ANGGARAN", "KURSI"])
    {'ANGGARAN': 1, 'KURSI': 2}
    """
    found: dict[str, int] = {}
    for word in words:
        found[word] = found.get(word, 0) + 1
    return dict(sorted(found.items()))
