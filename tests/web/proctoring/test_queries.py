from datetime import timedelta
from typing import Any

from django.utils import timezone

from takar.web.exams.models import Registration
from takar.web.proctoring.models import Incident
from takar.web.proctoring.queries import console, for_board, late_in
from takar.web.proctoring.queries.told import (
    STORY,
    credits_of,
    incidents_of,
    messages_to,
    story_of,
    tally_of,
)
from takar.web.sittings.actions import add_time, send_message
from takar.web.sittings.models import SittingEvent
from tests.web.proctoring.made import MINUTE, change, other_proctor, running
from tests.web.sittings.made import Hall


def test_the_console_tells_who_works_and_who_has_not_come(hall: Hall) -> None:
    sitting, now = running(hall), timezone.now()
    with hall.scoped():
        change(sitting, 1, at=now)
        told = console(hall.session, hall.cast.rahayu, {}, now)
    assert told.counts == {"BERJALAN": 1, "BELUM_MASUK": 1}
    assert (told.people, told.works) == (2, 1)
    first = next(row for row in told.rows if row.sitting)
    assert (first.answered, first.section, first.minutes_left) == (1, "A", 9)
    assert first.title == "Mengerjakan"
    assert next(row for row in told.rows if not row.sitting).minutes_left is None


def test_who_is_silent_for_long_is_told_as_offline(hall: Hall) -> None:
    running(hall)
    later = timezone.now() + timedelta(minutes=5)
    with hall.scoped():
        told = console(hall.session, hall.cast.rahayu, {}, later)
    assert told.counts == {"LURING": 1, "BELUM_MASUK": 1}
    assert told.works == 1


def test_a_board_shows_nobody_as_locked_out_cut_off_or_stopped(hall: Hall) -> None:
    running(hall)
    later = timezone.now() + timedelta(minutes=5)
    with hall.scoped():
        Registration.objects.filter(pk=hall.other.pk).update(wrong_pins=6)
        told = console(hall.session, None, {}, later)
        assert told.counts == {"LURING": 1, "TERKUNCI": 1}
        board = for_board(told)
    assert board.counts == {"BERJALAN": 1, "BELUM_MASUK": 1}
    assert {row.standing for row in board.rows} == {"BERJALAN", "BELUM_MASUK"}
    assert [code for code, *_ in board.board_tally] == [
        "BELUM_MASUK",
        "BELUM",
        "BERJALAN",
        "SELESAI",
    ]


def test_a_proctor_sees_the_people_of_their_rooms_only(hall: Hall) -> None:
    other = other_proctor(hall)
    with hall.scoped():
        assert len(console(hall.session, hall.proctor, {}).rows) == 2
        assert [room.name for room in console(hall.session, hall.proctor, {}).rooms] == ["Ruang 1"]
        assert console(hall.session, other, {}).rows == []
        assert len(console(hall.session, None, {}).rows) == 2


def test_the_list_is_narrowed_by_name_number_standing_and_room(hall: Hall) -> None:
    other_proctor(hall)
    with hall.scoped():
        rooms = {room.name: room for room in hall.session.rooms.all()}

        def shown(**wanted: Any) -> list[str]:
            found = console(hall.session, hall.cast.rahayu, wanted).rows
            return [row.registration.number for row in found]

        assert shown(q="wulan") == ["T-002"]
        assert shown(q="T-001") == ["T-001"]
        assert shown(standing="BERJALAN") == []
        assert shown(room=rooms["Ruang 1"]) == ["T-001", "T-002"]
        assert shown(room=rooms["Ruang 2"]) == []


def test_the_console_asks_the_database_constantly_often(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    running(hall)
    with hall.scoped(), django_assert_max_num_queries(9):
        console(hall.session, hall.proctor, {})


def test_answers_after_the_end_wait_for_a_decision_and_those_before_do_not(hall: Hall) -> None:
    start = timezone.now() - timedelta(minutes=30)
    sitting = running(hall, now=start)
    with hall.scoped():
        change(sitting, 1, at=start + 9 * MINUTE)
        assert late_in(hall.session) == []
        row = change(sitting, 2, at=start + 11 * MINUTE, slot=2)
        found = late_in(hall.session)
    assert [case.sitting.pk for case in found] == [sitting.pk]
    assert [pk for pk, _ in found[0].answers] == [row.pk]


def test_what_happened_to_somebody_is_told_in_order(hall: Hall) -> None:
    sitting = running(hall)
    with hall.scoped():
        add_time(hall.proctor, sitting, minutes=5, because="Listrik padam")
        send_message(hall.proctor, sitting, text="Tenang, waktu Anda ditambah.")
        kinds = [event.kind for event in story_of(hall.registration)]
        assert kinds.index("WAKTU") < kinds.index("PESAN")
        assert [one.credit.seconds for one in credits_of(hall.registration)] == [300]
        assert messages_to(hall.registration).get().sent_by == hall.proctor


def test_the_minutes_count_the_absent_and_the_time_given(hall: Hall) -> None:
    sitting = running(hall)
    with hall.scoped():
        add_time(hall.proctor, sitting, minutes=5, because="Listrik padam")
        told = tally_of(hall.session)
    assert (told["registered"], told["present"], told["absent"]) == (2, 1, 1)
    assert told["unfinished"] == 1
    assert told["credits"] == {"PENGAWAS": 5}


def test_incidents_of_another_room_are_not_told(hall: Hall) -> None:
    other = other_proctor(hall)
    with hall.scoped():
        rooms = {room.name: room for room in hall.session.rooms.all()}
        for room in (*rooms.values(), None):
            Incident.objects.create(
                session=hall.session,
                room=room,
                kind="LAIN",
                text=f"Di {room}",
                happened_at=timezone.now(),
                noted_by=other,
            )
        told = {one.text for one in incidents_of(hall.session, [rooms["Ruang 2"]])}
    assert told == {"Di Ruang 2", "Di None"}


def test_a_page_tells_the_newest_of_a_long_story(hall: Hall) -> None:
    sitting, now = running(hall), timezone.now()
    with hall.scoped():
        SittingEvent.objects.bulk_create(
            SittingEvent(sitting=sitting, kind="DITOLAK", at=now + timedelta(seconds=n), facts={})
            for n in range(STORY + 1)
        )
        story = story_of(hall.registration)
    assert len(story) == STORY
    assert [story[0].at, story[-1].at] == [now + timedelta(seconds=n) for n in (1, STORY)]
