from datetime import time

from takar.web.timetables import actions
from takar.web.timetables.models import SessionSeat
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_places_are_given_by_number(there: Town) -> None:
    group = made.session_at(made.draft(there), time(9))
    seats = SessionSeat.objects.filter(session=group).select_related("participant")
    numbers = [seat.participant.number for seat in seats]
    assert numbers == sorted(numbers)
    assert [seat.place for seat in seats] == [1, 2, 3, 4, 5, 6]


def test_a_new_search_keeps_the_calendar_names_of_what_is_in_force(there: Town) -> None:
    old = made.published(there)
    new = made.draft(there)
    assert new.version == old.version + 1
    uids = [set(one.sessions.values_list("uid", flat=True)) for one in (old, new)]
    assert uids[0] == uids[1]


def test_a_copy_keeps_seats_and_assessors(there: Town) -> None:
    old = made.draft(there)
    new = actions.copy_timetable(there.cast.rahayu, old)

    def shape(timetable: object) -> list[tuple[object, ...]]:
        return sorted(
            timetable.sessions.values_list(  # type: ignore[attr-defined]
                "uid", "seats__participant", "seats__place", "watchers__assessor"
            )
        )

    assert shape(old) == shape(new)
