from takar.web.timetables import permissions as may
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_operators_plan_leaders_and_auditors_read(there: Town) -> None:
    cast, event = there.cast, there.event
    everybody = {
        "rahayu": cast.rahayu,
        "bupati": cast.bupati,
        "made": cast.made,
        "sari": cast.sari,
        "hadi": cast.hadi,
        "putri": cast.putri,
        "joko": cast.joko,
        "budi": there.budi,
    }
    planning = {name for name, user in everybody.items() if may.plans(user, event)}
    reading = {name for name, user in everybody.items() if may.reads_timetables(user, event)}
    assert planning == {"rahayu"}
    assert reading == {"rahayu", "bupati", "made"}


def test_the_own_letter_calendar_and_answer_are_of_the_person(there: Town) -> None:
    invitation = made.invited(there)
    cast = there.cast
    assert may.is_invited(cast.putri, invitation)
    assert may.reads_letter(cast.putri, there.putri)
    assert may.reads_participant(cast.putri, there.putri)
    for user in (cast.sari, cast.hadi, cast.joko, there.budi):
        assert not may.is_invited(user, invitation)
        assert not may.reads_letter(user, there.putri)
        assert not may.reads_participant(user, there.putri)


def test_a_seat_is_read_by_whoever_sits_there(there: Town) -> None:
    seat = there.seat("Budi")
    assert may.reads_seat(there.budi, seat)
    assert may.reads_seat(there.cast.made, seat)
    assert not may.reads_seat(there.cast.sari, seat)
    assert not may.sits_here(there.cast.sari, there.seat("Citra"))


def test_who_was_released_sits_nowhere_and_nobody_once_it_is_signed(there: Town) -> None:
    seat = there.seat("Budi")
    seat.state = "DILEPAS"
    assert not may.reads_seat(there.budi, seat)
    assert may.reads_seat(there.cast.made, seat)
    seat.state = "AKTIF"
    for state, sits in (("DRAF", False), ("INTEGRASI", True), ("DITANDATANGANI", False)):
        seat.event.state = state
        assert may.reads_seat(there.budi, seat) is sits
