from datetime import time

import pytest

from takar.timetables import faults
from takar.web.timetables import actions, tasks
from takar.web.timetables.models import Search, Session, Timetable
from takar.web.timetables.queries.comparing import changes_between
from takar.web.timetables.rules.refusals import NotReady
from takar.web.timetables.rules.wishes import Absence, Wishes
from takar.web.timetables.solving import answer_to
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
