from datetime import UTC, datetime, time, timedelta

import pytest

from takar.web.assessments.actions import create_event
from takar.web.assessments.models import MethodScore, Participant
from takar.web.audit.action import NotPermitted
from takar.web.kit.scope import scope
from takar.web.timetables import actions
from takar.web.timetables.models import Arrival, Pass, Session, Timetable
from takar.web.timetables.queries.attendance import attendance_of, holder_of, named_by
from takar.web.timetables.rules.arrivals import Verdict
from takar.web.timetables.rules.passes import fingerprint, new_token
from tests.web.timetables import made
from tests.web.timetables.made import Town

OPENING = datetime(2025, 5, 14, 2, 0, tzinfo=UTC)  # nine o'clock in Jakarta, when the group begins


@pytest.fixture
def timetable(there: Town) -> Timetable:
    return made.published(there)


def group(timetable: Timetable) -> Session:
    return made.session_at(timetable, time(9))


def come(there: Town, now: datetime, at: Session | None = None, **more: object) -> Verdict:
    place = actions.note_arrival(
        there.cast.rahayu,
        there.putri,
        at=at,
        how="PINDAI",
        now=now,
        **more,  # type: ignore[arg-type]
    )
    return place.verdict


def state_of(there: Town) -> str:
    return str(Participant.objects.get(pk=there.putri.pk).state)


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [
        (-91, Verdict.EARLY),
        (-90, Verdict.WELCOME),
        (14, Verdict.WELCOME),
        (15, Verdict.LATE),
        (59, Verdict.LATE),
        (60, Verdict.WRONG_SESSION),
        (-24 * 60, Verdict.WRONG_DAY),
    ],
)
def test_a_session_lets_in_from_ninety_minutes_before_until_it_ends(
    there: Town, timetable: Timetable, minutes: int, verdict: Verdict
) -> None:
    now = OPENING + timedelta(minutes=minutes)
    assert come(there, now, group(timetable)) is verdict
    assert Arrival.objects.exists() is verdict.lets_in
    assert state_of(there) == ("HADIR" if verdict.lets_in else "DIUNDANG")


def test_scanning_twice_counts_once(there: Town, timetable: Timetable) -> None:
    at = group(timetable)
    assert come(there, OPENING, at) is Verdict.WELCOME
    assert come(there, OPENING + timedelta(minutes=20), at) is Verdict.AGAIN
    arrival = Arrival.objects.get()
    assert (arrival.arrived_at, arrival.is_late) == (OPENING, False)


def test_two_devices_that_both_kept_a_scan_count_it_once(there: Town, timetable: Timetable) -> None:
    at, later = group(timetable), OPENING + timedelta(hours=3)
    assert come(there, later, at, told_at=OPENING) is Verdict.WELCOME
    again = come(there, later, at, told_at=OPENING + timedelta(minutes=2))
    assert again is Verdict.AGAIN
    assert Arrival.objects.get().arrived_at == OPENING


def test_the_door_of_the_day_and_that_of_a_session_count_apart(
    there: Town, timetable: Timetable
) -> None:
    assert come(there, OPENING) is Verdict.WELCOME
    assert come(there, OPENING, group(timetable)) is Verdict.WELCOME
    assert come(there, OPENING) is Verdict.AGAIN
    assert Arrival.objects.count() == 2


def test_another_session_is_refused_unless_one_insists(there: Town, timetable: Timetable) -> None:
    others = Session.objects.filter(timetable=timetable).exclude(seats__participant=there.putri)
    at = others[0]
    assert come(there, OPENING, at) is Verdict.WRONG_SESSION
    assert not Arrival.objects.exists()
    come(there, OPENING, at, insists=True)
    assert Arrival.objects.get().session == at


def test_only_operators_note_who_came(there: Town, timetable: Timetable) -> None:
    for user in (there.cast.sari, there.cast.bupati, there.cast.putri, there.cast.joko):
        with pytest.raises(NotPermitted):
            actions.note_arrival(user, there.putri, at=None, how="NOMOR", now=OPENING)
    assert come(there, OPENING) is Verdict.WELCOME


def test_a_scan_kept_on_the_device_counts_from_when_it_was_made(
    there: Town, timetable: Timetable
) -> None:
    at = group(timetable)
    later = OPENING + timedelta(hours=3)
    assert come(there, later, at, told_at=OPENING) is Verdict.WELCOME
    assert Arrival.objects.get().arrived_at == OPENING


@pytest.mark.parametrize("told", [timedelta(minutes=1), timedelta(hours=-17)])
def test_a_clock_that_cannot_be_right_is_not_believed(
    there: Town, timetable: Timetable, told: timedelta
) -> None:
    come(there, OPENING, group(timetable), told_at=OPENING + told)
    assert Arrival.objects.get().arrived_at == OPENING


def test_an_arrival_is_undone_and_the_person_is_waited_for_again(
    there: Town, timetable: Timetable
) -> None:
    come(there, OPENING)
    come(there, OPENING, group(timetable))
    for arrival, state in zip(Arrival.objects.all(), ("HADIR", "DIUNDANG"), strict=True):
        with pytest.raises(NotPermitted):
            actions.undo_arrival(there.cast.made, arrival)
        actions.undo_arrival(there.cast.rahayu, arrival)
        assert state_of(there) == state


def test_who_was_rated_did_come(there: Town, timetable: Timetable) -> None:
    come(there, OPENING)
    MethodScore.objects.create(
        participant=there.putri,
        method=group(timetable).method,
        competency="INTEGRITAS",
        level=3,
        entered_by=there.cast.rahayu,
    )
    with pytest.raises(Exception, match="nilai"):
        actions.undo_arrival(there.cast.rahayu, Arrival.objects.get())
    assert Arrival.objects.exists()


def test_the_missing_are_noted_but_for_those_who_came(there: Town, timetable: Timetable) -> None:
    come(there, OPENING)
    everybody = [one.pk for one in there.people]
    assert actions.mark_missing(there.cast.rahayu, there.event, participants=everybody) == 5
    attendance = attendance_of(timetable, there.day, None)
    assert (len(attendance.came), len(attendance.missing), len(attendance.excused)) == (1, 0, 5)
    back = [everybody[-1], everybody[-2]]
    actions.mark_missing(there.cast.rahayu, there.event, participants=back, is_back=True)
    assert len(attendance_of(timetable, there.day, None).missing) >= 1


def test_arrivals_follow_their_session_into_the_next_version(
    there: Town, timetable: Timetable
) -> None:
    come(there, OPENING, group(timetable))
    new = actions.copy_timetable(there.cast.rahayu, timetable)
    actions.publish_timetable(there.cast.rahayu, new)
    assert Arrival.objects.get().session == group(new)


def test_a_code_or_a_number_names_a_participant_of_this_event_only(
    there: Town, timetable: Timetable
) -> None:
    actions.invite(there.cast.rahayu, there.event)
    token = new_token()
    invitation = there.putri.invitation
    Pass.objects.create(invitation=invitation, token_hash=fingerprint(token))
    number = there.putri.number
    for written in (token, f"https://takar.contoh.go.id/jadwal/hadir/{token}/", f" 00{number} "):
        assert named_by(there.event, written).participant == there.putri
    for written in (new_token(), "999", "", "Putri"):
        found = named_by(there.event, written)
        assert (found.participant, found.is_elsewhere) == (None, False)
    other = create_event(
        there.cast.rahayu,
        there.cast.agency,
        name="Lain",
        purpose="PEMETAAN",
        starts_on=there.day,
        ends_on=there.day,
    )
    found = named_by(other, token)
    assert (found.participant, found.is_elsewhere) == (None, True)
    with scope(agency=there.cast.other_agency, agency_code=there.cast.other_agency.code):
        assert holder_of(token) is None
