from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from takar.web.kit.scope import scope
from takar.web.people.models import CompetencyRecord, WorkUnit
from takar.web.results.explaining import advice_for
from takar.web.results.models import Withheld
from takar.web.results.queries import law_of
from takar.web.talent import queries
from takar.web.talent.rules import BOXES, UNDETERMINED
from tests.cast import DAY, Cast
from tests.web.results import made


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


def test_who_lacks_evidence_is_in_no_box_and_never_counted_as_low(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, cast.putri_employee, None, box_least=1, box_most=1)
    counts = queries.counts_of(queries.placed_people(cast.rahayu, run))
    assert counts.undetermined == 1
    assert set(counts.boxes.values()) == {0}


def test_who_does_not_see_everybody_is_not_on_the_map_oneself(cast: Cast) -> None:
    run = made.talent_run(cast)
    own = made.colleague(cast, 1, "Hadi sendiri")
    own.user = cast.hadi
    own.save()
    made.placed(run, own, 5)
    made.placed(run, made.colleague(cast, 2, "Wati"), 6)
    assert [one.box for one in queries.placed_people(cast.hadi, run)] == [6]
    Withheld.objects.create(run=run)
    assert not queries.placed_people(cast.hadi, run).filter(employee=own).exists()
    assert queries.placed_people(cast.rahayu, run).filter(employee=own).exists()


def test_counts_on_the_map_equal_the_lists_behind_them(cast: Cast) -> None:
    run = made.talent_run(cast)
    for number, box in enumerate([9, 9, 5, None, 1]):
        made.placed(run, made.colleague(cast, number, f"Rekan {number}"), box)
    people = queries.placed_people(cast.rahayu, run)
    counts = queries.counts_of(people)
    for box, count in counts.boxes.items():
        assert queries.in_box(people, box).count() == count
    assert queries.in_box(people, UNDETERMINED).count() == counts.undetermined == 1
    assert counts.total == people.count() == 5


def test_the_list_of_gaps_counts_each_person_once_an_indicator(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, made.colleague(cast, 1), None)
    made.placed(run, made.colleague(cast, 2), None)
    made.placed(run, made.colleague(cast, 3), 5)
    people = queries.placed_people(cast.rahayu, run)
    (gap,) = queries.gaps_in(people, run)
    assert (gap.name, gap.axis, gap.count) == (made.FEEDBACK, "performance", 2)
    asked = queries.chosen(cast.rahayu, people, {"missing": made.FEEDBACK}, run)
    assert asked.count() == 2


def test_a_unit_filter_reaches_the_units_below_and_no_namesake(cast: Cast) -> None:
    below = WorkUnit.objects.create(
        agency=cast.agency, code="U1A", name="Bidang", parent=cast.unit, path="U1/U1A/"
    )
    beside = WorkUnit.objects.create(agency=cast.agency, code="U10", name="Lain", path="U10/")
    run = made.talent_run(cast)
    for number, unit in enumerate([cast.unit, below, beside]):
        made.placed(run, made.colleague(cast, number, unit=unit), 5)
    people = queries.placed_people(cast.rahayu, run)
    asked = queries.chosen(cast.rahayu, people, {"unit": cast.unit}, run)
    assert asked.count() == 2


@pytest.mark.parametrize(
    ("days", "age"),
    [(0, "SEGAR"), (365, "SEGAR"), (366, "MENUA"), (1095, "MENUA"), (1096, "LEWAT")],
)
def test_the_age_of_the_latest_assessment_is_counted_on_the_day_of_the_run(
    cast: Cast, days: int, age: str
) -> None:
    run = made.talent_run(cast)
    made.placed(run, cast.putri_employee, 5)
    for day in (DAY - timedelta(days=days), date(2015, 1, 1), DAY + timedelta(days=1)):
        CompetencyRecord.objects.create(
            employee=cast.putri_employee, competency="INTEGRITAS", level=3, assessed_on=day
        )
    people = queries.placed_people(cast.rahayu, run)
    found = {
        asked: queries.chosen(cast.rahayu, people, {"age": asked}, run).count()
        for asked in ("SEGAR", "MENUA", "LEWAT", "TIDAK_ADA")
    }
    assert found == {"SEGAR": 0, "MENUA": 0, "LEWAT": 0, "TIDAK_ADA": 0} | {age: 1}


def test_sorting_keeps_people_without_a_box_last_both_ways(cast: Cast) -> None:
    run = made.talent_run(cast)
    for number, box in enumerate([None, 9, 1]):
        made.placed(run, made.colleague(cast, number, f"Rekan {number}"), box)
    people = queries.placed_people(cast.rahayu, run)
    assert [r.box for r in queries.sorted_by(people, "kotak")] == [1, 9, None]
    assert [r.box for r in queries.sorted_by(people, "-kotak")] == [9, 1, None]


def test_who_may_not_see_scores_cannot_sort_by_them(cast: Cast) -> None:
    run = made.talent_run(cast)
    made.placed(run, made.colleague(cast, 1, "Zaenal"), 9, performance_least=10)
    made.placed(run, made.colleague(cast, 2, "Ani"), 9, performance_least=90)
    people = queries.placed_people(cast.rahayu, run)

    def names(*, by_scores: bool) -> list[str]:
        found = queries.sorted_by(people, "kinerja", by_scores=by_scores)
        return [result.employee.name for result in found]

    assert names(by_scores=True) == ["Zaenal", "Ani"]
    assert names(by_scores=False) == ["Ani", "Zaenal"]


def test_a_comparison_counts_who_moved_and_treats_missing_evidence_as_no_box(cast: Cast) -> None:
    old = made.talent_run(cast, day=date(2024, 12, 31))
    new = made.talent_run(cast)
    for number, (before, after) in enumerate([(5, 8), (5, 5), (None, 5), (7, None), (None, None)]):
        person = made.colleague(cast, number, f"Rekan {number}")
        made.placed(old, person, before)
        made.placed(new, person, after)
    made.placed(new, made.colleague(cast, 20, "Baru"), 9)
    people = queries.both(cast.rahayu, old, new)
    moves = {(move.before, move.after): move.count for move in queries.moves_between(people)}
    assert moves == {(5, 8): 1, (5, 5): 1, (0, 5): 1, (7, 0): 1, (0, 0): 1}
    assert queries.all_moved(people).count() == 3
    assert [r.employee.name for r in queries.moved(people, 7, 0)] == ["Rekan 3"]


def test_the_advice_for_every_box_comes_from_the_law(cast: Cast) -> None:
    law = law_of(made.talent_run(cast))
    for box in BOXES:
        advice = advice_for(law, box)
        assert advice.sentences
        assert advice.citation.source.title
    assert queries.succession_boxes(law) == {7, 8, 9}
