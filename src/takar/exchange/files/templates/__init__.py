"""Every workbook of ours: what SIASN's export lacks, and the score sheet."""

from collections.abc import Mapping

from takar.exchange.files.templates import career, courses, findings, official, organisation
from takar.exchange.files.templates.template import Template
from takar.kernel.errors import TakarError
from takar.kernel.language import msg

TEMPLATES: Mapping[str, Template] = {
    template.kind: template
    for template in (
        organisation.work_units(),
        organisation.positions(),
        organisation.competency_standards(),
        career.trainings(),
        career.education_history(),
        career.performance_ratings(),
        career.awards(),
        career.team_assignments(),
        career.position_history(),
        career.sanctions(),
        official.official_scores(),
        findings.scores(),
        findings.evidence_checks(),
        findings.competency_levels(),
        findings.potential_aspects(),
        findings.assessment_scores(),
        courses.course_participants(),
    )
}


class UnknownTemplate(TakarError):
    """There is no workbook of that name."""


def template_of(kind: str) -> Template:
    """Return the workbook of that name.

    Raises:
        UnknownTemplate: when there is none.
    """
    if kind not in TEMPLATES:
        raise UnknownTemplate(
            msg("Templat {kind} tidak dikenal.", kind=kind),
            hint=msg("Pilih salah satu: {kinds}.", kinds=", ".join(TEMPLATES)),
        )
    return TEMPLATES[kind]
