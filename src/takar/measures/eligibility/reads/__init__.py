"""One pair of functions for each way of reading evidence: the answer, and its reasons.

Adding a way: name its demand in ``takar.regulations.requirements``, write the two functions, and
list them here. ``judge`` answers for everybody at once; ``tell`` speaks of one person alone.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.outcomes import Answers
from takar.measures.eligibility.reads.ages import age, retirement, tell_age, tell_retirement
from takar.measures.eligibility.reads.career import (
    experience,
    path,
    tell_experience,
    tell_path,
    tell_tenure,
    tenure,
)
from takar.measures.eligibility.reads.competence import (
    assessment,
    match,
    tell_assessment,
    tell_match,
    tell_training,
    training,
)
from takar.measures.eligibility.reads.conduct import (
    demotion,
    discipline,
    performance,
    tell_demotion,
    tell_discipline,
    tell_performance,
)
from takar.measures.eligibility.reads.papers import declaration, tell_declaration
from takar.measures.eligibility.reads.person import (
    education,
    employment,
    field,
    grade,
    status,
    tell_education,
    tell_employment,
    tell_field,
    tell_grade,
    tell_status,
)
from takar.measures.eligibility.reads.windows import tell_window, window
from takar.measures.eligibility.telling import Told


class Reading(NamedTuple):
    """How one way of reading is judged and told."""

    judge: Callable[[People, Asked[Any]], Answers]
    tell: Callable[[People, Asked[Any]], Told]


READINGS = {
    "employment": Reading(employment, tell_employment),
    "status": Reading(status, tell_status),
    "education": Reading(education, tell_education),
    "field": Reading(field, tell_field),
    "grade": Reading(grade, tell_grade),
    "path": Reading(path, tell_path),
    "experience": Reading(experience, tell_experience),
    "age": Reading(age, tell_age),
    "performance": Reading(performance, tell_performance),
    "discipline": Reading(discipline, tell_discipline),
    "training": Reading(training, tell_training),
    "assessment": Reading(assessment, tell_assessment),
    "match": Reading(match, tell_match),
    "tenure": Reading(tenure, tell_tenure),
    "retirement": Reading(retirement, tell_retirement),
    "window": Reading(window, tell_window),
    "demotion": Reading(demotion, tell_demotion),
    "declaration": Reading(declaration, tell_declaration),
}


def judge(people: People, asked: Asked[Any]) -> Answers:
    """Return everybody's answer to one demand."""
    return READINGS[asked.read].judge(people, asked)


def tell(people: People, asked: Asked[Any]) -> Told:
    """Tell the reasons of the answer of a single person."""
    return READINGS[asked.read].tell(people, asked)
