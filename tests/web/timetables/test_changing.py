from datetime import time
from typing import Any

import pytest

from takar.web.assessments.models import Conflict
from takar.web.audit.action import NotPermitted
from takar.web.timetables import actions
from takar.web.timetables.models import Room, SessionAssessor
from takar.web.timetables.rules.refusals import Clash, NotNow
from tests.web.timetables import made
from tests.web.timetables.made import Town


def test_a_session_is_moved_by_operators_only_and_keeps_its_length(there: Town) -> None:
    session = made.session_at(made.draft(there), time(10, 30))
    wanted: dict[str, Any] = {"room": session.room, "day": there.day, "starts_at": time(14)}
    with pytest.raises(NotPermitted):
        actions.move_session(there.cast.sari, session, **wanted)
    assert actions.move_session(there.cast.rahayu, session, **wanted) == []
    session.refresh_from_db()
    assert (session.starts_at, session.ends_at) == (time(14), time(14, 30))


@pytest.mark.parametrize(
    ("moment", "room"), [(time(10, 30), "Ruang 2"), (time(9, 30), "Ruang 2"), (time(9), "Ruang 1")]
)
def test_nobody_insists_on_two_places_at_once(there: Town, moment: time, room: str) -> None:
    session = made.session_at(made.draft(there), time(11, 15))
    with pytest.raises(Clash) as clash:
        actions.move_session(
            there.cast.rahayu,
            session,
            room=Room.objects.get(name=room),
            day=there.day,
            starts_at=moment,
            insists=True,
        )
    assert not clash.value.may_insist
    session.refresh_from_db()
    assert session.starts_at == time(11, 15)


def test_a_pause_is_broken_only_by_insisting(there: Town) -> None:
    session = made.session_at(made.draft(there), time(11, 15))
    wanted: dict[str, Any] = {"room": session.room, "day": there.day, "starts_at": time(12, 15)}
    with pytest.raises(Clash) as clash:
        actions.move_session(there.cast.rahayu, session, **wanted)
    assert clash.value.may_insist
    broken = actions.move_session(there.cast.rahayu, session, insists=True, **wanted)
    assert len(broken) == len(clash.value.findings) == 1


def test_an_assessor_is_swapped_unless_busy_or_in_conflict(there: Town) -> None:
    draft = made.draft(there)
    rahayu, citra = there.cast.rahayu, there.seat("Citra")
    early = made.session_at(draft, time(10, 30))
    with pytest.raises(Clash) as clash:
        actions.swap_assessor(rahayu, early, out=there.seat("Sari"), into=citra, insists=True)
    assert not clash.value.may_insist
    late = made.session_at(draft, time(13), "Ruang 1")
    Conflict.objects.create(
        assessor=citra, participant=late.seats.get().participant, kind="KERABAT"
    )
    with pytest.raises(Clash, match="Citra"):
        actions.swap_assessor(rahayu, late, out=there.seat("Sari"), into=citra, insists=True)
    Conflict.objects.all().delete()
    SessionAssessor.objects.filter(session__starts_at=time(13), assessor=citra).delete()
    assert actions.swap_assessor(rahayu, late, out=there.seat("Sari"), into=citra) == []
    names = {one.assessor.name for one in late.watchers.all()}
    assert names == {"Budi", "Citra"}


def test_too_few_assessors_need_insisting(there: Town) -> None:
    session = made.session_at(made.draft(there), time(10, 30))
    with pytest.raises(Clash) as clash:
        actions.swap_assessor(there.cast.rahayu, session, out=there.seat("Sari"), into=None)
    assert clash.value.may_insist
    with pytest.raises(NotNow):
        actions.swap_assessor(there.cast.rahayu, session, out=None, into=None)


def test_a_copy_has_the_same_sessions_under_the_same_calendar_names(there: Town) -> None:
    old = made.draft(there)
    new = actions.copy_timetable(there.cast.rahayu, old)
    assert new.version == old.version + 1

    def uids(one: object) -> set[str]:
        return set(one.sessions.values_list("uid", flat=True))  # type: ignore[attr-defined]

    assert uids(old) == uids(new)


def test_a_draft_is_discarded_by_operators_only(there: Town) -> None:
    draft = made.draft(there)
    with pytest.raises(NotPermitted):
        actions.discard_timetable(there.cast.made, draft)
    actions.discard_timetable(there.cast.rahayu, draft)
    assert not there.event.timetables.exists()
