from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from takar.web.timetables.models import Arrival, OpenDay, Search, Timetable
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_one_version_of_an_event_is_in_force(there: Town) -> None:
    made.published(there)
    with pytest.raises(IntegrityError), transaction.atomic():
        Timetable.objects.create(
            event=there.event, version=9, state="BERLAKU", made_by=there.cast.rahayu
        )


def test_an_arrival_counts_once_by_the_database(there: Town) -> None:
    facts = {
        "participant": there.putri,
        "day": there.day,
        "arrived_at": "2025-05-14T02:00Z",
        "how": "NOMOR",
        "noted_by": there.cast.rahayu,
    }
    Arrival.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrival.objects.create(**facts)


def test_columns_hold_known_shapes_only(there: Town) -> None:
    draft = made.draft(there)
    draft.wishes = {"version": 7}
    with pytest.raises(ValidationError):
        draft.full_clean()
    search = Search(event=there.event, obstacles={"x": 1}, once_key="a", asked_by=there.cast.rahayu)
    with pytest.raises(ValidationError):
        search.full_clean()


def test_a_day_counts_the_minutes_that_can_be_used(there: Town) -> None:
    row = OpenDay.objects.get(event=there.event, day=there.day)
    assert row.open_minutes == 8 * 60 - 60
    row.breaks = "15:00-15:15; 12.00-13.00"
    row.full_clean()
    assert row.breaks == "12.00-13.00, 15.00-15.15"
    row.closes_at = time(8)
    with pytest.raises(ValidationError):
        row.full_clean()


def test_a_session_is_told_in_the_time_of_the_agency(there: Town) -> None:
    session = made.session_at(made.draft(there), time(9))
    assert session.starts.utcoffset() is not None
    assert (session.span, str(session.room)) == ("09.00–10.00", "Ruang 1 (Gedung A)")
