from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_scopes import ScopeError

from takar.web.kit.scope import scope
from takar.web.meetings.models import LevelChange, Meeting, MeetingPresence, MeetingSignature
from tests.web.assessments.conftest import Stage
from tests.web.meetings.made import first, held_meeting

MODELS = [Meeting, MeetingPresence, MeetingSignature, LevelChange]


def meeting_of(stage: Stage, number: int = 1, **facts: Any) -> Meeting:
    rahayu = stage.cast.rahayu
    made: Meeting = Meeting.objects.create(
        event=stage.event, number=number, chair="Sari", opened_by=rahayu, **facts
    )
    return made


def presence(meeting: Meeting, came_at: datetime, **facts: Any) -> MeetingPresence:
    made: MeetingPresence = MeetingPresence.objects.create(
        meeting=meeting, name="Sari", came_at=came_at, **facts
    )
    return made


def signed(stage: Stage, meeting: Meeting, role: str) -> MeetingSignature:
    made: MeetingSignature = MeetingSignature.objects.create(
        meeting=meeting,
        role=role,
        name="Sari",
        signed_by=stage.cast.sari,
        signed_on=timezone.localdate(),
    )
    return made


def changed(stage: Stage, meeting: Meeting) -> LevelChange:
    made: LevelChange = LevelChange.objects.create(
        participant=first(stage),
        competency="INTEGRITAS",
        kind="TETAPKAN",
        before=3,
        after=4,
        meeting=meeting,
        by=stage.cast.sari,
    )
    return made


@pytest.mark.parametrize("model", MODELS)
def test_outside_an_agency_nothing_is_found(db: None, model: Any) -> None:
    with pytest.raises(ScopeError):
        model.objects.count()


def test_another_agency_finds_nothing(running: Stage) -> None:
    meeting = meeting_of(running)
    presence(meeting, timezone.now())
    signed(running, meeting, "KETUA")
    changed(running, meeting)
    other = running.cast.other_agency
    assert [model.objects.count() for model in MODELS] == [1] * 4  # type: ignore[attr-defined]
    with scope(agency=other, agency_code=other.code):
        assert [model.objects.count() for model in MODELS] == [0] * 4  # type: ignore[attr-defined]


def test_a_meeting_and_a_change_belong_to_the_agency_of_the_event(running: Stage) -> None:
    meeting = meeting_of(running)
    for row in (meeting, changed(running, meeting)):
        assert (row.agency_id, row.agency_code) == (running.cast.agency.pk, "kab_tirtamaya")


def test_one_meeting_sits_at_a_time(running: Stage) -> None:
    open_one = meeting_of(running)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting_of(running, 2)
    assert open_one.is_open
    open_one.closed_at = timezone.now()
    open_one.save(update_fields=["closed_at"])
    assert not open_one.is_open
    assert meeting_of(running, 2).is_open


def test_meetings_of_an_event_have_their_own_numbers_in_order(running: Stage) -> None:
    held_meeting(running.event, running.cast.sari)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting_of(running, 1)
    meeting_of(running, 2)
    assert [str(one) for one in running.event.meetings.all()] == [
        "Pemetaan 2025 · 1",
        "Pemetaan 2025 · 2",
    ]


@pytest.mark.parametrize(("seconds", "is_good"), [(-1, False), (0, True), (1, True)])
def test_nobody_leaves_before_coming(running: Stage, seconds: int, *, is_good: bool) -> None:
    meeting, came = meeting_of(running), timezone.now()
    left = came + timedelta(seconds=seconds)
    if is_good:
        assert presence(meeting, came, left_at=left).left_at == left
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            presence(meeting, came, left_at=left)


def test_somebody_is_present_once_at_a_time_and_may_come_back(running: Stage) -> None:
    meeting, came = meeting_of(running), timezone.now()
    there = presence(meeting, came)
    with pytest.raises(IntegrityError), transaction.atomic():
        presence(meeting, came)
    there.left_at = came
    there.save(update_fields=["left_at"])
    assert presence(meeting, came).left_at is None


def test_each_role_signs_a_meeting_once(running: Stage) -> None:
    meeting = meeting_of(running)
    signed(running, meeting, "KETUA")
    with pytest.raises(IntegrityError), transaction.atomic():
        signed(running, meeting, "KETUA")
    assert signed(running, meeting, "KEPALA").pk


def test_a_meeting_that_changed_a_level_cannot_be_thrown_away(running: Stage) -> None:
    meeting = meeting_of(running)
    kept = changed(running, meeting)
    with pytest.raises(IntegrityError), transaction.atomic():
        meeting.delete()
    kept.delete()
    meeting.delete()
    assert not Meeting.objects.exists()
