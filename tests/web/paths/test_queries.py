from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from takar.measures.eligibility import Outcome, explain, read_evidence, with_changes
from takar.web.kit.scope import scope
from takar.web.mobility.queries import evidence_for
from takar.web.paths.queries import AxisWay, own_path, ways_of
from takar.web.people.models import Employee, Position
from takar.web.people.models.records import Award, PerformanceRating, TeamAssignment
from takar.web.people.queries.law import law_of
from takar.web.results.models import TalentResult
from takar.web.succession.actions import express_interest
from takar.web.succession.queries import interests_of
from tests.cast import Cast
from tests.web.paths.made import decided, mapped, recorded

DAY = date(2026, 3, 2)


@pytest.fixture
def putri(cast: Cast) -> Iterator[Employee]:
    """Putri, inside her agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield cast.putri_employee


def post_of(cast: Cast, code: str = "T9", **facts: object) -> Position:
    """Make a vacant post."""
    values = {"title": "Kepala Bidang Contoh", "tier": "ADMINISTRATOR", "unit": cast.unit}
    return Position.objects.create(agency=cast.agency, code=code, **(values | facts))


def test_the_way_to_a_post_of_interest_is_told_step_by_step(cast: Cast, putri: Employee) -> None:
    post = post_of(cast)
    assert own_path(putri, DAY).ways == ()
    express_interest(cast.putri, putri, position=post)
    (way,) = own_path(putri, DAY).ways
    assert way.problem is None
    assert way.route is not None
    assert way.route.steps or way.route.blocked
    for step in way.steps:
        assert step.serves


def test_who_works_here_no_longer_is_told_that_nothing_can_be_judged(
    cast: Cast, putri: Employee
) -> None:
    express_interest(cast.putri, putri, position=post_of(cast))
    putri.left_on = DAY
    putri.save()
    (way,) = own_path(putri, DAY).ways
    assert way.problem is not None
    assert (way.explanation, way.steps, way.met) == (None, [], 0)


def test_doing_what_the_route_says_meets_every_requirement_but_its_papers(
    cast: Cast, putri: Employee
) -> None:
    post = post_of(cast, tier="PENGAWAS")
    express_interest(cast.putri, putri, position=post)
    (way,) = ways_of(putri, list(interests_of(putri)), DAY)
    assert way.route is not None
    assert way.explanation is not None
    assert way.explanation.outcome is not Outcome.MET
    assert way.route.leads
    done = [step.change for step in way.route.steps]
    on_paper = {code for step in way.route.steps if not step.change.rows for code in step.codes}
    tables = with_changes(evidence_for(cast.agency, DAY, [putri.pk]), putri.code, done)
    law = law_of(cast.agency, way.route.ready_on)
    after = explain(read_evidence(tables, law), putri.code, post.code)
    assert {one.code for one in after.unmet} <= on_paper
    assert len(after.unmet) < len(way.explanation.unmet)


def test_without_a_decided_cycle_nothing_is_told_about_boxes(cast: Cast, putri: Employee) -> None:
    recorded(putri)
    mapped(cast)
    found = own_path(putri, DAY)
    assert (found.review.box, found.axes, found.nearest) == (None, (), None)


def performance(putri: Employee) -> AxisWay:
    """Return the way up the axis of performance."""
    return own_path(putri, DAY).axes[0]


def awarded(putri: Employee) -> None:
    Award.objects.create(employee=putri, award_level="INSTANSI", awarded_on=date(2025, 8, 17))


def on_a_team(putri: Employee) -> None:
    TeamAssignment.objects.create(
        employee=putri, role="ANGGOTA_INTERNAL", started_on=date(2025, 2, 3)
    )


def rated_higher(putri: Employee) -> None:
    PerformanceRating.objects.filter(employee=putri, year=2025).update(rating="SANGAT_BAIK")


DEEDS: dict[str, Callable[[Employee], None]] = {
    "menjadi Instansi": awarded,
    "menjadi Anggota Internal": on_a_team,
    "menjadi Sangat Baik": rated_higher,
}


@pytest.mark.parametrize("words", DEEDS)
def test_doing_one_told_change_leads_to_the_next_category(
    cast: Cast, putri: Employee, words: str
) -> None:
    recorded(putri)
    decided(cast, mapped(cast))
    way = performance(putri)
    assert way.climb.category is not None
    assert way.climb.next_category is not None
    assert (way.climb.category.code, way.climb.reaches) == ("DI_BAWAH_EKSPEKTASI", True)
    told = {lift.words: lift.gain for lift in (*way.lifts, *way.others)}
    assert set(told) == set(DEEDS)
    DEEDS[words](putri)
    after = TalentResult.objects.get(run=mapped(cast, "Sesudah"), employee=putri)
    assert after.performance is not None
    assert way.climb.score is not None
    assert after.performance == way.climb.score + told[words]
    assert after.performance_category == way.climb.next_category.code


def test_the_smallest_change_goes_first_and_missing_evidence_is_no_bad_score(
    cast: Cast, putri: Employee
) -> None:
    recorded(putri)
    decided(cast, mapped(cast))
    found = own_path(putri, DAY)
    assert [lift.title for lift in found.axes[0].lifts] == ["Penghargaan"]
    potential = found.axes[1].climb
    assert (potential.score, found.review.box, found.nearest) == (None, None, None)
    assert potential.lifts
    assert all(lift.is_missing for lift in potential.lifts)


def test_five_posts_are_judged_from_evidence_that_is_read_once(
    cast: Cast, putri: Employee, django_assert_max_num_queries: Any
) -> None:
    for number in range(5):
        express_interest(cast.putri, putri, position=post_of(cast, f"T{number}"))
    with django_assert_max_num_queries(30):
        assert len(own_path(putri, DAY).ways) == 5
