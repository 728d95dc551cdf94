from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takar.web.sittings.rules.clock import GRACE, Clock
from takar.web.sittings.rules.judging import Said, SentAway, Worth, answers, judged

START = datetime(2025, 5, 14, 8, tzinfo=UTC)
END = START + timedelta(minutes=30)
CLOCKS = {"A": Clock("A", timedelta(minutes=30), START), "B": Clock("B", timedelta(minutes=30))}
SECTIONS = {0: "A", 1: "A", 2: "B"}


def said(
    sequence: int, value: Any = "x", *, desk: int = 1, slot: int | None = 0, at: datetime = START
) -> Said:
    return Said(desk, sequence, slot, value, given_at=at, received_at=at)


def worths(*changes: Said, rulings: dict[tuple[int, int], bool] | None = None) -> list[Worth]:
    return [one.worth for one in judged(changes, SECTIONS, CLOCKS, rulings or {})]


@pytest.mark.parametrize(
    ("received", "worth"),
    [
        (START - timedelta(microseconds=1), Worth.STRAY),
        (START, Worth.COUNTED),
        (END, Worth.COUNTED),
        (END + GRACE, Worth.COUNTED),
        (END + GRACE + timedelta(microseconds=1), Worth.LATE),
    ],
)
def test_what_comes_after_the_grace_is_late_and_what_comes_before_the_start_is_stray(
    received: datetime, worth: Worth
) -> None:
    assert worths(said(1, at=received)) == [worth]


@pytest.mark.parametrize("slot", [2, 9, None])
def test_an_answer_off_the_paper_or_in_a_section_not_begun_is_stray(slot: int | None) -> None:
    assert worths(said(1, slot=slot)) == [Worth.STRAY]


def test_the_last_answer_of_a_slot_stands_in_whatever_order_they_arrived() -> None:
    changes = [said(1, "a"), said(2, "b"), said(1, "c", desk=2), said(3, "d")]
    for order in permutations(changes):
        assert answers(judged(order, SECTIONS, CLOCKS, {})) == {0: "c"}


def test_what_an_older_device_alone_said_still_stands() -> None:
    changes = [said(1, "a", slot=0), said(2, "b", slot=1), said(1, "c", desk=2, slot=0)]
    assert answers(judged(changes, SECTIONS, CLOCKS, {})) == {0: "c", 1: "b"}


def test_a_late_answer_does_not_overtake_one_in_time_until_a_person_rules_it_in() -> None:
    changes = [said(1, "a"), said(2, "b", at=END + timedelta(minutes=1))]
    assert answers(judged(changes, SECTIONS, CLOCKS, {})) == {0: "a"}
    assert worths(*changes) == [Worth.COUNTED, Worth.LATE]
    assert answers(judged(changes, SECTIONS, CLOCKS, {(1, 2): True})) == {0: "b"}
    assert worths(*changes, rulings={(1, 2): True}) == [Worth.OVERTAKEN, Worth.RULED_IN]
    assert worths(*changes, rulings={(1, 2): False}) == [Worth.COUNTED, Worth.RULED_OUT]


@pytest.mark.parametrize(
    ("desk", "received", "worth"),
    [
        (1, GRACE, Worth.COUNTED),
        (1, GRACE + timedelta(microseconds=1), Worth.LATE),
        (2, timedelta(minutes=5), Worth.COUNTED),
    ],
)
def test_what_a_device_says_after_a_proctor_sent_it_away_waits_for_a_person(
    desk: int, received: timedelta, worth: Worth
) -> None:
    away = START + timedelta(minutes=1)
    change = said(1, desk=desk, at=away + received)
    told = judged([change], SECTIONS, CLOCKS, {}, [SentAway(2, away)])
    assert [one.worth for one in told] == [worth]


def test_an_answer_taken_back_is_no_answer() -> None:
    assert answers(judged([said(1, "a"), said(2, None)], SECTIONS, CLOCKS, {})) == {}


def test_who_rules_on_a_late_answer_is_told_whether_the_device_says_it_was_in_time() -> None:
    late = END + timedelta(minutes=5)
    offline = Said(1, 1, 0, "a", given_at=END, received_at=late)
    after = Said(1, 2, 0, "b", given_at=END + timedelta(seconds=1), received_at=late)
    told = judged([offline, after], SECTIONS, CLOCKS, {})
    assert [one.was_given_in_time for one in told] == [True, False]


CHANGES = st.lists(
    st.builds(
        Said,
        desk=st.integers(1, 3),
        sequence=st.integers(1, 8),
        slot=st.one_of(st.none(), st.integers(0, 3)),
        value=st.one_of(st.none(), st.sampled_from("abc")),
        given_at=st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        received_at=st.integers(-60, 3600).map(lambda n: START + timedelta(seconds=n)),
    ),
    max_size=20,
    unique_by=lambda one: one.number,
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draw reads tables
@given(CHANGES, st.randoms())
def test_every_change_is_accounted_for_whatever_order_and_whatever_the_device_clocks(
    changes: list[Said], lot: Any
) -> None:
    shuffled = lot.sample(changes, len(changes))
    before, after = (judged(some, SECTIONS, CLOCKS, {}) for some in (changes, shuffled))
    assert before == after
    assert sorted(one.said.number for one in before) == sorted(one.number for one in changes)
    standing = [one for one in before if one.worth is Worth.COUNTED]
    assert len({one.said.slot for one in standing}) == len(standing)


@pytest.mark.parametrize(
    ("received", "worth"),
    [(timedelta(), Worth.LATE), (timedelta(microseconds=1), Worth.AFTER_SIGNING)],
)
def test_what_comes_after_the_signing_waits_for_nobody_but_may_be_ruled_on(
    received: timedelta, worth: Worth
) -> None:
    signed = END + timedelta(hours=1)
    change = said(1, "b", at=signed + received)
    told = judged([said(2, "a", slot=1), change], SECTIONS, CLOCKS, {}, signed_at=signed)
    assert told[0].worth is worth
    assert answers(told) == {1: "a"}
    ruled = judged([change], SECTIONS, CLOCKS, {(1, 1): True}, signed_at=signed)
    assert ruled[0].worth is Worth.RULED_IN


def test_who_rules_is_told_that_a_device_was_sent_away_and_when() -> None:
    away = START + timedelta(minutes=1)
    change = said(1, at=away + timedelta(minutes=1))
    gone, usual = (
        judged([change], SECTIONS, CLOCKS, {}, each) for each in ([SentAway(2, away)], [])
    )
    assert (gone[0].is_sent_away, gone[0].end, gone[0].was_given_in_time) == (True, away, False)
    assert (usual[0].is_sent_away, usual[0].end) == (False, END)


def test_what_came_after_its_question_was_left_counts_only_if_a_person_says_so() -> None:
    changes = [said(1, "a"), said(2, "b")]
    passed = frozenset({(1, 2)})
    for ruling, worth in ((None, Worth.PASSED), (True, Worth.RULED_IN), (False, Worth.RULED_OUT)):
        rulings = {} if ruling is None else {(1, 2): ruling}
        told = judged(changes, SECTIONS, CLOCKS, rulings, passed=passed)
        assert told[1].worth is worth
        assert answers(told) == {0: "b" if ruling else "a"}


def test_what_is_late_stays_late_though_its_question_was_left() -> None:
    late = END + GRACE + timedelta(seconds=1)
    told = judged([said(1, at=late)], SECTIONS, CLOCKS, {}, passed=frozenset({(1, 1)}))
    assert [one.worth for one in told] == [Worth.LATE]
