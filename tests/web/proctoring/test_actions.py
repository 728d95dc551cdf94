from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.proctoring import actions
from takar.web.proctoring.queries import late_in
from takar.web.sittings.actions import rule_late
from takar.web.sittings.models import Sitting
from takar.web.sittings.queries import standings_of
from takar.web.sittings.rules.judging import Worth
from tests.web.proctoring.made import MINUTE, change, other_proctor, running
from tests.web.sittings.made import Hall

TOLD: dict[str, Any] = {"kind": "GANGGUAN", "text": "Listrik padam", "happened_at": timezone.now()}


def test_a_session_with_people_at_work_is_closed_with_a_reason_only(hall: Hall) -> None:
    sitting = running(hall)
    with hall.scoped():
        with pytest.raises(TakarError, match="1 peserta masih mengerjakan"):
            actions.close_session(hall.proctor, hall.session)
        assert actions.close_session(hall.proctor, hall.session, because="Gempa") == 1
        assert hall.session.state == "DITUTUP"
        row = Sitting.objects.get(pk=sitting.pk)
        assert (row.state, row.finished_by) == ("SELESAI", "PENGAWAS")


def test_a_proctor_ends_nobody_who_works_in_another_room(hall: Hall) -> None:
    stranger = other_proctor(hall)
    running(hall)
    with hall.scoped():
        with pytest.raises(TakarError, match="ruang lain"):
            actions.close_session(stranger, hall.session, because="Gempa")
        assert actions.close_session(hall.cast.rahayu, hall.session, because="Gempa") == 1


def test_a_session_nobody_works_in_closes_without_a_reason(hall: Hall) -> None:
    with hall.scoped():
        assert actions.close_session(hall.proctor, hall.session) == 0


def test_a_session_is_signed_by_the_operator_once_late_answers_are_decided(hall: Hall) -> None:
    start = timezone.now() - timedelta(minutes=30)
    sitting = running(hall, now=start)
    with hall.scoped():
        late = change(sitting, 1, at=start + 11 * MINUTE)
        actions.close_session(hall.proctor, hall.session, because="Selesai")
        with pytest.raises(NotPermitted):
            actions.sign_session(hall.proctor, hall.session)
        with pytest.raises(TakarError, match="belum diputuskan"):
            actions.sign_session(hall.cast.rahayu, hall.session)
        rule_late(
            hall.cast.rahayu, sitting, changes=[late], ruling="DIHITUNG", because="Jaringan putus"
        )
        actions.sign_session(hall.cast.rahayu, hall.session)
        assert hall.session.state == "DISAHKAN"


def test_what_comes_after_the_signing_is_kept_and_asks_for_nothing(hall: Hall) -> None:
    start = timezone.now() - timedelta(minutes=30)
    sitting = running(hall, now=start)
    with hall.scoped():
        actions.close_session(hall.proctor, hall.session, because="Selesai")
        actions.sign_session(hall.cast.rahayu, hall.session)
        after = change(sitting, 1, at=timezone.now() + MINUTE)
        assert late_in(hall.session) == []
        [case] = late_in(hall.session, worth=Worth.AFTER_SIGNING)
        assert [pk for pk, _ in case.answers] == [after.pk]
        rule_late(hall.cast.rahayu, sitting, changes=[after], ruling="DIHITUNG", because="Banding")
        [standing] = standings_of([sitting])[sitting.pk]
        assert standing.worth is Worth.RULED_IN
        assert late_in(hall.session, worth=Worth.AFTER_SIGNING) == []


def test_an_incident_is_noted_by_who_watches_and_by_nobody_else(hall: Hall) -> None:
    with hall.scoped():
        for somebody in (hall.cast.joko, hall.cast.putri, hall.cast.made):
            with pytest.raises(NotPermitted):
                actions.note_incident(somebody, hall.session, **TOLD)
            with pytest.raises(NotPermitted):
                actions.close_session(somebody, hall.session)
        noted = actions.note_incident(
            hall.proctor, hall.session, registration=hall.registration, **TOLD
        )
        assert noted.room == hall.room
        facts = Entry.objects.get(act="proctoring.incident.noted").facts
        assert (facts["text"], facts["registration"]) == (len(TOLD["text"]), True)


def test_printed_minutes_are_written_down(hall: Hall) -> None:
    with hall.scoped():
        assert actions.print_minutes(hall.proctor, hall.session).startswith(b"%PDF")
        with pytest.raises(NotPermitted):
            actions.print_minutes(hall.cast.made, hall.session)


def test_an_incident_says_something_and_belongs_to_its_session(hall: Hall) -> None:
    other_proctor(hall)
    with hall.scoped():
        other = type(hall.session)(
            exam=hall.session.exam,
            name="Lain",
            opens_at=hall.session.opens_at,
            closes_at=hall.session.closes_at,
        )
        other.save()
        with pytest.raises(TakarError, match="bukan dari sesi ini"):
            actions.note_incident(hall.cast.rahayu, other, room=hall.room, **TOLD)
        with pytest.raises(TakarError, match="kosong"):
            actions.note_incident(hall.cast.rahayu, other, **(TOLD | {"text": " "}))
        assert actions.note_incident(hall.cast.rahayu, other, **TOLD).room is None
