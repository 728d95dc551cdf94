import pytest

from takar.items.forms import slots_of
from takar.web.exam_results.queries.evidence import evidence_of, marked_slots
from takar.web.exam_results.queries.items import has_item, items_of
from takar.web.exam_results.queries.own import own_sittings
from takar.web.exam_results.queries.runs import (
    counts_of,
    exams_of,
    next_terms,
    people_of,
    scales_of_run,
)
from takar.web.exam_results.queries.scales import most_of, scale_items
from takar.web.kit.scope import scope
from tests.web.exam_results.made import Sat, answered, chosen

pytestmark = pytest.mark.django_db


def test_slots_are_numbered_as_the_player_numbers_them(there: Sat) -> None:
    paper = there.sittings[0].plan
    told = {one.number: (one.section, one.item.item) for one in slots_of(paper)}
    for slot, section, code in marked_slots(paper):
        assert told[slot] == (section, code)


def test_the_last_answer_in_time_stands_whatever_came_late(there: Sat) -> None:
    answered(there.sittings[0], 0, chosen(2), sequence=9)
    given = evidence_of(there.exam).sheets[there.sittings[0].pk][0]
    assert given.value == chosen(2)


def test_evidence_of_some_is_of_these_alone(there: Sat) -> None:
    found = evidence_of(there.exam, only=[there.sittings[1].pk])
    assert list(found.sheets) == [there.sittings[1].pk]


def test_another_agency_has_no_exams_here(there: Sat) -> None:
    other = there.cast.other_agency
    assert exams_of(there.cast.agency, {"q": "contoh"}).count() == 1
    assert exams_of(there.cast.agency, {"q": "lain"}).count() == 0
    with scope(agency=other, agency_code=other.code):
        assert exams_of(other, {}).count() == 0


def test_scales_are_told_with_the_whole_first(there: Sat) -> None:
    assert list(scales_of_run(there.marked()).values()) == [
        "Seluruh ujian",
        "Bagian A",
        "Bagian B",
        "Kerjasama",
        "Komunikasi",
    ]


def test_gaps_stand_last_whichever_way_people_are_sorted(there: Sat) -> None:
    there.sittings[0].changes.all().delete()
    run = there.marked(unanswered="DIABAIKAN")
    for order in ("nilai", "-nilai"):
        assert list(people_of(run, {}, order))[-1].sitting == there.sittings[0]
    assert counts_of(run)["gaps"] == 1


def test_a_new_run_takes_over_the_settings_of_the_one_that_counts(there: Sat) -> None:
    there.live(unanswered="DIABAIKAN", markers=1)
    terms = next_terms(there.exam)
    assert (terms.unanswered, terms.markers) == ("DIABAIKAN", 1)


def test_items_are_listed_with_how_they_count_and_without_what_they_ask(there: Sat) -> None:
    run = there.marked(dropped=(there.versions["S2"].pk,))
    told = [(one.version.item.code, one.treatment) for one in items_of(there.exam, run)]
    assert told == [("S1", ""), ("S2", "GUGUR"), ("S3", ""), ("S4", "")]
    assert has_item(there.exam, there.versions["S1"].pk)
    assert not has_item(there.exam, 0)


def test_judges_find_the_items_of_each_scale_in_the_order_of_codes(there: Sat) -> None:
    items = scale_items(there.exam)
    assert [code for code, _version in items["UJIAN"]] == ["S1", "S2", "S3", "S4"]
    assert [code for code, _version in items["KOMPETENSI:KERJASAMA"]] == ["S1", "S2"]
    assert most_of(items)["BAGIAN:B"] == [1, 1]


def test_nobody_finds_sittings_of_a_run_that_was_not_released(there: Sat) -> None:
    there.live()
    assert not own_sittings(there.cast.putri, there.cast.agency).exists()
