from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.succession import (
    Candidate,
    NoSuchKey,
    Setting,
    SuccessionList,
    succession,
)
from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.measures.succession.made import DAY, matched, met, post, someone

LAW = Book.load().on(DAY)


def listed(law: Law, *people: Candidate, **setting: Any) -> SuccessionList:
    return succession(post(), people, law, Setting(**setting))


def places(found: SuccessionList) -> dict[str, int | None]:
    return {own.candidate.employee_id: own.place for own in found.ranked}


def test_the_greatest_final_score_is_first_and_the_keys_are_printed(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", talent=80, technical=60),
        someone(law, "P2", talent=70, technical=90),
        someone(law, "P3", talent=74, technical=73),
    )
    assert places(found) == {"P2": 1, "P1": 2, "P3": 3}
    assert found.ranked[0].final.value == found.ranked[0].leading == Fraction(76)
    assert found.keys == ("FINAL", "PERFORMANCE", "JPM", "GRADED_ON")
    assert found.boxes == (7, 8, 9)
    assert found.shares is not None
    assert found.shares.technical == 30


def test_the_next_key_settles_a_tie_and_the_rest_share_a_place(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", performance=80, graded_on=date(2020, 4, 1)),
        someone(law, "P2", performance=90, graded_on=date(2022, 4, 1)),
        someone(law, "P3", performance=80, graded_on=date(2019, 4, 1)),
        someone(law, "P4", performance=80, graded_on=date(2020, 4, 1)),
    )
    assert places(found) == {"P2": 1, "P3": 2, "P1": 3, "P4": 3}


def test_a_key_that_somebody_among_equals_lacks_is_passed_over_for_all_of_them(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", graded_on=date(2020, 4, 1)),
        someone(law, "P2", graded_on=None),
        someone(law, "P3", talent=90, graded_on=date(2024, 4, 1)),
    )
    assert places(found) == {"P3": 1, "P1": 2, "P2": 2}
    assert found.skipped == (("GRADED_ON", ("P1", "P2")),)


def test_equals_stand_in_the_order_of_a_lot_that_anybody_can_draw(law: Law) -> None:
    people = [someone(law, f"P{number}") for number in range(5)]
    first = listed(law, *people, word="rapat 1", keys=("FINAL",))
    again = listed(law, *reversed(people), word="rapat 1", keys=("FINAL",))
    other = listed(law, *people, word="rapat 2", keys=("FINAL",))
    assert first == again
    assert set(places(first).values()) == {1}
    assert [own.lot for own in first.ranked] == sorted(own.lot for own in first.ranked)
    assert list(places(first)) != list(places(other))


def test_who_lacks_evidence_stands_apart_and_is_never_last(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", talent=70, technical=70),
        someone(law, "P2", talent=90, technical=None),
        someone(law, "P3", 5, 8, talent=75, technical=75),
        someone(law, "P4", outcome=met("P4", "PERLU_VERIFIKASI")),
        someone(law, "P5", outcome=None),
    )
    assert list(places(found)) == ["P1"]
    assert {own.candidate.employee_id: own.missing for own in found.unranked} == {
        "P2": ("FINAL",),
        "P3": ("box",),
        "P4": ("requirements",),
        "P5": ("requirements",),
    }
    assert all(own.place is None for own in found.unranked)


def test_places_that_missing_evidence_leaves_open_are_told(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", talent=70, technical=70),
        someone(law, "P2", talent=90, technical=None),
        someone(law, "P3", talent=50, technical=50),
    )
    ends = {
        own.candidate.employee_id: (own.best, own.worst) for own in (*found.ranked, *found.unranked)
    }
    # P2 lies between 63 and 93: above P3 for sure, perhaps above P1.
    assert ends == {"P1": (1, 2), "P2": (1, 2), "P3": (3, 3)}


def test_who_does_not_meet_the_requirements_is_outside_with_the_rule(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", outcome=met("P1", "TIDAK", failed=("PANGKAT",))),
        someone(law, "P2", 5),
        someone(law, "P3", 1, 2, talent=None),
    )
    assert [(own.candidate.employee_id, own.reason, own.failed) for own in found.outside] == [
        ("P1", "SYARAT_TIDAK_TERPENUHI", ("PANGKAT",)),
        ("P2", "DI_LUAR_KOTAK", ("5",)),
        ("P3", "DI_LUAR_KOTAK", ("1", "2")),
    ]
    assert found.ranked == found.unranked == ()


def test_an_open_list_takes_every_box(law: Law) -> None:
    found = listed(law, someone(law, "P1", 3), someone(law, "P2", 5, 8), boxes=())
    assert set(places(found)) == {"P1", "P2"}


def test_a_list_may_rank_the_unchecked_and_then_says_so(law: Law) -> None:
    unchecked = someone(law, "P1", outcome=None)
    doubtful = someone(law, "P2", outcome=met("P2", "PERLU_VERIFIKASI"))
    found = listed(law, unchecked, doubtful, may_be_unchecked=True)
    assert set(places(found)) == {"P1"}
    assert found.is_unchecked
    assert [own.candidate.employee_id for own in found.unranked] == ["P2"]
    assert not listed(law, someone(law, "P1")).is_unchecked


def test_a_tier_without_shares_is_ranked_by_talent_alone(law: Law) -> None:
    people = [someone(law, "P1", technical=None), someone(law, "P2", talent=74, technical=100)]
    found = succession(post(tier="AHLI_MADYA"), people, law, Setting(keys=("FINAL",)))
    assert found.shares is None
    assert places(found) == {"P1": 1, "P2": 2}


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (("PERFORMANCE",), "P1"),
        (("POTENTIAL",), "P2"),
        (("TALENT",), "P2"),
        (("JPM",), "P1"),
        (("BOX",), "P2"),
        (("READINESS",), "P1"),
        (("GRADE",), "P2"),
        (("GRADED_ON",), "P1"),
    ],
)
def test_every_key_can_lead(law: Law, keys: tuple[str, ...], first: str) -> None:
    one = someone(
        law,
        "P1",
        7,
        performance=95,
        potential=60,
        talent=77,
        grade="IV/a",
        graded_on=date(2019, 4, 1),
    )
    other = someone(
        law,
        "P2",
        8,
        performance=70,
        potential=90,
        talent=80,
        grade="IV/b",
        graded_on=date(2022, 4, 1),
        match=matched(law, "3"),
    )
    found = listed(law, one, other, keys=keys)
    assert found.ranked[0].candidate.employee_id == first
    assert places(found)[first] == 1


def test_an_unknown_key_is_refused_with_those_known(law: Law) -> None:
    with pytest.raises(NoSuchKey, match="USIA"):
        listed(law, keys=("USIA",))


def test_nobody_makes_an_empty_list(law: Law) -> None:
    found = listed(law)
    assert (found.ranked, found.unranked, found.outside) == ((), (), ())


scores = st.one_of(st.none(), st.integers(0, 100))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(scores, scores), min_size=2, max_size=4))
def test_the_order_of_the_people_does_not_matter(
    pairs: list[tuple[int | None, int | None]],
) -> None:
    people = [
        someone(LAW, f"P{place}", talent=talent, technical=technical)
        for place, (talent, technical) in enumerate(pairs)
    ]
    lists = {repr(listed(LAW, *order)) for order in permutations(people)}
    assert len(lists) == 1


few = st.sampled_from([60, 70, 80])
facts = st.tuples(st.one_of(st.none(), few), few, few, st.sampled_from([(8,), (5, 8), (5,)]))


@settings(deadline=None)
@given(st.lists(facts, min_size=2, max_size=6), st.data())
def test_whatever_the_missing_evidence_shows_nobody_leaves_the_places_told(
    rows: list[tuple[int | None, int, int, tuple[int, ...]]], data: st.DataObject
) -> None:
    def people(*, is_known: bool) -> list[Candidate]:
        found = []
        for place, (technical, talent, performance, boxes) in enumerate(rows):
            score = data.draw(few) if is_known and technical is None else technical
            box = (data.draw(st.sampled_from(boxes)),) if is_known else boxes
            found.append(
                someone(
                    LAW,
                    f"P{place}",
                    *box,
                    talent=talent,
                    technical=score,
                    performance=performance,
                )
            )
        return found

    keys = ("FINAL", "PERFORMANCE")
    before = listed(LAW, *people(is_known=False), keys=keys)
    after = places(listed(LAW, *people(is_known=True), keys=keys))
    for own in (*before.ranked, *before.unranked):
        found = after.get(own.candidate.employee_id)
        assert found is None or own.best <= found <= own.worst


def test_a_tie_that_missing_evidence_may_bring_is_counted(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", talent=70, technical=100, performance=60),
        someone(law, "P2", talent=70, technical=None, performance=90),
    )
    assert [(own.best, own.worst) for own in (*found.ranked, *found.unranked)] == [(1, 2), (1, 2)]


def test_scores_that_differ_in_the_sixth_place_are_not_equal(law: Law) -> None:
    found = listed(
        law,
        someone(law, "P1", talent=Decimal("75.000001")),
        someone(law, "P2", talent=Decimal("75.000000")),
    )
    assert places(found) == {"P1": 1, "P2": 2}
