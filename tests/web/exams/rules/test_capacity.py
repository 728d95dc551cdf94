import pytest

from takar.web.exams.rules.capacity import NoSeats, capacity


def test_600_people_in_two_rooms_of_30_and_two_sessions_a_day_need_five_days() -> None:
    told = capacity(600, [30, 30], 2)
    assert (told.a_day, told.sittings, told.days, told.left_free) == (120, 10, 5, 0)
    assert "5 hari" in str(told.says)
    assert "4 hari hanya cukup untuk 480 orang" in str(told.says)


@pytest.mark.parametrize(
    ("people", "days"), [(0, 0), (1, 1), (120, 1), (121, 2), (240, 2), (241, 3)]
)
def test_one_person_more_than_a_day_holds_needs_another_day(people: int, days: int) -> None:
    assert capacity(people, [30, 30], 2).days == days


def test_one_day_is_told_by_its_sessions() -> None:
    assert "2 sesi pada satu hari" in str(capacity(61, [30, 30], 2).says)


@pytest.mark.parametrize(("rooms", "sessions"), [([], 1), ([0], 1), ([30], 0)])
def test_without_seats_or_sessions_nobody_sits(rooms: list[int], sessions: int) -> None:
    with pytest.raises(NoSeats):
        capacity(1, rooms, sessions)
