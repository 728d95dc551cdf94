"""The law that applies to an event, and the limits it sets."""

from takar.regulations.law import Law
from takar.web.assessments.models import Event
from takar.web.assessments.rules.limits import Limits
from takar.web.people.queries.law import law_of


def law_of_event(event: Event) -> Law:
    """Return the law in force on the first day of an event."""
    return law_of(event.agency, event.starts_on)


def limits_of(law: Law) -> Limits:
    """Gather the limits that an event must keep."""
    group = law.record("assessment.group")
    rules = law.record("assessment.method_rules")
    methods = law.codes("assessment.methods")
    scale = law.record("assessment.rating_scale")
    return Limits(
        competencies={
            code: one.title for code, one in law.codes("assessment.competencies").items()
        },
        methods={code: method.title for code, method in methods.items()},
        kinds={code: method["kind"] for code, method in methods.items()},
        needs_assessor=frozenset(
            code for code, method in methods.items() if method["needs_assessor"]
        ),
        in_group=frozenset(code for code, method in methods.items() if method["in_group"]),
        least_methods=rules["methods_per_competency_min"],
        center_simulations=rules["assessment_center_simulations_min"],
        group_least=group["min"],
        group_most=group["max"],
        job_fit_least=group["job_fit_min"],
        least_assessors=group["assessors_per_candidate_min"],
        validity_years=int(law.number("assessment.validity_years")),
        lowest_level=scale["min"],
        highest_level=scale["max"],
        level_decimals=scale["decimals"],
    )
