from datetime import UTC, datetime

from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.queries import registrations_of, sessions_watched_by
from takar.web.exams.queries.exams import (
    candidates_for,
    coverage_of,
    exams_in,
    laid_out,
    loose_items,
    problem_of,
)
from takar.web.exams.queries.sessions import (
    employees_by_nip,
    registrations_at,
    room_for,
    rooms_at,
    standing_of,
)
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.exams.made import bench, draft, item, seated


def test_a_form_offers_the_newest_approved_version_of_items_it_does_not_hold(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        fresh = draft(cast, made.exam, "B", items=2)
        old = item(cast, "BARU", 1)
        new = ItemVersion.objects.create(
            item=old.item, number=2, sealed=old.sealed, state="DISETUJUI", made_by=cast.rahayu
        )
        item(cast, "MENTAH", 1, state="DRAF")
        offered = {str(one) for one in candidates_for(cast.agency, fresh, {})}
        assert str(new) in offered
        assert str(old) not in offered
        assert not any(one.startswith(("B-", "MENTAH")) for one in offered)
        narrow = candidates_for(cast.agency, fresh, {"competency": "KERJASAMA", "level": 2})
        assert {one.item.competency for one in narrow} == {"KERJASAMA"}
        assert candidates_for(cast.agency, fresh, {"q": "judul baru"}).get() == new


def test_coverage_counts_competency_and_level_without_practice(cast: Cast) -> None:
    made = bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        told = coverage_of(laid_out(made.form))
        assert [(name, total) for name, _, total in told.rows] == [
            ("INTEGRITAS", 3),
            ("KERJASAMA", 3),
        ]
        assert told.levels == [1, 2, 3]
        assert problem_of(made.form) is None
        assert loose_items(made.form) == []


def test_exams_are_found_by_words(cast: Cast) -> None:
    bench(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        found = exams_in(cast.agency, {"q": "contoh ujian"}).get()
        assert vars(found)["form_count"] == 1
        assert not exams_in(cast.agency, {"q": "lain"}).exists()
        assert not exams_in(cast.agency, {"tied": "DENGAN"}).exists()
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        assert not exams_in(cast.other_agency, {}).exists()


def test_registrations_are_narrowed_by_standing(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        first = made.registrations[0]
        first.wrong_pins, first.extra_percent = 6, 25
        first.save()
        for standing, n in (("", 6), ("TANPA_KURSI", 0), ("TERKUNCI", 1), ("KEBUTUHAN", 1)):
            assert registrations_at(made.session, {"standing": standing}).count() == n
        assert registrations_at(made.session, {"q": "00004"}).count() == 1
        assert registrations_at(made.session, {"room": made.rooms[0]}).count() == 3


def test_a_session_tells_what_it_has(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        told = standing_of(made.session)
        assert (told.people, told.unseated, told.without_pin, told.loose_forms) == (6, 0, 0, 0)
        assert (told.unwatched_rooms, told.has_session_pin) == (0, False)
        room = room_for(made.session)
        assert (room.people, room.seats, room.missing) == (6, 8, 0)
        assert [row.taken for row in rooms_at(made.session)] == [3, 3]
        assert employees_by_nip(cast.agency)[made.people[0].nip or ""] == made.people[0].pk


def test_the_door_finds_open_sessions_and_expected_people_only(cast: Cast) -> None:
    made = seated(cast)
    number = made.registrations[0].number
    assert registrations_of(number) == []
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        ExamSession.objects.filter(pk=made.session.pk).update(state="DIBUKA")
    (found,) = registrations_of(f" {number} ")
    assert (found.number, found.session) == (number, made.session)
    assert registrations_of("X") == []
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        Registration.objects.filter(pk=found.pk).update(state="DIBATALKAN")
    assert registrations_of(number) == []


def test_a_proctor_watches_the_sessions_of_their_rooms(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for somebody in (made.proctor, cast.rahayu):
            rows = sessions_watched_by(somebody, cast.agency)
            assert [vars(row)["people"] for row in rows] == [6]
        assert not sessions_watched_by(made.author, cast.agency).exists()
        assert made.session.opens_at < datetime.now(UTC)
