from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from takar.web.audit.models import Entry
from takar.web.feedback import actions
from takar.web.feedback.models import Advice, FeedbackSession, Objection
from takar.web.notices.queries import unread_for
from tests.cast import Cast
from tests.web.assessments.conftest import Stage
from tests.web.feedback.conftest import participant_of


def told(cast: Cast, participant: object, **own: object) -> FeedbackSession:
    facts = {
        "held_on": timezone.localdate(),
        "form": "TATAP_MUKA",
        "given_by": "Sari",
        "said": "Kekuatan Anda adalah kerja sama.",
    } | own
    return actions.record_session(cast.rahayu, participant, **facts)  # type: ignore[arg-type]


def test_a_talk_is_recorded_once_and_the_person_confirms_it(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    session = told(cast, putri)
    with pytest.raises(actions.AlreadyThere):
        told(cast, putri)
    assert FeedbackSession.objects.count() == 1
    assert len(unread_for(cast.putri, cast.agency)) == 1
    for user in (cast.rahayu, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.confirm_session(user, session)
    actions.confirm_session(cast.putri, session, remark="Setuju.")
    first = session.confirmed_at
    actions.confirm_session(cast.putri, session)
    assert (session.confirmed_at, session.remark) == (first, "Setuju.")


def test_nobody_is_told_what_is_not_signed_or_on_a_day_that_cannot_be(
    running: Stage, cast: Cast
) -> None:
    with pytest.raises(actions.NotSigned):
        told(cast, participant_of(cast, running.event))


def test_a_talk_lies_between_the_signature_and_today(signed: Stage) -> None:
    cast, putri = signed.cast, participant_of(signed.cast, signed.event)
    today = timezone.localdate()
    for day in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(actions.OddDay):
            told(cast, putri, held_on=day)
    with pytest.raises(actions.Unwritten):
        told(cast, putri, said="  ")
    assert told(cast, putri).pk
    assert not unread_for(cast.putri, cast.agency)


def test_advice_comes_from_the_gaps_and_only_for_those_without(handed: Stage) -> None:
    cast, event = handed.cast, handed.event
    putri = participant_of(cast, event)
    actions.give_advice(
        cast.rahayu, putri, competency="KOMUNIKASI", way="TUGAS", text="Membawakan paparan"
    )
    made = actions.draft_advice(cast.rahayu, event)
    assert made == 4 * 9 * 3
    assert Advice.objects.filter(participant=putri).count() == 1
    assert actions.draft_advice(cast.rahayu, event) == 0
    for user in (cast.hadi, cast.putri, cast.bupati, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.draft_advice(user, event)


def test_the_same_advice_twice_is_one_with_a_new_deadline(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    today = timezone.localdate()
    for due_on in (None, today):
        again = actions.give_advice(
            cast.rahayu,
            putri,
            competency="KOMUNIKASI",
            way="TUGAS",
            text="Membawakan paparan",
            due_on=due_on,
        )
    assert Advice.objects.get() == again
    assert again.due_on == today


def test_the_person_and_the_adviser_follow_advice_step_by_step(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    advice = actions.give_advice(
        cast.rahayu, putri, competency="KOMUNIKASI", way="TUGAS", text="Paparan"
    )
    with pytest.raises(actions.NotNext):
        actions.follow_advice(cast.putri, advice, state="SELESAI")
    actions.follow_advice(cast.putri, advice, state="DISEPAKATI")
    actions.follow_advice(cast.rahayu, advice, state="SELESAI", note="Sudah tiga kali")
    advice.refresh_from_db()
    assert (advice.state, advice.note) == ("SELESAI", "Sudah tiga kali")
    for user in (cast.hadi, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.follow_advice(user, advice, state="DIJALANKAN")


def test_a_person_contests_what_was_handed_over_and_gets_an_answer(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Bukti presentasi belum dibaca.")
    assert objection.due_on > objection.filed_on
    assert not objection.came_late
    assert len(unread_for(cast.rahayu, cast.agency)) == 1
    with pytest.raises(actions.AlreadyThere):
        actions.file_objection(cast.putri, putri, text="Sekali lagi")
    assert actions.file_objection(cast.putri, putri, text="Lain", competency="KOMUNIKASI").pk
    for user in (cast.putri, cast.bupati, cast.made, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.answer_objection(user, objection, state="DITOLAK", answer="Tidak")
    with pytest.raises(actions.Unwritten):
        actions.answer_objection(cast.rahayu, objection, state="DITOLAK", answer=" ")
    with pytest.raises(actions.NotNext):
        actions.answer_objection(cast.rahayu, objection, state="DICABUT", answer="Ya")
    actions.answer_objection(
        cast.rahayu, objection, state="DIKABULKAN", answer="Levelnya dikoreksi."
    )
    with pytest.raises(actions.Settled):
        actions.answer_objection(cast.rahayu, objection, state="DITOLAK", answer="x")
    with pytest.raises(actions.Settled):
        actions.withdraw_objection(cast.putri, objection)
    assert Objection.objects.get(pk=objection.pk).answer == "Levelnya dikoreksi."
    assert Entry.objects.filter(act="feedback.objection.answered").count() == 1


def test_nobody_contests_for_another_or_before_the_results_are_handed_over(signed: Stage) -> None:
    cast, putri = signed.cast, participant_of(signed.cast, signed.event)
    for user in (cast.putri, cast.rahayu, cast.hadi, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.file_objection(user, putri, text="Belum waktunya")
    assert not Objection.objects.exists()


def test_a_late_objection_is_kept_and_marked(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Terlambat")
    limit = objection.could_file_until
    assert limit is not None
    objection.filed_on = limit
    assert not objection.came_late
    objection.filed_on = limit + timedelta(days=1)
    assert objection.came_late
    assert not objection.is_overdue(objection.due_on)
    assert objection.is_overdue(objection.due_on + timedelta(days=1))


def test_a_withdrawn_objection_makes_room_for_another(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    first = actions.file_objection(cast.putri, putri, text="Satu")
    with pytest.raises(PermissionDenied):
        actions.withdraw_objection(cast.rahayu, first)
    actions.withdraw_objection(cast.putri, first)
    assert actions.file_objection(cast.putri, putri, text="Dua").pk != first.pk
