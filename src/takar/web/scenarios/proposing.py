"""A plan computed: the answer without names, and who does what; and trainings to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.timezone import localdate

from takar.kernel.rounding import half_up
from takar.planning.plan import Booking, Obstacle, Relaxation, Totals, Verdict
from takar.planning.problem import Course, Limits, Objective
from takar.regulations.law import Law
from takar.runs.courses import LONG, SHORT
from takar.runs.plan import Proposal, Share, Wish, plan_ip_asn
from takar.web.accounts.models import Agency
from takar.web.people.models import WorkUnit
from takar.web.scenarios.evidence import evidence_below, numbers_of
from takar.web.scenarios.laws import base_law
from takar.web.scenarios.models import TrainingPlan
from takar.web.scenarios.rules import (
    Answer,
    CourseFacts,
    Held,
    Part,
    Proved,
    Sum,
    Terms,
    WayOut,
)

TIE = "deeds"
"""What settles ties; it is no aim of anybody's."""


@dataclass(frozen=True)
class Proposed:
    """What a plan answers, ready to be kept."""

    answer: Answer
    steps: list[dict[str, Any]]
    law_edition: str
    evidence_hash: str
    code_version: str


def proposed(plan: TrainingPlan) -> Proposed:
    """Find the least that lifts the people of a plan to its aim."""
    law = base_law(plan.agency, plan.day)
    tables = evidence_below(plan.agency, plan.unit)
    proposal = plan_ip_asn(tables, law, wish_of(plan), rules=plan.rules or None)
    stamp = proposal.run.stamp
    numbers = numbers_of(plan.agency)
    return Proposed(
        answer=answer_of(proposal, plan.agency),
        steps=[
            {
                "employee_id": numbers[step.employee_id],
                "indicator": step.indicator,
                "deed": step.deed,
                "course": step.course,
                "gain": step.gain,
                "hours": step.hours,
                "cost": step.cost,
            }
            for step in proposal.plan.steps
        ],
        law_edition=law.edition,
        evidence_hash=stamp.evidence_hash,
        code_version=stamp.code_version,
    )


def wish_of(plan: TrainingPlan) -> Wish:
    """Return what a plan asks, as the planner takes it; its evidence is of its unit alone."""
    terms = plan.agreed
    return Wish(
        target=plan.target,
        objective=Objective(plan.objective),
        courses=tuple(map(course_of, terms.courses)),
        limits=limits_of(terms),
    )


def limits_of(terms: Terms) -> Limits:
    """Return the limits as the planner takes them."""
    return Limits(
        hours_each=terms.hours_each,
        budget=terms.budget,
        people_per_unit=terms.people_per_unit,
        deeds=frozenset(terms.deeds),
        is_verified_first=terms.is_verified_first,
    )


def course_of(facts: CourseFacts) -> Course:
    """Return a training as the planner takes it."""
    return Course(
        code=facts.code,
        indicator=facts.indicator,
        hours=facts.hours,
        cost_per_person=facts.cost_per_person,
        cost_per_class=facts.cost_per_class,
        class_size=facts.class_size,
        title=facts.title,
        tiers=frozenset(facts.tiers),
        is_whole=facts.is_whole,
    )


def answer_of(proposal: Proposal, agency: Agency) -> Answer:
    """Return what a plan answers without any name."""
    plan = proposal.plan
    stands = plan.obstacle
    return Answer(
        status=plan.status,
        measured=plan.aim.measured,
        before=two_places(plan.before),
        after=two_places(plan.after),
        needed=plan.aim.needed,
        totals=sum_of(plan.totals),
        simple=None if plan.greedy is None else sum_of(plan.greedy),
        proofs=[proved_of(proof) for proof in plan.proofs if proof.objective != TIE],
        held=[held_of(booking) for booking in plan.bookings],
        parts=parts_of(proposal, agency),
        highest=None if stands is None else two_places(stands.index),
        unlimited=None if stands is None else two_places(stands.unlimited),
        ways_out=ways_out_of(stands),
        word=plan.word,
    )


def two_places(number: Fraction) -> Decimal:
    """Return an index as it is printed."""
    return half_up(number)


def sum_of(totals: Totals) -> Sum:
    """Return the size of a plan as it is kept."""
    return Sum(
        hours=totals.hours,
        people=totals.people,
        cost=totals.cost,
        deeds=totals.deeds,
        gain=totals.gain,
    )


def proved_of(proof: Verdict) -> Proved:
    """Return a proof as it is kept; the gap in percent."""
    return Proved(
        objective=str(proof.objective),
        status=proof.status,
        value=proof.value,
        bound=proof.bound,
        gap=half_up(proof.gap * 100),
    )


def held_of(booking: Booking) -> Held:
    """Return a training as the plan holds it."""
    return Held(
        code=booking.course.code,
        title=booking.course.title or booking.course.code,
        people=booking.people,
        classes=booking.classes,
        hours=booking.hours,
        cost=booking.cost,
    )


def ways_out_of(stands: Obstacle | None) -> list[WayOut]:
    """Return what happens when one limit gives way, the cheapest first."""
    return [] if stands is None else [way_out_of(one) for one in stands.relaxations]


def way_out_of(one: Relaxation) -> WayOut:
    """Return what happens when one limit gives way."""
    return WayOut(
        limit=one.limit,
        index=two_places(one.index),
        needed=one.needed,
        totals=None if one.totals is None else sum_of(one.totals),
    )


def parts_of(proposal: Proposal, agency: Agency) -> list[Part]:
    """Return what falls on each deed, sub-indicator and unit."""
    units = WorkUnit.objects.filter(agency=agency)
    titles = dict(units.values_list("code", "name"))
    return [part_of(share, titles) for share in proposal.shares()]


def part_of(share: Share, titles: Mapping[str, str]) -> Part:
    """Return a share as it is kept."""
    return Part(
        kind=share.kind,
        code=share.code,
        title=titles.get(share.code, "") if share.kind == "UNIT" else "",
        people=share.people,
        deeds=share.deeds,
        hours=share.hours,
        cost=share.cost,
        gain=share.gain,
    )


LEADERSHIP = (
    ("pkn", "Pelatihan kepemimpinan nasional (contoh)", ["JPT_UTAMA", "JPT_MADYA", "JPT_PRATAMA"]),
    ("pka", "Pelatihan kepemimpinan administrator (contoh)", ["ADMINISTRATOR"]),
    ("pkp", "Pelatihan kepemimpinan pengawas (contoh)", ["PENGAWAS"]),
)
"""Leadership trainings and the tiers they are for, as the law pairs them."""


def example_courses(agency: Agency) -> list[dict[str, Any]]:
    """Return trainings to begin with; hours and costs are invented and must be checked."""
    law = base_law(agency, localdate())
    shared = {"cost_per_person": 250_000, "cost_per_class": 7_500_000, "class_size": 30}
    dear = {"cost_per_person": 15_000_000, "cost_per_class": 0, "class_size": 40}
    leadership = [
        {"code": code, "title": title, "indicator": "DIKLAT_KEPEMIMPINAN", "tiers": tiers}
        | {"hours": LONG, **dear}
        for code, title, tiers in LEADERSHIP
    ]
    return [
        *leadership,
        {"code": "fungsional", "title": "Diklat fungsional (contoh)"}
        | {"indicator": "DIKLAT_FUNGSIONAL", "hours": LONG, "tiers": [], **shared},
        {"code": "teknis", "title": "Diklat teknis di kantor sendiri (contoh)"}
        | {"indicator": "DIKLAT_TEKNIS", "hours": technical_hours(law), "tiers": [], **shared},
        {"code": "seminar", "title": "Seminar atau lokakarya (contoh)"}
        | {"indicator": "SEMINAR", "hours": SHORT, "tiers": [], **shared},
    ]


def technical_hours(law: Law) -> Decimal:
    """Return the lesson hours that the law asks of technical training."""
    return Decimal(law.record("ip_asn.technical_hours")["minimum"])
