from datetime import UTC, date, datetime

import pytest

from takar.web.assessments.actions import create_event
from takar.web.audit.action import NotPermitted
from takar.web.timetables import actions
from takar.web.timetables.models import (
    OpenDay,
    Room,
)
from takar.web.timetables.rules.refusals import NotReady, StillUsed
from tests.web.timetables import made
from tests.web.timetables.made import Town

MORNING = datetime(2025, 5, 14, 1, 45, tzinfo=UTC)  # a quarter to nine in Jakarta


def test_only_operators_lend_rooms(there: Town) -> None:
    actions.add_room(there.cast.rahayu, there.event, name="Ruang 3", capacity=2)
    for user in (there.cast.sari, there.cast.bupati, there.cast.putri, there.cast.joko):
        with pytest.raises(NotPermitted):
            actions.add_room(user, there.event, name="Ruang 4", capacity=2)
    assert set(Room.objects.values_list("name", flat=True)) == {"Ruang 1", "Ruang 2", "Ruang 3"}


def test_a_room_of_the_same_name_at_the_same_site_is_refused(there: Town) -> None:
    actions.add_room(there.cast.rahayu, there.event, name="Ruang 1", capacity=2, site="Gedung B")
    with pytest.raises(NotReady):
        actions.add_room(
            there.cast.rahayu, there.event, name="Ruang 1", capacity=2, site="Gedung A"
        )


def test_a_room_and_a_day_that_sessions_need_stay(there: Town) -> None:
    made.draft(there)
    with pytest.raises(StillUsed):
        actions.remove_room(there.cast.rahayu, made.first_room(there))
    used, free = OpenDay.objects.order_by("day")
    with pytest.raises(StillUsed):
        actions.remove_day(there.cast.rahayu, used)
    actions.remove_day(there.cast.rahayu, free)
    assert list(OpenDay.objects.all()) == [used]


def test_places_are_copied_once_and_days_follow_the_first_day(there: Town) -> None:
    rahayu = there.cast.rahayu
    later = create_event(
        rahayu,
        there.cast.agency,
        name="Susulan",
        purpose="PEMETAAN",
        starts_on=date(2025, 6, 2),
        ends_on=date(2025, 6, 3),
    )
    assert actions.copy_places(rahayu, later, source=there.event) == (2, 2)
    assert actions.copy_places(rahayu, later, source=there.event) == (0, 0)
    days = OpenDay.objects.filter(event=later).values_list("day", flat=True)
    assert list(days) == [date(2025, 6, 2), date(2025, 6, 3)]
