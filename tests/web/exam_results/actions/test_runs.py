from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from takar.items.marking import Unanswered
from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.refusals import NotNow, NotReady, OldEvidence
from takar.web.exam_results.actions.runs import (
    ask_for_run,
    found_again,
    release_run,
    switch_run,
    verify_run,
    withdraw_run,
)
from takar.web.exam_results.models import PersonScore
from takar.web.exam_results.queries.runs import live_run, why_outdated
from takar.web.item_bank.models import Item
from takar.web.kit.reasons import Unwritten
from takar.web.sittings.actions import rule_late, sign_off
from takar.web.sittings.models import Sitting
from tests.cast import Cast
from tests.web.exam_results.made import NOON, Sat, answered, chosen
from tests.web.exam_results.made import sat as make_sat

pytestmark = pytest.mark.django_db


def test_a_run_scores_the_whole_its_sections_and_its_competencies(there: Sat) -> None:
    run = there.marked()
    assert run.state == "USULAN"
    assert there.score(run, 0).points == 3
    assert there.score(run, 0).most == 4
    assert there.score(run, 0, "BAGIAN:A").points == 2
    assert there.score(run, 0, "KOMPETENSI:KOMUNIKASI").points == 1
    assert there.score(run, 2).points == 0


def test_a_form_that_counts_empty_as_nothing_does_so_and_says_how_many_were_answered(
    there: Sat,
) -> None:
    score = there.score(there.marked(), 1)
    assert (score.points, score.most, score.answered) == (Decimal(1), Decimal(4), 3)


def test_a_form_that_leaves_empty_out_counts_neither_points_nor_their_limit(cast: Cast) -> None:
    there = make_sat(cast, unanswered=Unanswered.LEFT_OUT)
    with there.scoped():
        score = there.score(there.marked(), 1)
        assert (score.points, score.most) == (Decimal(1), Decimal(3))


def test_the_settings_of_a_run_go_before_those_of_the_form(there: Sat) -> None:
    score = there.score(there.marked(unanswered="DIABAIKAN"), 1)
    assert (score.points, score.most) == (Decimal(1), Decimal(3))


def test_whoever_answered_nothing_has_a_gap_where_empty_is_left_out(there: Sat) -> None:
    there.sittings[2].changes.all().delete()
    score = there.score(there.marked(unanswered="DIABAIKAN"), 2)
    assert score.points is None


def test_a_late_answer_without_a_ruling_counts_for_nothing_and_holds_the_score_open(
    there: Sat,
) -> None:
    answered(there.sittings[1], 3, chosen(0), sequence=9, at=NOON + timedelta(hours=3))
    score = there.score(there.marked(), 1)
    assert (score.points, score.late) == (Decimal(1), 1)


def test_an_answer_that_does_not_fit_the_question_is_no_answer(there: Sat) -> None:
    answered(there.sittings[0], 0, {"choice": "tidak-ada"}, sequence=9)
    score = there.score(there.marked(), 0)
    assert (score.points, score.answered) == (Decimal(2), 3)


def test_a_sitting_that_runs_in_an_open_session_is_not_marked(there: Sat) -> None:
    there.session.state = "BERJALAN"
    there.session.save()
    Sitting.objects.filter(pk=there.sittings[2].pk).update(state="BERJALAN", finished_at=None)
    run = there.marked()
    assert not PersonScore.objects.filter(run=run, sitting=there.sittings[2]).exists()


def test_nothing_is_marked_before_anybody_has_finished(there: Sat) -> None:
    there.session.state = "BERJALAN"
    there.session.save()
    Sitting.objects.update(state="BERJALAN", finished_at=None)
    with pytest.raises(NotReady):
        ask_for_run(there.cast.rahayu, there.exam)


def test_only_the_operator_has_an_exam_marked(there: Sat) -> None:
    for other in (there.cast.bupati, there.approver, there.cast.joko):
        with pytest.raises(NotPermitted):
            ask_for_run(other, there.exam)


def test_marking_again_from_the_same_evidence_has_the_same_fingerprint(there: Sat) -> None:
    one, two = there.marked(), there.marked()
    assert one.evidence_hash == two.evidence_hash
    assert verify_run(there.cast.rahayu, one)


def test_another_answer_has_another_fingerprint(there: Sat) -> None:
    before = there.marked()
    answered(there.sittings[0], 3, chosen(0), sequence=9)
    assert there.marked().evidence_hash != before.evidence_hash
    assert not verify_run(there.cast.rahayu, before)


def test_a_score_changed_behind_the_back_of_the_house_is_found(there: Sat) -> None:
    run = there.live()
    PersonScore.objects.filter(run=run, sitting=there.sittings[2]).update(points=Decimal(4))
    assert not verify_run(there.cast.rahayu, run)


def test_switching_replaces_the_run_before_and_keeps_it(there: Sat) -> None:
    first = there.live()
    release_run(there.cast.rahayu, first)
    second = there.live(unanswered="DIABAIKAN")
    first.refresh_from_db()
    assert (first.state, second.state) == ("DIGANTI", "BERLAKU")
    assert live_run(there.exam) == second
    assert there.score(first, 1).most == 4
    assert second.released_at == first.released_at


def test_a_proposal_lists_who_changes_from_what_to_what(there: Sat) -> None:
    there.live()
    effect = there.marked(unanswered="DIABAIKAN").effect
    assert (effect["people"], effect["levels"]) == (0, 0)
    answered(there.sittings[0], 3, chosen(0), sequence=9)
    effect = there.marked().effect
    assert effect["people"] == 1
    whole = next(one for one in effect["changes"] if one["scale"] == "UJIAN")
    assert (whole["points_before"], whole["points_after"]) == ("3", "4")


def test_a_proposal_made_from_older_evidence_cannot_be_switched_to(there: Sat) -> None:
    run = there.marked()
    answered(there.sittings[0], 3, chosen(0), sequence=9)
    with pytest.raises(OldEvidence):
        switch_run(there.cast.rahayu, run)
    assert live_run(there.exam) is None


def test_of_two_proposals_only_the_first_to_be_switched_stands(there: Sat) -> None:
    one, two = there.marked(), there.marked()
    switch_run(there.cast.rahayu, one)
    with pytest.raises(OldEvidence):
        switch_run(there.cast.rahayu, two)
    with pytest.raises(NotNow):
        switch_run(there.cast.rahayu, one)


def test_a_withdrawn_proposal_needs_a_reason_and_never_counts(there: Sat) -> None:
    run = there.marked()
    with pytest.raises(Unwritten):
        withdraw_run(there.cast.rahayu, run, because=" ")
    withdraw_run(there.cast.rahayu, run, because="Salah pengaturan.")
    with pytest.raises(NotNow):
        switch_run(there.cast.rahayu, run)


def test_only_the_run_that_counts_is_released_to_those_who_sat_it(there: Sat) -> None:
    run = there.marked()
    with pytest.raises(NotNow):
        release_run(there.cast.rahayu, run)
    switch_run(there.cast.rahayu, run)
    release_run(there.cast.rahayu, run)
    assert run.released_by == there.cast.rahayu


def test_a_run_says_what_changed_since_it_was_made(there: Sat) -> None:
    run = there.live()
    assert why_outdated(run) == []
    answered(there.sittings[0], 3, chosen(0), sequence=9, at=run.made_at + timedelta(seconds=5))
    assert why_outdated(run) == ["JAWABAN"]


def test_what_comes_after_the_signing_outdates_no_run_until_somebody_rules_on_it(
    there: Sat,
) -> None:
    run, sitting = there.live(), there.sittings[0]
    before = found_again(run).evidence_hash
    signed = timezone.now() + timedelta(minutes=1)
    sign_off(there.session, by=there.cast.rahayu, now=signed)
    late = answered(sitting, 3, chosen(0), sequence=9, at=signed + timedelta(microseconds=1))
    assert why_outdated(run) == []
    assert found_again(run).evidence_hash == before
    rule_late(there.cast.rahayu, sitting, changes=[late], ruling="DIHITUNG", because="Banding")
    assert why_outdated(run) == ["PUTUSAN"]
    assert found_again(run).evidence_hash != before


def test_an_item_moved_to_another_competency_makes_a_proposal_old(there: Sat) -> None:
    run = there.marked()
    Item.objects.filter(versions=there.versions["S3"]).update(competency="KOMUNIKASI_LAIN")
    with pytest.raises(OldEvidence):
        switch_run(there.cast.rahayu, run)
