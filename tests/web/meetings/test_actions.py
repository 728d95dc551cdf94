from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from takar.kernel.errors import TakarError
from takar.web.assessments.actions import move_to, record_scores
from takar.web.assessments.models import EventAssessor, IntegratedLevel, Participant
from takar.web.assessments.rules.refusals import BadScores, NoReason, NotNow
from takar.web.audit.models import Entry
from takar.web.meetings.actions import (
    agree_about,
    agree_level,
    agree_on_undisputed,
    begin_meeting,
    close_meeting,
    compute_levels,
    decide_level,
    excuse,
    give_back,
    mark_left,
    mark_present,
    undo_agreement,
    write_notes,
)
from takar.web.meetings.models import LevelChange, Meeting, MeetingPresence
from takar.web.meetings.rules.refusals import NoMeeting, NoQuorum, NothingToAgree, NotThere
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import METHODS
from tests.web.meetings.made import FOUR, disputed, first, in_meeting, level_of, sat

COMPETENCIES = 9


def test_a_meeting_is_opened_by_who_may_and_only_in_the_integration(scored: Stage) -> None:
    cast, event = scored.cast, scored.event
    with pytest.raises(NotNow):
        begin_meeting(cast.rahayu, event, chair="Sari")
    in_meeting(scored)
    for stranger in (cast.joko, cast.hadi, cast.putri, cast.bupati, cast.made):
        with pytest.raises(PermissionDenied):
            begin_meeting(stranger, event, chair="Sari")
    with pytest.raises(NotThere):
        begin_meeting(cast.rahayu, event, chair="  ")
    meeting = begin_meeting(cast.rahayu, event, chair="Sari", place="Aula")
    assert (meeting.number, meeting.chair_user, meeting.assessors_needed) == (1, cast.sari, 2)
    assert not meeting.presences.exists()
    with pytest.raises(NotThere):
        begin_meeting(cast.rahayu, event, chair="Sari")
    assert Entry.objects.filter(act="meetings.meeting.opened").count() == 1


def test_whoever_opens_a_meeting_as_its_chair_is_there(integrated: Stage) -> None:
    meeting = begin_meeting(integrated.cast.sari, integrated.event, chair="Sari")
    assert [one.name for one in meeting.presences.all()] == ["Sari"]


def test_people_come_go_and_are_excused(integrated: Stage) -> None:
    cast, meeting = integrated.cast, sat(integrated, "Sari")
    rahayu = cast.rahayu
    assert mark_present(rahayu, meeting, names=["Sari"]) == 0
    with pytest.raises(NotThere):
        mark_present(rahayu, meeting, names=["Orang Asing"])
    with pytest.raises(PermissionDenied):
        mark_present(cast.joko, meeting, names=["Budi"])
    with pytest.raises(NoReason):
        excuse(rahayu, meeting, name="Budi", note=" ")
    excuse(rahayu, meeting, name="Budi", note="sakit")
    with pytest.raises(NotThere):
        excuse(rahayu, meeting, name="Sari", note="sakit")
    with pytest.raises(NotThere):
        mark_left(rahayu, meeting, name="Budi")
    assert mark_present(rahayu, meeting, names=["Budi"]) == 1
    mark_left(rahayu, meeting, name="Sari")
    assert mark_present(rahayu, meeting, names=["Sari"]) == 1
    rows = MeetingPresence.objects.filter(meeting=meeting, name="Sari")
    assert [row.left_at is None for row in rows] == [False, True]


def test_nothing_is_decided_without_a_meeting_or_without_a_quorum(integrated: Stage) -> None:
    sari, level = integrated.cast.sari, level_of(integrated)
    with pytest.raises(NoMeeting):
        decide_level(sari, level, level=FOUR, reason="rapat")
    meeting = sat(integrated, "Sari")
    with pytest.raises(NoQuorum, match="Budi"):
        decide_level(sari, level, level=FOUR, reason="rapat")
    assert not LevelChange.objects.exists()
    mark_present(integrated.cast.rahayu, meeting, names=["Budi"])
    decide_level(sari, level, level=FOUR, reason="rapat")
    mark_left(integrated.cast.rahayu, meeting, name="Budi")
    with pytest.raises(NoQuorum):
        give_back(sari, level, reason="rapat")
    with pytest.raises(NoQuorum):
        agree_about(sari, first(integrated))
    level.refresh_from_db()
    assert level.level == FOUR


def test_only_an_operator_opens_a_meeting_below_the_usual_quorum(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    with pytest.raises(NoQuorum):
        begin_meeting(cast.sari, event, chair="Sari", assessors_needed=1)
    assert not Meeting.objects.exists()
    for opener, needed in ((cast.sari, 2), (cast.sari, 3), (cast.rahayu, 0)):
        meeting = begin_meeting(opener, event, chair="Sari", assessors_needed=needed)
        assert meeting.assessors_needed == needed
        close_meeting(cast.rahayu, meeting)


def test_who_is_not_there_decides_nothing_though_the_quorum_is_met(integrated: Stage) -> None:
    cast, level = integrated.cast, level_of(integrated)
    EventAssessor.objects.create(event=integrated.event, name="Sari", state="DILEPAS")
    meeting = sat(integrated, "Budi")
    for absent in (
        lambda: decide_level(cast.sari, level, level=FOUR, reason="rapat"),
        lambda: agree_level(cast.sari, level),
        lambda: agree_about(cast.sari, first(integrated)),
    ):
        with pytest.raises(NoQuorum):
            absent()
    assert not LevelChange.objects.exists()
    EventAssessor.objects.all().delete()
    mark_present(cast.rahayu, meeting, names=["Sari"])
    assert decide_level(cast.sari, level, level=FOUR, reason="rapat")
    assert agree_level(cast.rahayu, level)


def test_somebody_released_from_the_team_is_not_waited_for(integrated: Stage) -> None:
    EventAssessor.objects.create(event=integrated.event, name="Budi", state="DILEPAS")
    sat(integrated, "Sari")
    assert decide_level(integrated.cast.sari, level_of(integrated), level=FOUR, reason="rapat")


def test_every_decision_keeps_who_why_before_and_after(integrated: Stage) -> None:
    cast, level = integrated.cast, level_of(integrated)
    meeting = sat(integrated)
    for stranger in (cast.joko, cast.hadi, cast.putri, cast.bupati):
        with pytest.raises(PermissionDenied):
            decide_level(stranger, level, level=FOUR, reason="rapat")
    with pytest.raises(NoReason):
        decide_level(cast.sari, level, level=FOUR, reason="  ")
    for odd in ("5.01", "-1", "3.5"):
        with pytest.raises(BadScores):
            decide_level(cast.sari, level, level=Decimal(odd), reason="rapat")
    assert not LevelChange.objects.exists()
    change = decide_level(cast.sari, level, level=FOUR, reason=" bukti kuat ")
    assert (change.before, change.after, change.computed) == (3, 4, 3)
    assert (change.by, change.reason, change.meeting) == (cast.sari, "bukti kuat", meeting)
    with pytest.raises(NoReason):
        give_back(cast.sari, level, reason="")
    back = give_back(cast.sari, level, reason="salah baca")
    assert (back.kind, back.before, back.after) == ("PULIHKAN", 4, 3)
    level.refresh_from_db()
    assert (level.level, level.decided_by) == (3, None)


def test_what_cannot_be_kept_is_not_decided(
    integrated: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sat(integrated)

    def broken(*_: Any, **__: Any) -> None:
        raise OSError("diska penuh")

    monkeypatch.setattr(LevelChange, "save", broken)
    with pytest.raises(OSError, match="penuh"):
        decide_level(integrated.cast.sari, level_of(integrated), level=FOUR, reason="rapat")
    assert level_of(integrated).level == 3
    assert not Entry.objects.filter(act="assessments.level.set").exists()


def test_agreeing_changes_no_number_and_is_kept(integrated: Stage) -> None:
    sat(integrated)
    change = agree_level(integrated.cast.sari, level_of(integrated))
    assert (change.before, change.after) == (3, 3)
    assert level_of(integrated).decided_by == integrated.cast.sari
    IntegratedLevel.objects.filter(pk=level_of(integrated).pk).update(computed=None)
    with pytest.raises(NothingToAgree):
        agree_level(integrated.cast.sari, level_of(integrated))


def test_undisputed_levels_are_agreed_on_in_one_go_and_taken_back(scored: Stage) -> None:
    disputed(scored)
    in_meeting(scored)
    rahayu, meeting = scored.cast.rahayu, sat(scored)
    with pytest.raises(PermissionDenied):
        agree_on_undisputed(scored.cast.joko, meeting)
    agreement = agree_on_undisputed(rahayu, meeting)
    assert (agreement.levels, agreement.people, agreement.left) == (4 * COMPETENCIES, 4, 0)
    open_levels = IntegratedLevel.objects.filter(participant__event=scored.event, decided_by=None)
    assert {one.participant_id for one in open_levels} == {first(scored).pk}
    with pytest.raises(NothingToAgree):
        agree_on_undisputed(rahayu, meeting)

    decide_level(rahayu, level_of(scored, number=1), level=FOUR, reason="dibahas lagi")
    assert undo_agreement(rahayu, meeting, batch=agreement.batch) == 4 * COMPETENCIES - 1
    assert level_of(scored, number=1).level == FOUR
    assert level_of(scored, "KOMUNIKASI", number=1).decided_by is None
    with pytest.raises(NothingToAgree):
        undo_agreement(rahayu, meeting, batch=agreement.batch)


def test_whoever_lacks_a_quorum_is_left_out_of_the_agreement(integrated: Stage) -> None:
    move_to(integrated.cast.rahayu, integrated.event, state="PENILAIAN", reason="nilai susulan")
    record_scores(
        integrated.cast.rahayu,
        first(integrated),
        method=METHODS[0],
        assessor="Tono",
        levels={"INTEGRITAS": Decimal(3)},
    )
    in_meeting(integrated)
    rahayu = integrated.cast.rahayu
    meeting = begin_meeting(rahayu, integrated.event, chair=str(rahayu), assessors_needed=3)
    mark_present(rahayu, meeting, names=["Sari", "Budi"])
    agreement = agree_on_undisputed(rahayu, meeting)
    assert (agreement.people, agreement.left) == (4, 1)
    assert level_of(integrated).decided_by is None


def test_one_person_is_agreed_on_in_one_go(integrated: Stage) -> None:
    sat(integrated)
    decide_level(integrated.cast.sari, level_of(integrated), level=FOUR, reason="rapat")
    assert agree_about(integrated.cast.sari, first(integrated)).levels == COMPETENCIES - 1
    assert level_of(integrated).level == FOUR
    with pytest.raises(NothingToAgree):
        agree_about(integrated.cast.sari, first(integrated))


def test_computing_again_keeps_what_stood_before(scored: Stage) -> None:
    rahayu = scored.cast.rahayu
    with pytest.raises(PermissionDenied):
        compute_levels(scored.cast.sari, scored.event)
    assert compute_levels(rahayu, scored.event)["changes"] == 0
    assert not LevelChange.objects.exists()
    disputed(scored)
    assert compute_levels(rahayu, scored.event)["changes"] == COMPETENCIES
    change = LevelChange.objects.filter(kind="HITUNG_ULANG")[0]
    assert (change.before, change.after, change.computed_before, change.computed) == (3, 4, 3, 4)
    assert change.participant == first(scored)


def test_a_level_that_first_appears_on_computing_again_is_kept_as_a_change(scored: Stage) -> None:
    rahayu, late = scored.cast.rahayu, first(scored)
    Participant.objects.filter(pk=late.pk).update(state="TIDAK_HADIR")
    compute_levels(rahayu, scored.event)
    Participant.objects.filter(pk=late.pk).update(state="HADIR")
    assert compute_levels(rahayu, scored.event)["changes"] == COMPETENCIES
    changes = LevelChange.objects.filter(participant=late, kind="HITUNG_ULANG")
    assert {(one.before, one.after, one.computed) for one in changes} == {(None, 3, 3)}
    assert compute_levels(rahayu, scored.event)["changes"] == 0


def test_a_decision_survives_computing_again_and_the_new_computed_level_is_kept(
    integrated: Stage,
) -> None:
    rahayu = integrated.cast.rahayu
    sat(integrated)
    decide_level(rahayu, level_of(integrated), level=Decimal(2), reason="rapat")
    move_to(rahayu, integrated.event, state="PENILAIAN", reason="nilai susulan")
    disputed(integrated)
    compute_levels(rahayu, integrated.event)
    change = LevelChange.objects.get(kind="HITUNG_ULANG", competency="INTEGRITAS")
    assert (change.before, change.after) == (2, 2)
    assert (change.computed_before, change.computed) == (3, 4)


def test_a_closed_meeting_decides_nothing_more(integrated: Stage) -> None:
    rahayu, meeting = integrated.cast.rahayu, sat(integrated)
    write_notes(rahayu, meeting, notes=" Panel sepakat. ")
    with pytest.raises(PermissionDenied):
        close_meeting(integrated.cast.joko, meeting)
    close_meeting(rahayu, meeting)
    for late in (
        lambda: decide_level(rahayu, level_of(integrated), level=FOUR, reason="rapat"),
        lambda: agree_on_undisputed(rahayu, meeting),
        lambda: mark_present(rahayu, meeting, names=["Sari"]),
        lambda: close_meeting(rahayu, meeting),
    ):
        with pytest.raises(TakarError):
            late()
    assert not LevelChange.objects.exists()
    assert Meeting.objects.get(pk=meeting.pk).notes == "Panel sepakat."
    assert begin_meeting(rahayu, integrated.event, chair="Sari").number == 2
