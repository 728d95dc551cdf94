from typing import Any

import pytest

from takar.runs.rating_quality.parts import Generalizability, Share
from takar.runs.rating_quality.report import Category, Move, Outcome
from takar.web.rating_quality.rules import Sight
from takar.web.rating_quality.showing import Shown, group_line
from tests.runs.rated import law
from tests.runs.reported import comparison, raters, report

LEAST = 5


def shown(sight: Sight = Sight.ALL, **parts: Any) -> Shown:
    """Return a report before a reader."""
    return Shown(report(**parts), law(), sight, LEAST)


def test_assessors_stand_from_severe_to_lenient_and_a_summary_names_none() -> None:
    facets = raters(A00=-0.4, A01=0.7, A02=0.1)
    assert [one.code for one in shown(facets=facets).raters] == ["A01", "A02", "A00"]
    summary = shown(Sight.SUMMARY, facets=facets)
    assert summary.raters == []
    for drawing in (summary.severities, summary.ruler):
        assert "A01" not in drawing


@pytest.mark.parametrize(
    ("people", "told"), [(None, "–"), (0, "0"), (1, "<5"), (4, "<5"), (5, "5")]
)
def test_a_summary_tells_no_small_count(people: int | None, told: str) -> None:
    assert shown(Sight.SUMMARY).count(people) == told
    assert shown(Sight.ALL).count(people) == ("–" if people is None else str(people))


def test_small_counts_of_categories_and_moves_are_hidden_alike() -> None:
    outcome = Outcome(
        people=12,
        measured=12,
        categories=(
            Category(code="A", title="Optimal", people=9, people_adjusted=11),
            Category(code="B", title="Kurang", people=3, people_adjusted=1),
        ),
        moves=(Move(before="B", after="A", people=2), Move(before="A", after="A", people=9)),
    )
    summary = shown(Sight.SUMMARY, outcome=outcome)
    assert summary.categories == [("A", "Optimal", "9", "11"), ("B", "Kurang", "<5", "<5")]
    assert summary.moves == [("Kurang", "Optimal", "<5")]


@pytest.mark.parametrize(
    ("reached", "people", "is_told"),
    [(20, 40, True), (36, 40, False), (4, 40, False), (5, 10, True)],
)
def test_a_comparison_that_tells_of_a_few_is_left_out_of_a_summary(
    reached: int, people: int, is_told: bool
) -> None:
    one = comparison(reached, people)
    summary = shown(Sight.SUMMARY, fairness=(one,))
    assert bool(summary.fairness) is is_told
    assert summary.hidden_comparisons == (0 if is_told else 1)
    assert len(shown(Sight.ALL, fairness=(one,)).fairness) == 1


def test_a_comparison_tells_both_groups_with_their_counts() -> None:
    line = group_line(comparison(20, 40))
    assert (line.title, line.group) == ("Jenis kelamin", "Perempuan")
    assert (line.reached, line.against) == ("20 / 40", "Laki-laki (40 / 50)")


def test_a_chance_too_small_to_be_printed_is_never_shown_as_zero() -> None:
    rare = comparison(20, 40).model_copy(update={"p_holm": 0.0})
    assert group_line(rare).p == "< 0,001"
    facets = raters(A00=-0.4, A01=0.7).model_copy(update={"p": 0.0009})
    assert shown(facets=facets).severity_p == "< 0,001"
    assert shown().severity_p == "–"


def test_sources_stand_from_large_to_small_without_those_that_bring_nothing() -> None:
    shares = (
        Share(code="rater", estimate=0.1, share=0.2),
        Share(code="method", estimate=0.0, share=0.0),
        Share(code="ratee", estimate=0.4, share=0.8),
    )
    lines = shown(generalizability=Generalizability(shares=shares)).sources
    assert [line.title for line in lines] == ["Orang", "Asesor"]
