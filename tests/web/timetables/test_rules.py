from datetime import UTC, datetime, time, timedelta

import pytest

from takar.web.timetables.rules.arrivals import (
    EARLY,
    KEPT_ON_DEVICE,
    LATE,
    Door,
    Verdict,
    moment_of,
    verdict_at,
    verdict_of_day,
)
from takar.web.timetables.rules.hours import BadHours, check_day, read_breaks, written
from takar.web.timetables.rules.matching import Gathering, carried_on
from takar.web.timetables.rules.passes import fingerprint, new_token, number_in, token_in
from takar.web.timetables.rules.series import entries
from takar.web.timetables.rules.states import may_change, may_publish
from takar.web.timetables.rules.wishes import Goodness, NewRoom, Remedy, Wishes

START = datetime(2025, 5, 14, 2, tzinfo=UTC)
DOOR = Door(START, START + timedelta(hours=1))
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        (START - EARLY - SECOND, Verdict.EARLY),
        (START - EARLY, Verdict.WELCOME),
        (START + LATE - SECOND, Verdict.WELCOME),
        (START + LATE, Verdict.LATE),
        (DOOR.ends - SECOND, Verdict.LATE),
        (DOOR.ends, Verdict.WRONG_SESSION),
    ],
)
def test_a_door_opens_and_closes_to_the_second(now: datetime, verdict: Verdict) -> None:
    assert verdict_at(now, DOOR) is verdict


def test_a_day_knows_who_is_not_expected_at_all() -> None:
    assert verdict_of_day(START, []) is Verdict.NOT_INVITED
    assert verdict_of_day(START - timedelta(days=1), [DOOR]) is Verdict.WRONG_DAY
    assert verdict_of_day(START, [DOOR]) is Verdict.WELCOME


def test_a_device_is_believed_for_sixteen_hours() -> None:
    now = START
    assert moment_of(now - KEPT_ON_DEVICE, now) == now - KEPT_ON_DEVICE
    assert moment_of(now - KEPT_ON_DEVICE - SECOND, now) == now
    assert moment_of(now + SECOND, now) == now
    assert moment_of(None, now) == now


@pytest.mark.parametrize("text", ["12.00-13.00", "12:00 – 13:00", "12.00 s/d 13.00"])
def test_pauses_are_read_as_people_write_them(text: str) -> None:
    assert read_breaks(text) == ((time(12), time(13)),)


@pytest.mark.parametrize("text", ["siang", "12.00", "25.00-26.00", "13.00-12.00", "12.00-12.00"])
def test_what_is_no_pause_is_refused(text: str) -> None:
    with pytest.raises(BadHours):
        read_breaks(text)


def test_pauses_are_kept_in_order_and_in_one_way_of_writing() -> None:
    assert written(read_breaks("15:00-15:15; 12.00-13.00")) == "12.00-13.00, 15.00-15.15"


@pytest.mark.parametrize(
    ("breaks", "is_fine"),
    [
        ("08.00-09.00", True),
        ("07.59-09.00", False),
        ("15.00-16.00", True),
        ("15.00-16.01", False),
        ("10.00-11.00, 11.00-12.00", True),
        ("10.00-11.01, 11.00-12.00", False),
    ],
)
def test_pauses_lie_within_the_day_and_apart(breaks: str, is_fine: bool) -> None:
    if is_fine:
        check_day(time(8), time(16), read_breaks(breaks))
    else:
        with pytest.raises(BadHours):
            check_day(time(8), time(16), read_breaks(breaks))


def test_codes_are_long_different_and_found_in_what_a_scanner_reads() -> None:
    first, second = new_token(), new_token()
    assert first != second
    assert len(first) == 32
    assert fingerprint(first) != fingerprint(second)
    assert token_in(f"  https://a.b/jadwal/hadir/{first}/ ") == first
    assert token_in(first[:-1]) == token_in("12") == token_in("") == ""
    assert (number_in("007"), number_in("7a"), number_in("1234567")) == (7, None, None)


def test_a_calendar_number_rises_only_when_something_changed() -> None:
    told = entries([{"a": 1}, {"a": 1}, {"a": 2}])
    assert told["a"].sequence == 1


def test_what_goes_is_cancelled_once_and_may_come_back() -> None:
    assert entries([{"a": 1}, {}])["a"].is_cancelled
    gone = entries([{"a": 1}, {}, {}])["a"]
    assert (gone.is_cancelled, gone.sequence) == (True, 1)
    back = entries([{"a": 1}, {}, {"a": 1}])["a"]
    assert (back.is_cancelled, back.sequence) == (False, 2)


def test_a_session_carries_on_the_old_one_with_which_it_shares_most_people() -> None:
    old = {
        "x": Gathering("LGD", frozenset({1, 2, 3})),
        "y": Gathering("LGD", frozenset({4, 5})),
        "z": Gathering("TES", frozenset({1, 2, 3})),
    }
    new = [
        Gathering("LGD", frozenset({3, 4, 5})),
        Gathering("LGD", frozenset({1, 2})),
        Gathering("LGD", frozenset({9})),
    ]
    assert carried_on(new, old) == {0: "y", 1: "x"}


def test_drafts_are_published_while_the_event_is_planned_or_runs() -> None:
    for state in ("DIRENCANAKAN", "BERLANGSUNG"):
        assert may_publish("DRAF", state)
        assert not may_publish("DIGANTI", state)
        assert not may_publish("BERLAKU", state)
    for state in ("DRAF", "PENILAIAN", "INTEGRASI", "DITANDATANGANI"):
        assert not may_publish("DRAF", state)
    assert [may_change(state) for state in ("DRAF", "BERLAKU", "DIGANTI")] == [True, False, False]


def test_wishes_of_an_unknown_shape_are_refused() -> None:
    assert Wishes.model_validate({"version": 1}).seconds == 60
    for bad in ({"version": 2}, {"lunch": 1}, {"seconds": 4}, {"seconds": 301}):
        with pytest.raises(ValueError, match=r"validation|Input|Extra"):
            Wishes.model_validate(bad)


@pytest.mark.parametrize(("gap", "told"), [(0.0, 0.0), (0.3451, 34.6), (0.345, 34.5), (None, None)])
def test_a_gap_is_never_told_smaller_than_it_is(gap: float | None, told: float | None) -> None:
    assert Goodness(gap=gap).gap_percent == told


def test_only_what_needs_nobody_is_taken_with_one_press() -> None:
    rooms = (NewRoom(capacity=2),)
    assert Remedy(rooms=rooms).is_ours
    assert not Remedy(rooms=rooms, assessors=1).is_ours
    assert not Remedy().is_ours
