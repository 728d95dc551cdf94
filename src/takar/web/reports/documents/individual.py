"""The report of one person: a version for the person, one with the annex for assessors.

Form: the individual report that goes with Peraturan BKN 26/2019 (identity, potential,
competency, strengths and areas, recommendation, placement for mapping only, development).
"""

from decimal import Decimal
from typing import Any, Literal

from takar.kernel.rounding import printed
from takar.regulations.law import Law
from takar.web.people.rules import POSITION_TIERS
from takar.web.reports.documents.shared import paper_facts
from takar.web.reports.queries import EventReport, PersonReport
from takar.web.reports.rules import (
    PLACEMENT,
    CompetencyLine,
    areas,
    cluster_sentence,
    jpm_sentence,
    level_text,
    strengths,
)
from takar.web.results.queries import table_of

Kind = Literal["PENGGUNA", "ASESOR"]
UNDETERMINED = "Belum dapat ditentukan"


def individual_facts(report: EventReport, person: PersonReport, kind: Kind) -> dict[str, Any]:
    """Return what the template ``individual`` prints."""
    shared = paper_facts(report, table_of(report.run))
    return shared | {
        "kind": kind,
        "person": person_facts(person),
        "corrections": correction_facts(report, person),
        "potentials": potential_facts(report.law, person),
        "competencies": [competency_facts(line, person, report.law) for line in person.lines],
        "clusters": cluster_facts(report.law, person),
        "jpm": jpm_facts(report, person),
        "strengths": [f"{line.title} ({line.printed_gap})" for line in strengths(person.lines)],
        "areas": [f"{line.title} ({line.printed_gap})" for line in areas(person.lines)],
        "placement": placement(report, person),
        "development": [line.advice for line in areas(person.lines)],
    }


def person_facts(person: PersonReport) -> dict[str, Any]:
    """Return who the report is about, as they were when assessed."""
    participant, employee = person.participant, person.employee
    tier = participant.position_tier
    return {
        "number": participant.number,
        "name": employee.full_name,
        "nip": person.nip or "–",
        "position": participant.position_title or "–",
        "tier": POSITION_TIERS.get(tier, tier or "–"),
        "unit": employee.unit.name if employee.unit else "–",
    }


def correction_facts(report: EventReport, person: PersonReport) -> list[str]:
    """Return what was corrected after the signature, a sentence each."""
    titles = report.law.codes("assessment.competencies")
    return [
        f"{titles[one.competency].title if one.competency in titles else one.competency}: "
        f"{printed_level(one.before)} menjadi {printed_level(one.after)}"
        + (f", {one.document_number}" if one.document_number else "")
        for one in person.corrections
    ]


def printed_level(level: Decimal | None) -> str:
    """Return a level as it is printed; a whole one without decimals."""
    return printed(level, 0 if level is not None and level == int(level) else 2)


def potential_facts(law: Law, person: PersonReport) -> list[dict[str, Any]]:
    """Return the aspects of potential that were seen."""
    standard = int(law.record("jpm.potential")["standard_per_aspect"])
    return [
        {
            "title": aspect.title,
            "score": None if (score := person.potentials.get(code)) is None else float(score),
            "printed": printed(score),
            "standard": standard,
        }
        for code, aspect in law.codes("assessment.potential_aspects").items()
        if code in person.potentials
    ]


def competency_facts(line: CompetencyLine, person: PersonReport, law: Law) -> dict[str, Any]:
    """Return one competency, with the ratings behind it for the annex."""
    methods = law.codes("assessment.methods")
    return {
        "title": line.title,
        "required": drawn(line.required),
        "level": drawn(line.level),
        "printed": level_text(line.level),
        "gap": line.printed_gap,
        "gloss": line.gloss,
        "advice": line.advice,
        "scores": [
            {
                "method": methods[score.method.code].title
                if score.method.code in methods
                else score.method.code,
                "assessor": score.assessor or "–",
                "level": level_text(score.level),
                "evidence": score.evidence,
            }
            for score in person.scores.get(line.code, [])
        ],
    }


def drawn(level: Decimal | None) -> float | None:
    """Return a level for drawing: whole where it is whole; a missing one stays missing."""
    if level is None:
        return None
    return int(level) if level == level.to_integral_value() else float(level)


def cluster_facts(law: Law, person: PersonReport) -> list[dict[str, str]]:
    """Return a sentence for each cluster of competencies."""
    return [
        {
            "title": cluster.title,
            "sentence": cluster_sentence([line for line in person.lines if line.cluster == code]),
        }
        for code, cluster in law.codes("assessment.clusters").items()
    ]


def jpm_facts(report: EventReport, person: PersonReport) -> dict[str, str]:
    """Return the JPM with its category and the rule behind it."""
    jpm, key = person.jpm, table_of(report.run)
    cited = report.law.cite(key)
    category = report.categories.get(person.category or "", UNDETERMINED)
    return {
        "achieved": level_text(jpm.achieved if jpm else None),
        "required": level_text(jpm.required if jpm else None),
        "sentence": jpm_sentence(
            jpm.achieved if jpm else None, jpm.required if jpm else None, jpm.jpm if jpm else None
        ),
        "category": category,
        "basis": f"{cited.title}: {cited.source.title}, {cited.at}.",
    }


def placement(report: EventReport, person: PersonReport) -> list[str]:
    """Return the advice on placement, which only a mapping gives."""
    if report.event.purpose != "PEMETAAN" or person.category not in PLACEMENT:
        return []
    return [PLACEMENT[person.category]]
