from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.web.assessments.actions import measure_event
from takar.web.assessments.models import IntegratedLevel, MethodScore
from takar.web.assessments.rules.refusals import BadScores, NoReason, NotNow, NotReady
from takar.web.meetings.actions import (
    agree_on_undisputed,
    begin_meeting,
    close_meeting,
    compute_levels,
    correct,
    decide_level,
    seal_results,
    sign_minutes,
    write_notes,
)
from takar.web.meetings.models import LevelChange, Meeting, MeetingSignature
from takar.web.meetings.queries.changes import waits_for_measuring
from takar.web.meetings.queries.outlook import outlook_with
from takar.web.meetings.rules.refusals import NoDocument, NotClosed
from takar.web.people.models import CompetencyRecord
from takar.web.results.models import JpmResult
from tests.web.assessments.conftest import Stage
from tests.web.meetings.made import FOUR, first, level_of, sat


def closed(stage: Stage) -> Meeting:
    """Hold a meeting in which everything was agreed on."""
    meeting = sat(stage)
    agree_on_undisputed(stage.cast.rahayu, meeting)
    return close_meeting(stage.cast.rahayu, meeting)


def sealed(stage: Stage) -> Meeting:
    """Hold a meeting whose minutes and results are signed."""
    meeting = closed(stage)
    sign_minutes(stage.cast.rahayu, meeting)
    seal_results(stage.cast.bupati, stage.event)
    return meeting


def test_the_chair_signs_once_and_only_what_is_closed(integrated: Stage) -> None:
    cast, meeting = integrated.cast, sat(integrated)
    with pytest.raises(NotClosed):
        sign_minutes(cast.rahayu, meeting)
    close_meeting(cast.rahayu, meeting)
    for other in (cast.sari, cast.bupati, cast.joko, cast.hadi):
        with pytest.raises(PermissionDenied):
            sign_minutes(other, meeting)
    today = timezone.localdate()
    for odd in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(NotReady):
            sign_minutes(cast.rahayu, meeting, signed_on=odd)
    signature = sign_minutes(cast.rahayu, meeting, signed_on=today)
    assert (signature.role, signature.name) == ("KETUA", "Rahayu")
    with pytest.raises(NotClosed):
        sign_minutes(cast.rahayu, meeting)
    with pytest.raises(TakarError):
        write_notes(cast.rahayu, meeting, notes="terlambat")


def test_for_a_chair_without_an_account_the_operator_signs(integrated: Stage) -> None:
    meeting = begin_meeting(integrated.cast.rahayu, integrated.event, chair="Budi")
    assert meeting.chair_user is None
    close_meeting(integrated.cast.rahayu, meeting)
    with pytest.raises(PermissionDenied):
        sign_minutes(integrated.cast.sari, meeting)
    assert sign_minutes(integrated.cast.rahayu, meeting).name == "Budi"


def test_the_head_signs_after_every_chair_and_signs_the_results_with_it(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    with pytest.raises(NotClosed):
        seal_results(cast.bupati, event)
    meeting = closed(integrated)
    with pytest.raises(NotClosed):
        seal_results(cast.bupati, event)
    sign_minutes(cast.rahayu, meeting)
    for other in (cast.sari, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            seal_results(other, event)
    with pytest.raises(NotReady):
        seal_results(cast.bupati, event, signed_on=event.ends_on - timedelta(days=1))
    assert not MeetingSignature.objects.filter(role="KEPALA").exists()
    seal_results(cast.bupati, event)
    event.refresh_from_db()
    assert (event.state, event.signed_by) == ("DITANDATANGANI", cast.bupati)
    assert [one.role for one in meeting.signatures.all()] == ["KETUA", "KEPALA"]
    with pytest.raises(NotNow):
        seal_results(cast.bupati, event)


def test_a_level_that_changed_after_the_chair_signed_asks_for_another_meeting(
    integrated: Stage,
) -> None:
    cast, event, person = integrated.cast, integrated.event, first(integrated)
    sign_minutes(cast.rahayu, closed(integrated))
    MethodScore.objects.filter(participant=person).update(level=5)
    restored = level_of(integrated)
    IntegratedLevel.objects.filter(pk=restored.pk).update(decided_by=None)
    assert compute_levels(cast.rahayu, event)["changes"]
    with pytest.raises(NotClosed, match="berubah"):
        seal_results(cast.bupati, event, reason="Uji")
    again = sat(integrated)
    close_meeting(cast.rahayu, again)
    with pytest.raises(NotClosed):
        seal_results(cast.bupati, event, reason="Uji")
    sign_minutes(cast.rahayu, again)
    seal_results(cast.bupati, event, reason="Uji")
    event.refresh_from_db()
    assert event.state == "DITANDATANGANI"


def test_after_the_signature_nothing_is_decided(integrated: Stage) -> None:
    meeting, cast = sealed(integrated), integrated.cast
    for late in (
        lambda: decide_level(cast.rahayu, level_of(integrated), level=FOUR, reason="rapat"),
        lambda: begin_meeting(cast.rahayu, integrated.event, chair="Sari"),
        lambda: agree_on_undisputed(cast.rahayu, meeting),
    ):
        with pytest.raises(NotNow):
            late()
    assert level_of(integrated).level == 3


def test_a_signed_level_changes_by_a_document_and_the_results_are_a_new_run(
    integrated: Stage,
) -> None:
    sealed(integrated)
    cast, event, level = integrated.cast, integrated.event, level_of(integrated)
    old = measure_event(cast.rahayu, event)
    for other in (cast.sari, cast.made, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            correct(other, level, level=FOUR, reason="salah tulis", document_number="BA-1")
    with pytest.raises(NoReason):
        correct(cast.rahayu, level, level=FOUR, reason=" ", document_number="BA-1")
    with pytest.raises(NoDocument):
        correct(cast.rahayu, level, level=FOUR, reason="salah tulis", document_number=" ")
    with pytest.raises(BadScores):
        correct(cast.rahayu, level, level=Decimal(6), reason="salah", document_number="BA-1")
    assert not LevelChange.objects.filter(kind="KOREKSI").exists()

    change = correct(
        cast.rahayu, level, level=FOUR, reason="salah tulis", document_number=" 800/12/2025 "
    )
    event.refresh_from_db()
    assert (change.before, change.after, change.document_number) == (3, 4, "800/12/2025")
    assert event.run == change.run != old
    assert (
        CompetencyRecord.objects.get(
            employee=level.participant.employee, competency="INTEGRITAS"
        ).level
        == FOUR
    )
    before = JpmResult.objects.get(run=old, employee=level.participant.employee)
    after = JpmResult.objects.get(run=change.run, employee=level.participant.employee)
    assert after.achieved is not None
    assert before.achieved is not None
    assert after.achieved - before.achieved == 1
    assert not waits_for_measuring(event)


def test_nothing_is_corrected_before_the_signature(integrated: Stage) -> None:
    with pytest.raises(NotNow):
        correct(
            integrated.cast.rahayu,
            level_of(integrated),
            level=FOUR,
            reason="salah tulis",
            document_number="BA-1",
        )


def test_the_leader_corrects_and_the_operator_computes_afterwards(integrated: Stage) -> None:
    sealed(integrated)
    cast, event = integrated.cast, integrated.event
    measure_event(cast.rahayu, event)
    change = correct(
        cast.bupati, level_of(integrated), level=FOUR, reason="salah", document_number="BA-1"
    )
    assert change.run is None
    assert waits_for_measuring(event)
    measure_event(cast.rahayu, event)
    assert not waits_for_measuring(event)


def test_what_the_meeting_was_shown_is_what_the_measure_gives(integrated: Stage) -> None:
    meeting, rahayu = sat(integrated), integrated.cast.rahayu
    for competency, level in (("INTEGRITAS", 1), ("KOMUNIKASI", 5), ("KERJASAMA", 2)):
        decide_level(rahayu, level_of(integrated, competency), level=Decimal(level), reason="rapat")
    people = list(integrated.event.participants.all())
    shown = {one.pk: outlook_with(one, {}) for one in people}
    close_meeting(rahayu, meeting)
    sign_minutes(rahayu, meeting)
    seal_results(rahayu, integrated.event, reason="contoh")
    run = measure_event(rahayu, integrated.event)
    assert shown[first(integrated).pk].missing == 0
    for person in people:
        result = JpmResult.objects.get(run=run, employee=person.employee)
        seen = shown[person.pk]
        assert (seen.achieved, seen.required) == (result.achieved, result.required)
        assert seen.category is not None
        assert seen.category[0] == result.category
        assert seen.jpm is not None
        assert result.jpm is not None
        assert abs(Decimal(seen.jpm.numerator) / seen.jpm.denominator - result.jpm) < Decimal(
            "0.000001"
        )
