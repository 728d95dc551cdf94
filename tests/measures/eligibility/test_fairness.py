"""Equal facts give equal answers, and better ones never worse."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.eligibility import Outcome, screen
from takar.measures.eligibility.outcomes import OUTCOMES
from tests.measures.eligibility.invented import POSTS, evidence_of

EDUCATION = ("SD", "SLTA", "D3", "S1", "S2", "S3")
GRADES = ("III/a", "III/d", "IV/a", "IV/b", "IV/c", "IV/e")


def answers(**person: Any) -> dict[str, dict[str, Outcome]]:
    found = screen(evidence_of({}, person))
    return {post: found.unmet("P1", post) for post in POSTS}


@pytest.mark.parametrize(
    "who", [{"sex": "L"}, {"sex": "P"}, {"name": "Joko"}, {"education_fit": "TIDAK_SESUAI"}]
)
def test_who_somebody_is_changes_nothing(who: dict[str, str]) -> None:
    assert answers(**who) == answers()


@settings(max_examples=30, deadline=None)
@given(st.permutations(range(len(EDUCATION))), st.sampled_from(sorted(POSTS)))
def test_a_higher_education_or_grade_never_lowers_an_answer(order: list[int], post: str) -> None:
    lower, higher = sorted(order[:2])
    for column, ladder in (("education_level", EDUCATION), ("grade", GRADES)):
        worse, better = (
            screen(evidence_of({}, {column: ladder[step]})).unmet("P1", post)
            for step in (lower, higher)
        )
        for code in {*worse, *better}:
            before, after = (OUTCOMES.index(a.get(code, Outcome.MET)) for a in (worse, better))
            assert after >= before, code
