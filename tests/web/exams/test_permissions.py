from takar.web.accounts.models import Role
from takar.web.exams.models import ExamRoom
from takar.web.exams.permissions import (
    may_proctor,
    reads_exams,
    reads_sessions,
    watches_every_room,
)
from takar.web.kit.scope import scope
from tests.cast import Cast, user
from tests.web.exams.made import seated


def test_who_reads_and_who_watches(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        assert reads_exams(made.author, made.exam)
        assert not reads_sessions(made.author, made.exam)
        assert reads_sessions(cast.made, made.session)
        for subject in (made.session, made.rooms[0], made.registrations[0]):
            assert may_proctor(made.proctor, subject)
            assert may_proctor(cast.rahayu, subject)
            assert not may_proctor(made.author, subject)
            assert not may_proctor(cast.joko, subject)


def test_only_who_watches_every_room_speaks_for_the_session(cast: Cast) -> None:
    made = seated(cast)
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        for room in made.rooms:
            room.proctors.add(made.proctor)
        other = user("Ketut", cast.agency, Role.PROCTOR)
        assert watches_every_room(made.proctor, made.session)
        assert watches_every_room(cast.rahayu, made.session)
        assert not watches_every_room(other, made.session)
        second = ExamRoom.objects.create(session=made.session, name="Ruang dua", seats=2)
        second.proctors.add(other)
        assert not watches_every_room(made.proctor, made.session)
        assert not watches_every_room(other, made.session)
        second.proctors.add(made.proctor)
        assert watches_every_room(made.proctor, made.session)
        assert not watches_every_room(cast.joko, made.session)
