"""The design of an event: how its methods are held, templates, what its class demands."""

from decimal import Decimal

from takar.regulations.book import Law
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.law import law_of_event
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.rules.design import (
    ClassDemand,
    Conduct,
    Design,
    MethodPlan,
    class_findings,
    conduct_findings,
    weight_findings,
)
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import Finding, Matrix


def usual_conducts(law: Law) -> dict[str, Conduct]:
    """Return how each method is usually held."""
    return {
        row["method"]: Conduct(
            duration_minutes=row["duration_minutes"],
            seats=row["seats"],
            assessors_needed=row["assessors"],
            place=row["place"],
        )
        for row in law.table("assessment.method_defaults")
    }


def template_of(law: Law, complexity: str) -> Design:
    """Return the design with which a class of complexity starts."""
    usual = usual_conducts(law)
    return Design(
        complexity=complexity,
        methods=tuple(
            MethodPlan(
                code=row["method"],
                weight=row["weight"],
                duration_minutes=row["duration_minutes"],
                seats=usual[row["method"]].seats,
                assessors_needed=usual[row["method"]].assessors_needed,
                place=usual[row["method"]].place,
                competencies=tuple(row["competencies"]),
            )
            for row in law.table("assessment.templates")
            if row["complexity"] == complexity
        ),
    )


def design_of(event: Event) -> Design:
    """Return the design of an event as it stands."""
    return Design(
        complexity=event.complexity,
        methods=tuple(
            MethodPlan(
                code=one.code,
                weight=one.weight,
                duration_minutes=one.duration_minutes,
                seats=one.seats,
                assessors_needed=one.assessors_needed,
                place=one.place,
                competencies=tuple(sorted(cell.competency for cell in one.competencies.all())),
            )
            for one in methods_of(event)
        ),
    )


def conducts_of(event: Event) -> dict[str, Conduct]:
    """Return how the methods of an event are held."""
    return {
        one.code: Conduct(one.duration_minutes, one.seats, one.assessors_needed, one.place)
        for one in methods_of(event)
    }


def weights_of(event: Event) -> dict[str, Decimal]:
    """Return the weights of the methods of an event."""
    return {one.code: one.weight for one in methods_of(event)}


def demand_of(law: Law, complexity: str) -> ClassDemand | None:
    """Return what the law asks of a class; nothing for an event without one."""
    found = law.codes("assessment.complexity").get(complexity)
    if found is None:
        return None
    return ClassDemand(
        title=found.title,
        tiers=frozenset(found["tiers"]),
        kinds_required=tuple(found["kinds_required"]),
        simulations_min=found["simulations_min"],
        simulations_max=found["simulations_max"],
    )


def design_findings(event: Event, limits: Limits, matrix: Matrix) -> list[Finding]:
    """Return what is odd about the design of an event as stored; it only warns."""
    return [
        *class_findings(
            matrix, limits, demand_of(law_of_event(event), event.complexity), tiers_of(event)
        ),
        *weight_findings(weights_of(event)),
        *conduct_findings(conducts_of(event), limits, event.purpose),
    ]


def tiers_of(event: Event) -> set[str]:
    """Return the tiers of the participants."""
    rows = Participant.objects.filter(event=event).order_by()
    return set(rows.values_list("position_tier", flat=True).distinct())
