"""Time given back for an outage in which the person worked on another device."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.sittings import actions
from takar.web.sittings.actions.course import start_section
from takar.web.sittings.actions.doubts import note_work_in_credits
from takar.web.sittings.actions.entering import consent, sit_down
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import AnswerChange, Credit, Sitting, SittingEvent
from takar.web.sittings.queries import standings_of
from takar.web.sittings.queries.doubts import doubted_in, doubts_of
from takar.web.sittings.rules.outages import SILENCE, SKEW
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db

NOW = timezone.now()
MINUTE = timedelta(minutes=1)
TICK = timedelta(microseconds=1)
LAST, BACK = NOW + MINUTE, NOW + 6 * MINUTE
"""When the first browser was heard last, and when a second one sat down."""


def given_back(hall: Hall) -> tuple[Sitting, int]:
    """A sitting to which five minutes were given back for a crash; the desk that was silent."""
    sitting = hall.seated(now=NOW)
    consent(sitting, now=NOW)
    start_section(sitting, "A", now=NOW)
    hear(sitting, now=LAST)
    older = sitting.desk
    sit_down(sitting, now=BACK)
    assert Credit.objects.get().seconds == 300
    return sitting, older


def work(sitting: Sitting, desk: int, sequence: int, **facts: Any) -> AnswerChange:
    usual = {"kind": "JAWAB", "slot": 1, "value": {"choice": "x"}}
    usual["received_at"] = BACK + timedelta(seconds=5)
    return AnswerChange.objects.create(
        sitting=sitting, desk=desk, sequence=sequence, **(usual | facts)
    )


def test_who_worked_in_another_browser_is_noted_though_the_new_one_said_nothing(
    hall: Hall,
) -> None:
    with hall.scoped():
        sitting, older = given_back(hall)
        assert (note_work_in_credits(now=BACK), doubts_of(sitting)) == (0, {})
        for sequence in (1, 2, 3):
            work(sitting, older, sequence, given_at=LAST + (sequence + 1) * MINUTE)
        assert actions.close_due(now=BACK) == 0
        event = SittingEvent.objects.get(facts__cause="DIKERJAKAN")
        assert (event.facts["changes"], event.facts["seconds"]) == (3, 240)
        assert doubted_in(hall.session) == {hall.registration.pk}
        assert note_work_in_credits(now=BACK) == 0
        work(sitting, older, 4, given_at=LAST + 4.5 * MINUTE)
        assert note_work_in_credits(now=BACK) == 1
        doubt = doubts_of(sitting)[Credit.objects.get().pk]
        assert (doubt.changes, doubt.seconds, doubt.is_open) == (4, 270, True)


@pytest.mark.parametrize(
    ("given_at", "kind", "noted"),
    [
        (LAST + SILENCE, "JAWAB", 0),
        (LAST + SILENCE + TICK, "JAWAB", 1),
        (LAST + SILENCE + TICK, "LURING", 0),
        (BACK - SKEW - TICK, "BUKA", 1),
        (BACK - SKEW, "BUKA", 0),
    ],
)
def test_only_work_well_within_the_time_speaks_against_it(
    hall: Hall, given_at: Any, kind: str, noted: int
) -> None:
    with hall.scoped():
        sitting, older = given_back(hall)
        work(sitting, older, 1, given_at=given_at, kind=kind)
        assert note_work_in_credits(now=BACK) == noted


def test_the_time_is_taken_back_by_the_operator_with_a_reason(hall: Hall) -> None:
    with hall.scoped():
        sitting, older = given_back(hall)
        work(sitting, older, 1, given_at=LAST + 4 * MINUTE)
        note_work_in_credits(now=BACK)
        late = work(
            sitting,
            sitting.desk,
            1,
            given_at=NOW + 12 * MINUTE,
            received_at=NOW + 12 * MINUTE,
            value={"choice": "y"},
        )
        credit, because = Credit.objects.get(), "Bekerja di peramban lain; kejang"
        with pytest.raises(NotPermitted):
            actions.take_time_back(hall.proctor, sitting, credit=credit, seconds=1, because=because)
        rahayu = hall.cast.rahayu
        with pytest.raises(TakarError, match="Alasan"):
            actions.take_time_back(rahayu, sitting, credit=credit, seconds=240, because=" ")
        for wrong in (-1, 301):
            with pytest.raises(TakarError, match="kurang dari itu"):
                actions.take_time_back(rahayu, sitting, credit=credit, seconds=wrong, because="x")
        actions.take_time_back(rahayu, sitting, credit=credit, seconds=240, because=because)
        assert Credit.objects.get().seconds == 60
        assert not doubts_of(sitting)[credit.pk].is_open
        assert doubted_in(hall.session) == set()
        event = SittingEvent.objects.get(kind="WAKTU")
        assert (event.because, event.by, event.facts["taken_back"]) == (because, rahayu, 240)
        worths = {one.said.number: one.worth.value for one in standings_of([sitting])[sitting.pk]}
        assert worths[late.desk, late.sequence] == "TERLAMBAT"
        facts = Entry.objects.get(act="sittings.time.taken_back").facts
        assert (facts["because"], facts["seconds"]) == (len(because), 240)


def test_time_may_be_left_as_it_is_and_is_not_asked_about_again(hall: Hall) -> None:
    with hall.scoped():
        sitting, older = given_back(hall)
        work(sitting, older, 1, given_at=LAST + 4 * MINUTE)
        note_work_in_credits(now=BACK)
        credit = Credit.objects.get()
        actions.take_time_back(
            hall.cast.rahayu, sitting, credit=credit, seconds=0, because="Jam perangkat keliru"
        )
        assert Credit.objects.get().seconds == 300
        assert doubted_in(hall.session) == set()
        assert note_work_in_credits(now=BACK) == 0


def test_time_a_person_gave_or_of_a_signed_session_is_not_taken_back(hall: Hall) -> None:
    with hall.scoped():
        sitting, _ = given_back(hall)
        credit, rahayu = Credit.objects.get(), hall.cast.rahayu
        given = actions.add_time(hall.proctor, sitting, minutes=5, because="Listrik padam")
        with pytest.raises(TakarError, match="bukan ganti waktu"):
            actions.take_time_back(rahayu, sitting, credit=given, seconds=1, because="x")
        sitting.registration.session.state = "DISAHKAN"
        with pytest.raises(TakarError, match="disahkan"):
            actions.take_time_back(rahayu, sitting, credit=credit, seconds=1, because="x")


def test_no_reason_given_for_one_person_stands_in_the_log(hall: Hall) -> None:
    word = "kejang epilepsi"
    with hall.scoped():
        sitting, _ = given_back(hall)
        actions.add_time(hall.proctor, sitting, minutes=5, because=word)
        actions.add_time_to_all(hall.proctor, hall.session, minutes=5, because=word)
        actions.add_time_to_all(hall.proctor, hall.session, minutes=5, because=word, sittings=[])
        actions.restart_desk(hall.proctor, sitting, because=word)
        late = work(sitting, 1, 9, given_at=NOW, received_at=NOW + 60 * MINUTE)
        actions.rule_late(
            hall.cast.rahayu, sitting, changes=[late], ruling="DIHITUNG", because=word
        )
        actions.stop_sitting(hall.proctor, sitting, because=word)
        logged = list(Entry.objects.values_list("facts", flat=True))
        assert len(logged) == 6
        assert all(one["because"] == len(word) for one in logged)
        assert SittingEvent.objects.filter(because=word).count() >= 5
