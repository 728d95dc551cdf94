from typing import Any

from takar.measures.eligibility import Outcome
from takar.web.mobility.models import MoveList
from takar.web.mobility.queries import (
    checked_pair,
    eligible_pairs,
    evidence_for,
    lists_in,
    moves_of,
    people_like,
    posts_like,
    verdicts_of,
)
from takar.web.mobility.queries.findings import Found
from takar.web.mobility.rules import UNCHECKED
from tests.cast import Cast, employee
from tests.web.mobility.made import DAY, list_of, moved, post_of


def test_without_a_noted_window_the_table_is_a_gap(cast: Cast, opened: MoveList) -> None:
    assert "windows" not in evidence_for(cast.agency, DAY)


def test_a_pair_is_explained_with_its_articles(cast: Cast, opened: MoveList) -> None:
    found, way = checked_pair(cast.agency, DAY, cast.putri_employee, post_of(cast))
    assert found.outcome is not Outcome.MET
    assert all(finding.papers.place for finding in found.findings)
    assert way.steps


def test_everybody_is_asked_about_a_post_at_once(cast: Cast, opened: MoveList) -> None:
    employee(cast.agency, cast.unit, "Tono", 7)
    found = eligible_pairs(cast.agency, DAY, [post_of(cast)])
    assert sum(found.counts("P1").values()) == 2


def test_lists_tell_how_their_moves_stand(
    cast: Cast, opened: MoveList, django_assert_max_num_queries: Any
) -> None:
    moved(cast, opened)
    list_of(cast, "Kosong")
    with django_assert_max_num_queries(1):
        rows = list(lists_in(cast.agency, {"q": "Pelantikan"}))
    assert [(row.title, row.people) for row in rows] == [("Pelantikan Maret", 1)]  # type: ignore[attr-defined]
    assert [one.title for one in lists_in(cast.agency, {"state": "DITETAPKAN"})] == []


def test_moves_are_found_by_verdict_and_by_words(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    assert verdicts_of(opened)[move.verdict] == 1
    assert list(moves_of(opened, {"verdict": move.verdict, "q": "Anjani Seksi"})) == [move]
    assert list(moves_of(opened, {"verdict": UNCHECKED})) == []


def test_people_and_posts_are_found_by_every_word_and_only_here(
    cast: Cast, opened: MoveList
) -> None:
    assert list(people_like(cast.agency, "putri anj")) == [cast.putri_employee]
    assert list(people_like(cast.agency, "Joko")) == list(people_like(cast.agency, " ")) == []
    assert list(posts_like(cast.agency, "seksi dinas")) == [post_of(cast)]
    assert list(posts_like(cast.agency, "")) == []


def test_what_stands_in_the_way_is_told_before_what_is_met(cast: Cast, opened: MoveList) -> None:
    move = moved(cast, opened)
    told, _ = checked_pair(cast.agency, DAY, cast.putri_employee, post_of(cast))
    found = Found.of(told)
    assert {own.finding.code for own in found.unmet} == set(move.found.unmet)
    outcomes = [str(own.finding.outcome) for own in found.unmet]
    assert outcomes == sorted(outcomes, key=["TIDAK", "PERLU_VERIFIKASI"].index)
    assert {own.answer for own in found.met} == {"Terpenuhi"}
    assert len(found.unmet) + len(found.met) == len(told.findings)
    assert found.kind == "Rotasi"
