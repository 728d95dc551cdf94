"""Development from tables: needs per person, a plan under a budget, the official forms.

>>> found = needs_of(tables, facts_of(tables, law))  # doctest: +SKIP
>>> plan = plan_for(found, read_offers(path, law), Caps(budget=100_000_000))  # doctest: +SKIP
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.development import (
    Deed,
    Deeds,
    Learner,
    Named,
    Needs,
    Planned,
    akpd_rows,
    akpk_rows,
    hcdp_rows,
    needs,
)
from takar.measures.succession import Match, NoStandard, Post, match
from takar.planning.competency_gaps import Caps, GapPlan, GapTask, Offer, Want, gap_plan
from takar.regulations.law import Law
from takar.runs.sheets import Rows
from takar.runs.succession.facts import Facts
from takar.runs.units import units_above
from takar.tables.reading import BadTables, read_table
from takar.tables.succession import OFFERS

QUARTERS = (1, 2, 3, 4)


class BadOffers(TakarError):
    """The list of trainings names what the law has not."""


class UnknownUnit(TakarError):
    """A unit is named that is not in the table of units."""


def needs_of(
    tables: Mapping[str, pa.Table],
    facts: Facts,
    *,
    targets: Mapping[str, str] | None = None,
    people: Collection[str] | None = None,
) -> Needs:
    """Return what people need to learn.

    Args:
        tables: the evidence.
        facts: from the same tables.
        targets: the post aimed at, by employee.
        people: of whom it is asked; everybody without it.
    """
    ratings = latest_ratings(tables["performance_ratings"].to_pylist(), facts.law)
    aims = targets or {}
    learners = [
        Learner(
            employee_id=person,
            work_unit_id=row["work_unit_id"],
            present=_matched(person, _post_of(row, facts), facts),
            target=_matched(person, facts.post(aims[person]), facts) if person in aims else None,
            rating=ratings.get(person),
        )
        for person, row in facts.people.items()
        if people is None or person in people
    ]
    return needs(learners, facts.law)


def latest_ratings(rows: Iterable[Mapping[str, Any]], law: Law) -> dict[str, str]:
    """Return each person's rating of the latest year that has one."""
    found: dict[str, tuple[int, str]] = {}
    for row in rows:
        if row["rating"] is None or row["year"] > law.day.year:
            continue
        own = (row["year"], row["rating"])
        found[row["employee_id"]] = max(own, found.get(row["employee_id"], own))
    return {person: rating for person, (_, rating) in found.items()}


def people_of_unit(tables: Mapping[str, pa.Table], facts: Facts, unit: str) -> set[str]:
    """Return the people of a unit and of all below it.

    Raises:
        UnknownUnit: there is no such unit.
    """
    above = units_above(tables["work_units"])
    if unit not in above:
        raise UnknownUnit(
            msg("Unit {unit} tidak ada.", unit=unit),
            hint=msg("Tulis work_unit_id seperti pada tabel work_units."),
        )
    return {
        person
        for person, row in facts.people.items()
        if unit in above.get(row["work_unit_id"] or "", ())
    }


def read_offers(path: Path, law: Law) -> tuple[Offer, ...]:
    """Read the trainings that can be held.

    Raises:
        BadTables: the file or a cell cannot be accepted.
        BadOffers: a competency, form or quarter is not known.
    """
    table, faults = read_table(path, OFFERS)
    if faults:
        raise BadTables(msg("{fault}", fault=str(faults[0])), faults[0].hint, faults)
    return tuple(_offer(row, law) for row in table.to_pylist())


def plan_for(
    found: Needs, offers: Iterable[Offer], caps: Caps, *, word: str = "", seconds: float = 20.0
) -> GapPlan:
    """Plan the trainings that close the most weighted gap within the limits."""
    wants = tuple(
        Want(need.employee_id, need.work_unit_id or "", need.competency, need.gap, need.weight)
        for need in found.found
    )
    return gap_plan(GapTask(wants, tuple(offers), caps, word, seconds))


def deeds_of(plan: GapPlan) -> Deeds:
    """Return how each need is met by a plan."""
    offers = {offer.code: offer for offer in plan.task.offers}
    return {
        (step.employee_id, step.competency): Deed(
            form=offers[step.offer].form,
            hours=step.hours,
            provider=offers[step.offer].provider,
            quarter=offers[step.offer].quarter,
            cost=step.cost,
        )
        for step in plan.steps
    }


def forms(found: Needs, facts: Facts, plan: GapPlan | None = None) -> dict[str, Rows]:
    """Return the official forms by name: AKPK, AKPD and, with a plan, HCDP and who is left out."""
    deeds = deeds_of(plan) if plan else {}
    people = {person: _named(row, facts) for person, row in facts.people.items()}
    sheets: dict[str, Rows] = {
        "AKPK": akpk_rows(found.found, people, deeds, facts.law),
        "AKPD": akpd_rows(found.found, found.unassessed, deeds, facts.units),
        "Belum dinilai": [
            {
                "employee_id": own.employee_id,
                "name": people[own.employee_id].name,
                "competency": own.competency,
                "grounds": "; ".join(own.grounds),
            }
            for own in found.unassessed
        ],
    }
    if plan:
        sheets["HCDP"] = hcdp_rows(_planned(plan), facts.law)
        sheets["Belum dilayani"] = [
            {
                "employee_id": own.employee_id,
                "name": people[own.employee_id].name,
                "competency": own.competency,
                "reason": own.reason,
                "offer": own.offer or None,
                "worth": own.worth,
                "lacking": own.lacking,
                "least_seated": own.least_seated,
            }
            for own in plan.left_out
        ]
    return sheets


def _planned(plan: GapPlan) -> list[Planned]:
    return [
        Planned(
            competency=booking.offer.competency,
            title=booking.offer.title or booking.offer.code,
            form=booking.offer.form,
            people=booking.people,
            hours=booking.offer.hours,
            provider=booking.offer.provider,
            quarter=booking.offer.quarter,
            cost=booking.cost,
        )
        for booking in plan.bookings
    ]


def _post_of(row: Mapping[str, Any], facts: Facts) -> Post:
    """Return the person's own post; where it is not in the table, one of the same tier."""
    known = facts.posts.get(row["position_id"] or "")
    return known or Post("", row["position_title"] or "", row["position_tier"])


def _matched(person: str, post: Post, facts: Facts) -> Match | None:
    try:
        standard = facts.standards.of(post, facts.law)
    except NoStandard:
        return None
    return match(facts.levels.get(person, {}), standard, facts.law)


def _named(row: Mapping[str, Any], facts: Facts) -> Named:
    unit = facts.units.get(row["work_unit_id"] or "", row["work_unit_id"])
    return Named(row["nip"], row["name"], unit, row["position_title"])


def _offer(row: Mapping[str, Any], law: Law) -> Offer:
    known = (
        (row["competency"], law.codes("assessment.competencies")),
        (row["form"] or "PELATIHAN", law.codes("development.forms")),
        (row["quarter"] or QUARTERS[0], QUARTERS),
    )
    for value, choices in known:
        if value not in choices:
            raise BadOffers(
                msg("Pelatihan {code}: {value} tidak dikenal.", code=row["code"], value=str(value)),
                hint=msg("Pilih dari: {known}.", known=", ".join(map(str, choices))),
            )
    return Offer(
        code=row["code"],
        competency=row["competency"],
        closes=row["closes"],
        hours=row["lesson_hours"],
        cost_per_person=row["cost_per_person"] or 0,
        cost_per_class=row["cost_per_class"] or 0,
        class_size=row["class_size"],
        classes_most=row["classes_most"],
        title=row["title"] or "",
        form=row["form"] or "PELATIHAN",
        provider=row["provider"] or "",
        quarter=row["quarter"],
    )
