"""Entering, clocks, outages, proctors: what is allowed, what is refused, what is on record."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.audit.action import NotPermitted
from takar.web.audit.models import Entry
from takar.web.exams.actions import free_registration
from takar.web.item_bank.models import ItemVersion
from takar.web.sittings import actions
from takar.web.sittings.actions.course import (
    NotNow,
    catch_up,
    end_section,
    start_section,
)
from takar.web.sittings.actions.entering import NotLetIn, admitted, consent, enter, sit_down
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import (
    AnswerChange,
    Credit,
    ProctorMessage,
    SectionClock,
    ServerLife,
    Sitting,
    SittingEvent,
)
from takar.web.sittings.queries import standings_of
from takar.web.sittings.queries.standing import told_to_desk
from tests.cast import Cast
from tests.web.sittings.made import NUMBER, PIN, SESSION_PIN, Hall, hall

pytestmark = pytest.mark.django_db

NOW = timezone.now()
MINUTE = timedelta(minutes=1)
BECAUSE = "Listrik ruang padam"


def running(made: Hall, *, now: datetime = NOW) -> Sitting:
    """A sitting in its first section, which takes ten minutes."""
    sitting = made.seated(now=now)
    consent(sitting, now=now)
    start_section(sitting, "A", now=now)
    hear(sitting, now=now)
    return sitting


def change(sitting: Sitting, sequence: int, *, at: datetime, **facts: Any) -> AnswerChange:
    usual = {"desk": sitting.desk, "kind": "JAWAB", "slot": 1, "given_at": at}
    usual["value"] = {"choice": "x"}
    return AnswerChange.objects.create(
        sitting=sitting,
        sequence=sequence,
        received_at=at,
        **(usual | facts),
    )


def left(sitting: Sitting, now: datetime) -> timedelta:
    told = told_to_desk(sitting, now)["left"]
    return timedelta(milliseconds=told or 0)


def test_the_sixth_wrong_pin_locks_and_a_proctor_opens(hall: Hall) -> None:
    for _ in range(5):
        with pytest.raises(NotLetIn):
            admitted(NUMBER, "000000", SESSION_PIN)
    assert admitted(NUMBER, PIN, SESSION_PIN) == hall.registration
    for _ in range(6):
        with pytest.raises(NotLetIn):
            admitted(NUMBER, "000000", SESSION_PIN)
    with pytest.raises(NotLetIn, match="terkunci"):
        admitted(NUMBER, PIN, SESSION_PIN)
    with hall.scoped():
        hall.registration.refresh_from_db()
        with pytest.raises(NotPermitted):
            free_registration(hall.cast.sari, hall.registration, because="Salah baca")
        with pytest.raises(TakarError, match="Alasannya kosong"):
            free_registration(hall.proctor, hall.registration, because=" ")
        free_registration(hall.proctor, hall.registration, because="Salah baca")
    assert admitted(NUMBER, PIN, SESSION_PIN) == hall.registration


def test_who_does_not_know_the_pin_of_the_session_locks_nobody(hall: Hall) -> None:
    for _ in range(20):
        with pytest.raises(NotLetIn, match="tidak cocok"):
            admitted(NUMBER, "000000", "111111")
    assert admitted(NUMBER, PIN, SESSION_PIN) == hall.registration


@pytest.mark.parametrize(
    ("number", "pin", "session_pin"),
    [("T-999", PIN, SESSION_PIN), (NUMBER, PIN, "111111"), (NUMBER, SESSION_PIN, PIN)],
)
def test_number_and_both_pins_must_fit(hall: Hall, number: str, pin: str, session_pin: str) -> None:
    with pytest.raises(NotLetIn, match="tidak cocok"):
        admitted(number, pin, session_pin)


@pytest.mark.parametrize("state", ["DISIAPKAN", "DITUTUP", "DISAHKAN"])
def test_nobody_enters_a_session_that_is_not_open(cast: Cast, state: str) -> None:
    hall(cast, state=state)
    with pytest.raises(NotLetIn):
        admitted(NUMBER, PIN, SESSION_PIN)


def test_entering_again_is_a_new_desk_on_the_same_paper(hall: Hall) -> None:
    with hall.scoped():
        first = hall.seated()
        paper, seed = first.paper, first.seed
        again = enter(hall.registration, now=NOW)
        assert (again.paper, again.seed) == (paper, seed)
        assert again.desk > first.desk
        assert again.entry == again.desk
        assert SittingEvent.objects.filter(kind="PINDAH").count() == 1


def test_two_people_get_papers_of_their_own(hall: Hall) -> None:
    with hall.scoped():
        one, two = (enter(each, now=NOW) for each in (hall.registration, hall.other))
        assert one.seed != two.seed
        assert bytes(one.device_secret or b"") != bytes(two.device_secret or b"")


def test_a_section_begins_after_consent_in_its_turn_once_the_session_runs(hall: Hall) -> None:
    with hall.scoped():
        sitting = hall.seated(now=NOW)
        with pytest.raises(NotNow, match="persetujuan"):
            start_section(sitting, "A", now=NOW)
        consent(sitting, now=NOW)
        with pytest.raises(NotNow):
            start_section(sitting, "B", now=NOW)
        session = type(hall.session).objects.filter(pk=hall.session.pk)
        session.update(state="DIBUKA")
        with pytest.raises(NotNow, match="Sesi belum"):
            start_section(sitting, "A", now=NOW)
        session.update(state="BERJALAN", closes_at=NOW)
        with pytest.raises(NotNow, match="Sesi belum"):
            start_section(sitting, "A", now=NOW)
        session.update(closes_at=NOW + MINUTE)
        start_section(sitting, "A", now=NOW)
        start_section(sitting, "A", now=NOW + MINUTE)
        assert SectionClock.objects.get(section="A").started_at == NOW


def test_special_needs_lengthen_the_clock(hall: Hall) -> None:
    with hall.scoped():
        hall.registration.extra_percent = 25
        hall.registration.save()
        assert left(running(hall), NOW) == timedelta(minutes=12, seconds=30)


def test_a_sitting_ends_by_the_clock_though_nobody_asks(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        end_section(sitting, "A", now=NOW + MINUTE)
        start_section(sitting, "B", now=NOW + MINUTE)
    assert actions.close_due(now=NOW + 21 * MINUTE - timedelta(microseconds=1)) == 0
    assert actions.close_due(now=NOW + 21 * MINUTE) == 1
    with hall.scoped():
        sitting.refresh_from_db()
        assert (sitting.state, sitting.finished_by) == ("SELESAI", "WAKTU")
        assert sitting.finished_at == NOW + 21 * MINUTE
    assert actions.close_due(now=NOW + 22 * MINUTE) == 0


def test_a_crash_gives_back_the_time_until_the_next_desk(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        hear(sitting, now=NOW + 2 * MINUTE - timedelta(seconds=70))
        hear(sitting, now=NOW + 2 * MINUTE - timedelta(seconds=15))
        back = NOW + 6 * MINUTE
        sit_down(sitting, now=back)
        lost = timedelta(minutes=4, seconds=15)
        assert left(sitting, back) == timedelta(minutes=4) + lost
        given = Credit.objects.get()
        assert (given.ground, given.given_by) == ("GANGGUAN", None)
        event = SittingEvent.objects.get(kind="GANGGUAN")
        assert (event.facts["cause"], event.facts["seconds"]) == ("MULAI_ULANG", 255)
        sit_down(sitting, now=back + timedelta(seconds=5))
        assert Credit.objects.count() == 1


@pytest.mark.parametrize(("worked_seconds", "lost_seconds"), [(0, 240), (200, 40), (240, 0)])
def test_who_worked_on_without_a_network_and_opens_the_page_anew_gains_nothing_for_it(
    hall: Hall, worked_seconds: int, lost_seconds: int
) -> None:
    with hall.scoped():
        sitting = running(hall)
        hear(sitting, now=NOW + MINUTE)
        older, back = sitting.desk, NOW + 5 * MINUTE
        sit_down(sitting, has_unsent=True, now=back)
        assert Credit.objects.count() == 0
        worked = NOW + MINUTE + timedelta(seconds=worked_seconds)
        for sequence, kind in enumerate(("LURING", "JAWAB"), 1):
            change(sitting, sequence, desk=older, at=back, kind=kind, given_at=worked)
        hear(sitting, now=back + timedelta(seconds=2))
        given = sum(Credit.objects.values_list("seconds", flat=True))
        assert given == lost_seconds


def test_a_power_cut_over_the_end_of_a_section_opens_it_again(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        hear(sitting, now=NOW + 5 * MINUTE)
        back = NOW + 25 * MINUTE
        catch_up(sitting, now=back)
        assert told_to_desk(sitting, back)["running"] is None
        sit_down(sitting, now=back)
        assert left(sitting, back) == 5 * MINUTE


@pytest.mark.parametrize(("limit", "minutes"), [(3, 3), (0, 0)])
def test_the_session_limits_what_is_given_back(cast: Cast, limit: int, minutes: int) -> None:
    made = hall(cast, credit_limit_minutes=limit)
    with made.scoped():
        sitting = running(made)
        sit_down(sitting, now=NOW + 6 * MINUTE)
        assert left(sitting, NOW + 6 * MINUTE) == timedelta(minutes=4 + minutes)


@pytest.mark.parametrize(
    ("kinds", "cause", "seconds"),
    [
        (("LURING", "DARING"), "JARINGAN", 239),
        (("LURING", "JAWAB", "DARING"), "TETAP_BEKERJA", 0),
        (("LURING", "DARING", "JAWAB"), "JARINGAN", 239),
        ((), "TIDAK_DIKETAHUI", 0),
    ],
)
def test_a_lost_network_gives_back_time_only_to_who_could_not_work(
    hall: Hall, kinds: tuple[str, ...], cause: str, seconds: int
) -> None:
    with hall.scoped():
        sitting = running(hall)
        back = NOW + 4 * MINUTE
        sent = back - timedelta(seconds=1) if kinds else back
        for sequence, kind in enumerate(kinds, 1):
            change(sitting, sequence, at=sent, kind=kind, given_at=NOW - timedelta(days=3))
        hear(sitting, now=back)
        event = SittingEvent.objects.get(kind="GANGGUAN")
        assert (event.facts["cause"], event.facts["seconds"]) == (cause, seconds)


def test_a_service_that_was_down_gives_back_the_time(hall: Hall) -> None:
    ServerLife.objects.create(started_at=NOW - MINUTE, seen_at=NOW + MINUTE)
    ServerLife.objects.create(started_at=NOW + 4 * MINUTE, seen_at=NOW + 5 * MINUTE)
    with hall.scoped():
        sitting = running(hall)
        hear(sitting, now=NOW + 5 * MINUTE)
        assert SittingEvent.objects.get(kind="GANGGUAN").facts["cause"] == "SERVER"
        assert left(sitting, NOW + 5 * MINUTE) == 10 * MINUTE


def test_a_clock_set_back_changes_nothing(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        early = NOW - timedelta(days=400)
        change(sitting, 1, at=NOW + MINUTE, given_at=early, value={"choice": "a"})
        change(sitting, 2, at=NOW + 11 * MINUTE, given_at=early, value={"choice": "b"})
        worths = [one.worth.value for one in standings_of([sitting])[sitting.pk]]
        assert worths == ["DIHITUNG", "TERLAMBAT"]
        assert left(sitting, NOW + MINUTE) == 9 * MINUTE


def test_a_proctor_adds_time_with_a_reason_and_others_do_not(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        for wrong in (hall.cast.sari, hall.cast.joko, hall.cast.made, hall.cast.putri):
            with pytest.raises(NotPermitted):
                actions.add_time(wrong, sitting, minutes=5, because=BECAUSE)
        with pytest.raises(TakarError, match="Alasan"):
            actions.add_time(hall.proctor, sitting, minutes=5, because=" ")
        for minutes in (0, 241):
            with pytest.raises(TakarError, match="240"):
                actions.add_time(hall.proctor, sitting, minutes=minutes, because=BECAUSE)
        actions.add_time(hall.proctor, sitting, minutes=5, because=BECAUSE)
        assert left(sitting, NOW) == 15 * MINUTE
        assert Entry.objects.filter(act="sittings.time.added").count() == 1
        assert SittingEvent.objects.get(kind="WAKTU").because == BECAUSE


def test_time_added_after_the_end_opens_the_section_again(hall: Hall) -> None:
    start = timezone.now() - 11 * MINUTE
    with hall.scoped():
        sitting = running(hall, now=start)
        catch_up(sitting, now=timezone.now())
        assert told_to_desk(sitting, timezone.now())["running"] is None
        actions.add_time(hall.cast.rahayu, sitting, minutes=5, because=BECAUSE)
        assert told_to_desk(sitting, timezone.now())["running"] == "A"


def test_what_is_said_to_a_person_is_not_said_in_the_log(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        actions.send_message(hall.proctor, sitting, text="Silakan ke klinik.")
        actions.send_message_to_all(hall.proctor, hall.session, text="Silakan ke klinik.")
        facts = Entry.objects.filter(act__startswith="sittings.message").values_list(
            "facts", flat=True
        )
        assert [one["text"] for one in facts] == [18, 18]


def test_a_proctor_reaches_only_the_own_room(hall: Hall) -> None:
    with hall.scoped():
        mine = running(hall)
        hall.other.room = None
        hall.other.save()
        other = enter(hall.other, now=NOW)
        assert actions.send_message_to_all(hall.proctor, hall.session, text="Tenang.") == 1
        assert actions.send_message_to_all(hall.cast.rahayu, hall.session, text="Tenang.") == 2
        assert ProctorMessage.objects.filter(sitting=mine).count() == 2
        with pytest.raises(NotPermitted):
            actions.send_message(hall.proctor, other, text="Halo")
        with pytest.raises(NotPermitted):
            actions.send_message_to_all(hall.cast.joko, hall.session, text="Halo")
        done = actions.add_time_to_all(hall.proctor, hall.session, minutes=2, because=BECAUSE)
        assert done == 1


def test_a_desk_that_is_restarted_needs_the_pins_again(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        before = sitting.entry
        actions.restart_desk(hall.proctor, sitting, because="Komputer rusak")
        sitting.refresh_from_db()
        assert sitting.entry > before
        assert left(sitting, NOW) == 10 * MINUTE


def test_a_stopped_sitting_keeps_its_answers_and_cannot_go_on(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall, now=timezone.now() - MINUTE)
        change(sitting, 1, at=timezone.now())
        actions.stop_sitting(hall.proctor, sitting, because="Menyontek")
        sitting.refresh_from_db()
        assert (sitting.state, sitting.finished_by) == ("DIHENTIKAN", "PENGAWAS")
        assert [one.worth.value for one in standings_of([sitting])[sitting.pk]] == ["DIHITUNG"]
        with pytest.raises(NotNow):
            start_section(sitting, "B", now=timezone.now())
        with pytest.raises(TakarError):
            actions.stop_sitting(hall.proctor, sitting, because="Lagi")
        with pytest.raises(TakarError):
            actions.add_time(hall.proctor, sitting, minutes=5, because=BECAUSE)


def test_late_answers_wait_for_a_person_and_the_last_word_counts(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        late = change(sitting, 1, at=NOW + 11 * MINUTE)

        def worth() -> str:
            return standings_of([sitting])[sitting.pk][0].worth.value

        assert worth() == "TERLAMBAT"
        rahayu = hall.cast.rahayu
        with pytest.raises(NotPermitted):
            actions.rule_late(
                hall.proctor, sitting, changes=[late], ruling="DIHITUNG", because=BECAUSE
            )
        actions.rule_late(rahayu, sitting, changes=[late], ruling="DIHITUNG", because=BECAUSE)
        assert worth() == "TERLAMBAT_DIHITUNG"
        actions.rule_late(
            rahayu, sitting, changes=[late], ruling="TIDAK_DIHITUNG", because="Keliru"
        )
        assert worth() == "TERLAMBAT_TIDAK_DIHITUNG"


def test_nobody_rules_on_the_answers_of_another_sitting(hall: Hall) -> None:
    with hall.scoped():
        late = change(running(hall), 1, at=NOW + 11 * MINUTE)
        other = enter(hall.other, now=NOW)
        with pytest.raises(TakarError):
            actions.rule_late(
                hall.cast.rahayu, other, changes=[late], ruling="DIHITUNG", because=BECAUSE
            )


def test_exposures_are_counted_once_for_each_sitting(hall: Hall) -> None:
    with hall.scoped():
        running(hall)
        enter(hall.other, now=NOW)
        assert actions.count_exposures(hall.session) == 1
        assert actions.count_exposures(hall.session) == 0
        counts = dict(ItemVersion.objects.values_list("item__code", "exposures"))
        assert counts["S1"] == 1
        assert counts["L1"] == 0


def test_closing_a_session_ends_who_still_works(hall: Hall) -> None:
    with hall.scoped():
        sitting = running(hall)
        assert actions.close_session(hall.session, now=NOW + MINUTE) == 1
        sitting.refresh_from_db()
        assert (sitting.state, sitting.finished_by) == ("SELESAI", "PENGAWAS")
        assert actions.close_session(hall.session, now=NOW + MINUTE) == 0
