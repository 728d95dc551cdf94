from takar.web.proctoring.forms import IncidentForm, RulingForm, SomeTime
from tests.web.proctoring.made import other_proctor
from tests.web.sittings.made import Hall


def test_an_incident_is_told_of_the_rooms_watched_only(hall: Hall) -> None:
    other_proctor(hall)
    with hall.scoped():
        rooms = {room.name: room for room in hall.session.rooms.all()}
        asked = {"kind": "LAIN", "text": "x", "happened_at": "2026-05-04T08:30"}
        form = asked | {"room": hall.room.pk, "registration": hall.registration.pk}
        assert IncidentForm(form, rooms=[rooms["Ruang 1"]]).is_valid()
        wrong = IncidentForm(form, rooms=[rooms["Ruang 2"]])
        assert set(wrong.errors) == {"room", "registration"}


def test_time_is_one_to_240_minutes_with_a_reason() -> None:
    told = {0: False, 1: True, 240: True, 241: False}
    assert {n: SomeTime({"minutes": n, "because": "x"}).is_valid() for n in told} == told
    assert not SomeTime({"minutes": 5}).is_valid()


def test_a_ruling_is_in_or_out() -> None:
    assert RulingForm({"ruling": "DIHITUNG", "because": "x"}).is_valid()
    assert not RulingForm({"ruling": "MUNGKIN", "because": "x"}).is_valid()
