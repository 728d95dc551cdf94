from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.web.sittings.rules.outages import (
    BEAT_GAP,
    SILENCE,
    Cause,
    Return,
    Stretch,
    cause_of,
    downtimes,
    given_back,
    joined,
    silences,
    whole_seconds,
    within,
    without,
)

START = datetime(2025, 5, 14, 8, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def stretch(start: float, end: float) -> Stretch:
    return Stretch(at(start), at(end))


stretches = st.lists(
    st.tuples(st.integers(0, 120), st.integers(0, 60)).map(
        lambda pair: stretch(pair[0], pair[0] + pair[1])
    ),
    max_size=6,
)


def total(pieces: list[Stretch]) -> timedelta:
    return sum((piece.length for piece in pieces), timedelta())


@pytest.mark.parametrize(("gap", "count"), [(SILENCE, 0), (SILENCE + TICK, 1)])
def test_only_a_gap_longer_than_the_limit_is_a_silence(gap: timedelta, count: int) -> None:
    assert len(silences([START, START + gap])) == count


def test_the_order_in_which_signs_are_told_does_not_matter() -> None:
    signs = [at(0), at(5), at(1), at(20)]
    assert silences(signs) == silences(sorted(signs)) == [stretch(1, 5), stretch(5, 20)]


@pytest.mark.parametrize(("gap", "count"), [(BEAT_GAP, 0), (BEAT_GAP + TICK, 1)])
def test_the_service_was_down_where_no_process_lived(gap: timedelta, count: int) -> None:
    lives = [Stretch(at(0), at(10)), Stretch(at(10) + gap, at(20)), Stretch(at(3), at(5))]
    assert len(downtimes(lives)) == count


def test_a_process_that_outlives_another_bridges_its_end() -> None:
    assert downtimes([stretch(0, 60), stretch(1, 2), stretch(59, 90)]) == []


@pytest.mark.parametrize(
    ("told", "down", "cause"),
    [
        (Return(is_new_desk=True, said_offline=True, worked=True), [], Cause.RESTART),
        (Return(said_offline=True, worked=True), [stretch(1, 2)], Cause.WORKED),
        (Return(), [stretch(1, 2)], Cause.SERVER),
        (Return(), [stretch(50, 60)], Cause.UNKNOWN),
        (Return(said_offline=True), [], Cause.NETWORK),
        (Return(), [], Cause.UNKNOWN),
    ],
)
def test_the_first_cause_on_record_decides(told: Return, down: list[Stretch], cause: Cause) -> None:
    assert cause_of(stretch(0, 10), told, down) is cause


@pytest.mark.parametrize(("left", "minutes"), [(30, 8), (8, 8), (7, 7), (0, 0), (-1, 0)])
def test_what_is_given_back_stops_at_the_limit(left: int, minutes: int) -> None:
    told = given_back([stretch(2, 10)], [stretch(0, 60)], [], left=timedelta(minutes=left))
    assert total(told) == timedelta(minutes=minutes)


def test_nothing_is_given_back_outside_the_time_of_the_section() -> None:
    assert given_back([stretch(0, 10)], [stretch(10, 60)], [], left=timedelta(hours=1)) == []


@given(stretches, stretches, stretches, st.integers(0, 90))
def test_no_moment_is_given_back_twice_and_never_more_than_is_left(
    lost: list[Stretch], spans: list[Stretch], given_before: list[Stretch], minutes: int
) -> None:
    left = timedelta(minutes=minutes)
    told = given_back(lost, spans, given_before, left=left)
    assert total(told) <= left
    assert total(joined(told)) == total(told)
    for piece in told:
        assert not [one for one in given_before if within(piece, [one])]
        assert total(within_all(piece, lost)) == piece.length
        assert total(within_all(piece, spans)) == piece.length


def within_all(piece: Stretch, spans: list[Stretch]) -> list[Stretch]:
    return joined(within(piece, spans))


@given(stretches, stretches)
def test_giving_back_the_same_outage_again_gives_nothing(
    lost: list[Stretch], spans: list[Stretch]
) -> None:
    day = timedelta(days=1)
    first = given_back(lost, spans, [], left=day)
    assert given_back(lost, spans, first, left=day) == []


@given(stretches)
def test_joined_stretches_do_not_touch(some: list[Stretch]) -> None:
    told = joined(some)
    assert all(one.end < two.start for one, two in pairwise(told))


@given(stretches)
def test_what_is_taken_away_and_what_is_left_make_the_whole(taken: list[Stretch]) -> None:
    whole = stretch(10, 100)
    cut = joined(taken)
    assert total(without(whole, cut)) + total(joined(within(whole, cut))) == whole.length


@pytest.mark.parametrize(("extra", "seconds"), [(timedelta(), 60), (TICK, 61)])
def test_a_begun_second_counts_for_the_candidate(extra: timedelta, seconds: int) -> None:
    assert whole_seconds(Stretch(START, at(1) + extra)) == seconds
