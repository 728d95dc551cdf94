from datetime import UTC, datetime, time

import pytest
from django.urls import reverse

from takar.web.assessments.models import Assignment, EventAssessor, MethodScore
from takar.web.audit.action import NotPermitted
from takar.web.notices.models import Notice
from takar.web.timetables import actions
from takar.web.timetables.models import (
    Arrival,
    Invitation,
    Session,
    SessionAssessor,
    Timetable,
)
from takar.web.timetables.queries.comparing import changes_between
from takar.web.timetables.rules.arrivals import Verdict
from takar.web.timetables.rules.refusals import Clash, NotNow
from tests.web.timetables import made
from tests.web.timetables.made import Town

MORNING = datetime(2025, 5, 14, 1, 45, tzinfo=UTC)  # a quarter to nine in Jakarta


def standing(there: Town) -> set[tuple[int, str, str]]:
    rows = Assignment.objects.filter(participant__event=there.event, state="DITUGASKAN")
    return set(rows.values_list("participant__number", "method__code", "assessor__name"))


def test_publishing_assigns_exactly_whom_the_version_seats(there: Town) -> None:
    draft = made.draft(there)
    with pytest.raises(NotPermitted):
        actions.publish_timetable(there.cast.bupati, draft)
    assert standing(there) == set()
    actions.publish_timetable(there.cast.rahayu, draft)
    assert len(standing(there)) == 6 * 2 * 2
    assert (1, "DISKUSI_KELOMPOK", "Sari") in standing(there)
    assert (2, "WAWANCARA_KOMPETENSI", "Citra") in standing(there)


def test_publishing_tells_everybody_with_an_account_once(there: Town) -> None:
    made.published(there)
    told = Notice.objects.values_list("user__username", "link")
    mine = reverse("timetables:mine")
    assert sorted(told) == [("budi", mine), ("putri", mine), ("sari", mine)]


def test_one_version_is_in_force_and_what_was_told_is_never_touched(there: Town) -> None:
    old = made.published(there)
    new = actions.copy_timetable(there.cast.rahayu, old)
    actions.publish_timetable(there.cast.rahayu, new)
    old.refresh_from_db()
    assert (old.state, new.state) == ("DIGANTI", "BERLAKU")
    with pytest.raises(NotNow):
        actions.publish_timetable(there.cast.rahayu, old)
    with pytest.raises(NotNow):
        actions.discard_timetable(there.cast.rahayu, old)
    with pytest.raises(NotNow):
        actions.move_session(
            there.cast.rahayu,
            Session.objects.filter(timetable=old)[0],
            room=made.first_room(there),
            day=there.day,
            starts_at=time(14),
        )


def test_a_changed_version_tells_only_those_for_whom_it_changed(there: Town) -> None:
    old = made.invited(there).timetable
    actions.answer_invitation(
        there.cast.putri, Invitation.objects.get(participant=there.putri), answer="HADIR"
    )
    Notice.objects.all().delete()
    new = actions.copy_timetable(there.cast.rahayu, old)
    own = Session.objects.get(
        timetable=new, method__code="WAWANCARA_KOMPETENSI", seats__participant=there.putri
    )
    actions.move_session(
        there.cast.rahayu, own, room=own.room, day=there.day, starts_at=time(15), insists=True
    )
    actions.publish_timetable(there.cast.rahayu, new, insists=True)
    told = set(Notice.objects.values_list("user__username", flat=True))
    team = {one.assessor.name.lower() for one in own.watchers.all()} & {"sari", "budi"}
    assert told == {"putri"} | team
    assert Invitation.objects.get(participant=there.putri).answer == ""
    assert [one.name for one in changes_between(old, new)] == ["Putri Anjani"]


def test_a_publication_is_taken_back_and_what_stood_before_is_in_force_again(there: Town) -> None:
    first = made.published(there)
    before = standing(there)
    second = actions.copy_timetable(there.cast.rahayu, first)
    actions.publish_timetable(there.cast.rahayu, second)
    again = actions.withdraw_timetable(there.cast.rahayu, second)
    assert again is not None
    assert (again.version, again.state) == (3, "BERLAKU")
    assert changes_between(first, again) == []
    assert standing(there) == before


def test_taking_back_the_first_publication_leaves_nobody_assigned(there: Town) -> None:
    only = made.published(there)
    assert actions.withdraw_timetable(there.cast.rahayu, only) is None
    only.refresh_from_db()
    assert (only.state, only.withdrawn_at is not None) == ("DIGANTI", True)
    assert standing(there) == set()


def test_nothing_is_taken_back_once_somebody_came_or_was_rated(there: Town) -> None:
    rahayu = there.cast.rahayu
    only = made.published(there)
    place = actions.note_arrival(rahayu, there.putri, at=None, how="NOMOR", now=MORNING)
    assert place.verdict is Verdict.WELCOME
    with pytest.raises(NotNow):
        actions.withdraw_timetable(rahayu, only)
    actions.undo_arrival(rahayu, Arrival.objects.get())
    rate(there, only)
    with pytest.raises(NotNow):
        actions.withdraw_timetable(rahayu, only)


def rate(there: Town, timetable: Timetable) -> None:
    MethodScore.objects.create(
        participant=there.putri,
        method=Session.objects.filter(timetable=timetable)[0].method,
        competency="INTEGRITAS",
        assessor="Sari",
        level=3,
        entered_by=there.cast.rahayu,
    )


def test_who_stays_away_is_assigned_to_nobody(there: Town) -> None:
    draft = made.draft(there)
    actions.mark_missing(there.cast.rahayu, there.event, participants=[there.putri.pk])
    actions.publish_timetable(there.cast.rahayu, draft, insists=True)
    assert there.putri.number not in {number for number, _method, _name in standing(there)}
    assert len(standing(there)) == 5 * 2 * 2


def test_a_version_that_seats_an_assessor_in_two_places_is_never_published(there: Town) -> None:
    draft = made.draft(there)
    second = made.session_at(draft, time(10, 30), "Ruang 2")
    SessionAssessor.objects.create(session=second, assessor=there.seat("Sari"))
    with pytest.raises(Clash, match="Sari") as clash:
        actions.publish_timetable(there.cast.rahayu, draft, insists=True)
    assert not clash.value.may_insist
    assert standing(there) == set()


def test_a_version_that_seats_an_assessor_who_was_removed_is_never_published(there: Town) -> None:
    draft = made.draft(there)
    EventAssessor.objects.filter(pk=there.seat("Budi").pk).update(state="DILEPAS")
    with pytest.raises(Clash, match="Budi") as clash:
        actions.publish_timetable(there.cast.rahayu, draft, insists=True)
    assert not clash.value.may_insist
    assert standing(there) == set()
