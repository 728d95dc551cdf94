from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import IntegratedLevel, Participant
from takar.web.feedback import actions
from takar.web.feedback.models import FeedbackSession, Objection
from takar.web.feedback.queries import (
    deadline_of,
    followings,
    gaps_of,
    handed_over_on,
    law_for,
    listed,
    objections_seen_by,
    own_participations,
    participants_followed_by,
    usual_advice,
    waiting_objections,
)
from takar.web.feedback.rules import WAYS, working_days_after
from takar.web.people.models import Employee
from tests.cast import user
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES
from tests.web.feedback.conftest import participant_of

ADVICE: dict[str, Any] = {"competency": "KOMUNIKASI", "way": "TUGAS", "text": "Membawakan paparan"}


def everybody(stage: Stage) -> list[Participant]:
    return list(Participant.objects.filter(event=stage.event).order_by("number"))


def told(stage: Stage, participant: Participant) -> FeedbackSession:
    today = timezone.localdate()
    return actions.record_session(
        stage.cast.rahayu, participant, held_on=today, form="DARING", given_by="Sari", said="Baik"
    )


def signed_days_ago(stage: Stage, days: int) -> None:
    stage.event.signed_on = timezone.localdate() - timedelta(days=days)
    stage.event.save(update_fields=["signed_on"])


def test_the_time_for_contesting_begins_with_the_handing_over_the_log_tells(handed: Stage) -> None:
    signed_days_ago(handed, 3)
    today = timezone.localdate()
    assert handed_over_on(handed.event) == today
    assert deadline_of(handed.event, law_for(handed.event)) == working_days_after(today, 21)


def test_results_the_log_does_not_know_as_handed_over_count_from_their_signature(
    signed: Stage,
) -> None:
    signed_days_ago(signed, 3)
    assert handed_over_on(signed.event) == timezone.localdate() - timedelta(days=3)


def test_before_a_signature_there_is_no_deadline(running: Stage) -> None:
    assert handed_over_on(running.event) is None
    assert deadline_of(running.event, law_for(running.event)) is None


def test_people_read_their_own_results_once_they_are_handed_over(signed: Stage) -> None:
    cast = signed.cast
    assert not own_participations(cast.putri, cast.agency).exists()
    signed.moved("DISERAHKAN")
    assert list(own_participations(cast.putri, cast.agency)) == [participant_of(cast, signed.event)]
    assert not own_participations(cast.putri, cast.other_agency).exists()
    for other in (cast.rahayu, cast.hadi, cast.joko):
        assert not own_participations(other, cast.agency).exists()


def test_nobody_follows_their_own_feedback_and_no_stranger_follows_any(handed: Stage) -> None:
    cast, event = handed.cast, handed.event
    for reader in (cast.rahayu, cast.bupati, cast.made, cast.hadi):
        assert participants_followed_by(reader, event).count() == 5
    for stranger in (cast.putri, cast.joko):
        assert not participants_followed_by(stranger, event).exists()
    Employee.objects.filter(pk=cast.putri_employee.pk).update(user=cast.rahayu)
    numbers = participants_followed_by(cast.rahayu, event).values_list("employee__name", flat=True)
    assert set(numbers) == {one.employee.name for one in everybody(handed)} - {"Putri Anjani"}


def test_the_head_of_a_unit_follows_only_after_the_signature(running: Stage) -> None:
    assert not participants_followed_by(running.cast.hadi, running.event).exists()


@pytest.mark.parametrize(
    ("level", "gaps"),
    [("1.99", [("1,99", Decimal("0.01"))]), ("2", []), ("2.01", []), (None, [])],
)
def test_a_gap_lies_below_the_standard_and_a_missing_level_is_none(
    putri: Participant, level: str | None, gaps: list[tuple[str, Decimal]]
) -> None:
    own = IntegratedLevel.objects.filter(participant=putri)
    own.exclude(competency="KOMUNIKASI").update(level=3)
    own.filter(competency="KOMUNIKASI").update(level=level and Decimal(level))
    found = gaps_of([putri], law_for(putri.event))[putri.pk]
    assert [(gap.shown, gap.missing) for gap in found] == gaps
    assert {gap.title for gap in found} <= {"Komunikasi"}


def test_the_widest_gap_comes_first_and_equal_ones_by_title(putri: Participant) -> None:
    IntegratedLevel.objects.filter(participant=putri, competency="PEREKAT_BANGSA").update(level=0)
    law = law_for(putri.event)
    gaps = gaps_of([putri], law)[putri.pk]
    assert gaps[0].competency == "PEREKAT_BANGSA"
    assert {gap.competency for gap in gaps} == set(COMPETENCIES)
    rest = [gap.title for gap in gaps[1:]]
    assert rest == sorted(rest)
    assert gaps[0].shown == "0"
    assert [gap.missing for gap in gaps] == [2] + [1] * 8


def test_a_post_without_a_standard_has_no_gaps(putri: Participant) -> None:
    putri.position_tier = "TIDAK_DIKENAL"
    law = law_for(putri.event)
    assert gaps_of([putri], law) == {putri.pk: []}
    assert gaps_of([], law) == {}


def test_the_law_advises_in_every_way_on_every_competency_and_on_nothing_else(
    putri: Participant,
) -> None:
    law = law_for(putri.event)
    for competency in COMPETENCIES:
        advice = usual_advice(law, competency)
        assert set(advice) == set(WAYS)
        assert all(advice.values())
    assert usual_advice(law, "TIDAK_ADA") == {}


def test_a_row_counts_what_was_done_for_one_person_and_not_for_another(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    session = told(handed, putri)
    advice = actions.give_advice(cast.rahayu, putri, **ADVICE)
    actions.give_advice(cast.rahayu, putri, **(ADVICE | {"text": "Membaca"}))
    actions.file_objection(cast.putri, putri, text="Belum dibaca")
    before = {row.participant.pk: row for row in followings(everybody(handed))}
    own = before.pop(putri.pk)
    assert (own.talks, own.unconfirmed, own.advice, own.finished, own.objections) == (1, 1, 2, 0, 1)
    for row in before.values():
        assert (row.talks, row.unconfirmed, row.advice, row.objections) == (0, 0, 0, 0)
    actions.confirm_session(cast.putri, session)
    for state in ("DISEPAKATI", "SELESAI"):
        actions.follow_advice(cast.putri, advice, state=state)
    actions.withdraw_objection(cast.putri, Objection.objects.get())
    (own,) = followings([putri])
    assert (own.talks, own.unconfirmed, own.advice, own.finished, own.objections) == (1, 0, 2, 1, 0)


def test_a_page_of_rows_takes_three_queries_and_its_gaps_no_more_for_five_than_for_one(
    handed: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = list(
        Participant.objects.filter(event=handed.event).select_related("event__agency", "employee")
    )
    law = law_for(handed.event)
    for some in (people[:1], people):
        with django_assert_num_queries(3):
            followings(some)
        with django_assert_num_queries(2):
            gaps_of(some, law)


def test_the_list_finds_who_still_waits_for_a_talk_or_for_advice(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    told(handed, putri)
    assert putri not in listed(cast.rahayu, handed.event, {"left": "tanpa-umpan-balik"})
    assert putri in listed(cast.rahayu, handed.event, {"left": "tanpa-saran"})
    actions.give_advice(cast.rahayu, putri, **ADVICE)
    assert listed(cast.rahayu, handed.event, {"left": "tanpa-saran"}).count() == 4
    assert list(listed(cast.rahayu, handed.event, {"q": "anjani"})) == [putri]
    assert list(listed(cast.rahayu, handed.event, {})) == everybody(handed)
    assert not listed(cast.putri, handed.event, {"q": "anjani"}).exists()


def test_objections_are_read_by_those_who_see_everybody_and_by_their_owner(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Belum dibaca")
    for reader in (cast.rahayu, cast.bupati, cast.made, cast.putri):
        assert list(objections_seen_by(reader, cast.agency)) == [objection]
    for stranger in (cast.sari, cast.hadi, cast.joko):
        assert not objections_seen_by(stranger, cast.agency).exists()


def waiting(stage: Stage, *readers: User) -> list[int]:
    return [waiting_objections(reader, stage.cast.agency) for reader in readers]


def test_an_operator_counts_what_is_to_be_answered_but_not_about_themselves(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Belum dibaca")
    second = user("Dewi", cast.agency, Role.OPERATOR)
    assert waiting(handed, cast.rahayu, second, cast.bupati, cast.putri, cast.joko) == [
        *(1, 1),
        *(0, 0, 0),
    ]
    Employee.objects.filter(pk=cast.putri_employee.pk).update(user=second)
    assert waiting(handed, cast.rahayu, second) == [1, 0]
    actions.answer_objection(cast.rahayu, objection, state="DITOLAK", answer="Tetap")
    assert waiting(handed, cast.rahayu) == [0]


def test_results_are_told_under_the_law_of_today(handed: Stage) -> None:
    law = law_for(handed.event)
    assert (law.day, law.agency) == (timezone.localdate(), handed.cast.agency.shelf)
    assert law.day != handed.event.starts_on
