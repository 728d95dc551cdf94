"""The requirements of each target post, asked of everybody who may be considered for it."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from takar.measures.eligibility import (
    Deed,
    Evidence,
    Screening,
    explain,
    screen,
    smallest_changes,
)
from takar.measures.eligibility import Outcome as Answer
from takar.measures.succession import Outcome, Post
from takar.runs.succession.facts import Facts
from takar.runs.succession.lists import leading_to

BY_TIME = frozenset((Deed.WAIT, Deed.PAPER, Deed.VERIFY, Deed.RECORD, Deed.ASSESS))
"""What may be left to do where time alone mends: papers exist only once somebody is proposed, and
checks, ratings and assessments that hold today are taken to be renewed in time."""
OF_THE_DAY = frozenset(("window",))
"""Readings that are about the day of inauguration and about nobody: a standing list leaves them."""


def requirements_of(
    evidence: Evidence, facts: Facts, posts: Iterable[Post]
) -> dict[tuple[str, str], Outcome]:
    """Return the answer for everybody not barred from a post, or whose tier leads to it.

    For whoever is barred only by what time mends, the day from which all is met is told.

    Args:
        evidence: read from the tables, and any tables about proposals.
        facts: from the same tables.
        posts: the posts aimed at.
    """
    wanted = list(posts)
    found = screen(evidence, [post.position_id for post in wanted])
    aside = occasional(evidence)
    alike: dict[tuple[str, int], Outcome] = {}
    told: dict[tuple[str, str], Outcome] = {}
    for post in wanted:
        position = post.position_id
        kind = int(evidence.posts.kind[evidence.posts.place_of[position]])
        for person in _considered(found, post, facts):
            # Posts that ask the same have the same answer: it is worked out once.
            if (person, kind) not in alike:
                alike[person, kind] = _outcome(found, person, position, aside)
            told[person, position] = replace(alike[person, kind], position_id=position)
    return told


def occasional(evidence: Evidence) -> frozenset[str]:
    """Return the requirements that are about the day of inauguration, not about the person."""
    return frozenset(rule.code for rule in evidence.rules if rule.requirement.read in OF_THE_DAY)


def mends_on(evidence: Evidence, employee_id: str, position_id: str) -> date | None:
    """Return the day from which time alone meets every requirement; none where it does not."""
    aside = occasional(evidence)
    findings = explain(evidence, employee_id, position_id).findings
    barred = [own for own in findings if own.outcome is Answer.FAILED and own.code not in aside]
    if not barred or any(finding.due_on is None for finding in barred):
        return None
    route = smallest_changes(evidence, employee_id, position_id)
    needed = (step for step in route.steps if not set(step.codes) <= aside)
    if not route.leads or any(step.change.deed not in BY_TIME for step in needed):
        return None
    return route.ready_on


def _considered(found: Screening, post: Post, facts: Facts) -> list[str]:
    position = post.position_id
    people = {*found.candidates(position), *leading_to(post, facts)}
    return sorted(people - facts.held_by.get(position, frozenset()))


def _outcome(found: Screening, person: str, position: str, aside: Collection[str]) -> Outcome:
    unmet = {
        code: answer for code, answer in found.unmet(person, position).items() if code not in aside
    }
    failed = tuple(code for code, answer in unmet.items() if answer is Answer.FAILED)
    missing = tuple(code for code, answer in unmet.items() if answer is Answer.OPEN)
    value = Answer.FAILED if failed else Answer.OPEN if missing else Answer.MET
    mends = mends_on(found.evidence, person, position) if failed and not missing else None
    return Outcome(person, position, value.value, mends, failed, missing)
