from datetime import time

import pytest

from takar.timetables import faults
from takar.web.timetables import actions, tasks
from takar.web.timetables.models import Room, Search, Session, Timetable
from takar.web.timetables.queries.comparing import changes_between
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.rules.refusals import NotReady
from takar.web.timetables.rules.wishes import Absence, Wishes
from takar.web.timetables.solving import absences_of, answer_to
from tests.web.timetables import made
from tests.web.timetables.made import Town

QUICK = Wishes(seconds=5, is_connected=False)


def asked(there: Town, wishes: Wishes = QUICK) -> Search:
    return actions.ask_for_timetable(there.cast.rahayu, there.event, wishes=wishes)


@pytest.mark.slow
def test_what_is_found_keeps_every_rule_and_becomes_a_draft_with_its_proof(there: Town) -> None:
    search = asked(there)
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert search.state == "SELESAI"
    found = Timetable.objects.get()
    assert (found.state, found.proven.status in {"OPTIMAL", "FEASIBLE"}) == ("DRAF", True)
    assert str(found.proven.sentence)
    answer = answer_to(search)
    assert faults(answer.asked_for.problem, answer.sittings) == ()
    seats = Session.objects.filter(timetable=found).values_list("seats", flat=True)
    assert len([seat for seat in seats if seat]) == 12


@pytest.mark.slow
def test_a_task_delivered_twice_looks_once(there: Town) -> None:
    search = asked(there)
    for _ in range(2):
        tasks.look_for_timetable.func(search.pk)
    assert Timetable.objects.count() == 1


@pytest.mark.slow
def test_what_cannot_be_is_told_with_a_way_out(there: Town) -> None:
    for row in there.event.open_days.all():
        row.closes_at = time(9)
        row.breaks = ""
        row.save()
    search = asked(there)
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert search.state == "BUNTU"
    assert search.in_the_way
    assert all(str(one.problem) for one in search.in_the_way)
    assert not Timetable.objects.exists()


@pytest.mark.slow
def test_a_version_is_mended_without_the_one_who_fell_ill(later: Town) -> None:
    old = made.draft(later)
    absent = (Absence(assessor=later.seat("Budi").pk, day=later.day),)
    search = actions.ask_for_mending(later.cast.rahayu, old, absences=absent)
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert search.state == "SELESAI", search.problem
    new = Timetable.objects.exclude(pk=old.pk).get()
    assert (new.origin, new.made_from) == ("DISUSUN_ULANG", old)
    held = Session.objects.filter(timetable=new, day=later.day, watchers__assessor__name="Budi")
    assert not held.exists()
    assert changes_between(old, new)
    actions.publish_timetable(later.cast.rahayu, new)


@pytest.mark.slow
def test_what_was_held_before_somebody_fell_ill_stays_as_it_was(there: Town) -> None:
    old = made.published(there)
    absent = (Absence(assessor=there.seat("Budi").pk),)
    search = actions.ask_for_mending(there.cast.rahayu, old, absences=absent)
    tasks.look_for_timetable.func(search.pk)
    new = Timetable.objects.exclude(pk=old.pk).get()
    assert changes_between(old, new) == []
    actions.publish_timetable(there.cast.rahayu, new)


@pytest.mark.slow
def test_a_lost_room_is_left_and_everybody_else_stays(later: Town) -> None:
    old = made.draft(later)
    room = Room.objects.get(event=later.event, name="Ruang 2")
    absent = (Absence(room=room.pk, day=later.day),)
    search = actions.ask_for_mending(later.cast.rahayu, old, absences=absent)
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert search.state == "SELESAI", search.problem
    new = Timetable.objects.exclude(pk=old.pk).get()
    assert not Session.objects.filter(timetable=new, day=later.day, room=room).exists()
    kept = Session.objects.filter(timetable=old).exclude(room=room)
    for one in kept:
        seats = sorted(one.seats.values_list("participant", flat=True))
        same = Session.objects.get(
            timetable=new, room=one.room, day=one.day, starts_at=one.starts_at
        )
        assert sorted(same.seats.values_list("participant", flat=True)) == seats
    assert {one.name for one in new.proven.measures} == {"DAYS", "WAITING", "LOAD"}
    assert (new.proven.moved, new.proven.left) == (3, 0)
    actions.publish_timetable(later.cast.rahayu, new)


@pytest.mark.slow
def test_where_not_everybody_can_sit_a_draft_seats_the_most_and_tells_the_ways_out(
    later: Town,
) -> None:
    for row in later.event.open_days.all():
        row.opens_at, row.closes_at, row.breaks = time(9), time(13, 30), ""
        row.save()
    later.event.open_days.exclude(day=later.day).delete()
    old = made.draft(later)
    room = Room.objects.get(event=later.event, name="Ruang 1")
    search = actions.ask_for_mending(
        later.cast.rahayu, old, absences=(Absence(room=room.pk, day=later.day),)
    )
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    new = Timetable.objects.exclude(pk=old.pk).get()
    assert (search.state, search.found) == ("SELESAI", new)
    assert (new.proven.status, new.proven.left) == ("PARTIAL", 6)
    assert search.in_the_way
    assert "Tidak mungkin semuanya" in str(search.in_the_way[0].problem)
    ours = next(place for place, one in enumerate(search.in_the_way) if one.remedy.is_ours)
    again = actions.take_way_out(later.cast.rahayu, search, place=ours)
    assert (again.mends, again.wished.absences) == (old, search.wished.absences)


def test_a_room_lost_from_a_day_on_is_closed_on_the_later_days_too(later: Town) -> None:
    room = made.first_room(later)
    later_days = sorted(later.event.open_days.values_list("day", flat=True))
    for is_onwards, closed in ((False, later_days[:1]), (True, later_days)):
        lost = Absence(room=room.pk, day=later_days[0], is_onwards=is_onwards)
        wishes = Wishes(absences=(lost,))
        asked_for = asked_of(later.event, wishes)
        assert [one.date for one in asked_for.problem.room[str(room)].closed] == closed
        (absent,) = absences_of(wishes, asked_for)
        assert [one.date for one in absent.spans] == closed


def test_what_nobody_expected_is_written_and_not_swallowed(
    there: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no room on disk")

    monkeypatch.setattr(tasks, "answer_to", broken)
    search = asked(there)
    with pytest.raises(OSError, match="no room"):
        tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert (search.state, bool(search.problem), bool(search.hint)) == ("GAGAL", True, True)


def test_mending_needs_somebody_who_falls_out(there: Town) -> None:
    with pytest.raises(NotReady):
        actions.ask_for_mending(there.cast.rahayu, made.draft(there), absences=())
