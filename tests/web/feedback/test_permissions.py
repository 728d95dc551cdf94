from collections.abc import Callable
from typing import Any

from django.utils import timezone

from takar.web.accounts.models import Role, User
from takar.web.assessments.models import (
    Assignment,
    Event,
    EventAssessor,
    EventMethod,
    Participant,
)
from takar.web.feedback import actions
from takar.web.feedback.permissions import (
    advises,
    answers,
    files,
    follows,
    is_subject,
    owns_objection,
    reads_feedback,
    reads_levels,
    reads_objections,
    was_told,
)
from takar.web.people.models import Employee
from tests.cast import Cast, user
from tests.web.assessments.conftest import Stage
from tests.web.feedback.conftest import participant_of

PEOPLE = ("rahayu", "sari", "putri", "hadi", "bupati", "made", "joko")


def may(cast: Cast, allowed: Callable[[User, Any], bool], subject: object) -> set[str]:
    return {name for name in PEOPLE if allowed(getattr(cast, name), subject)}


def judged_by_sari(participant: Participant) -> Assignment:
    """Assign a participant to Sari; from then on assessors see their own alone."""
    event = participant.event
    sari = User.objects.get(username="sari")
    seat = EventAssessor.objects.create(event=event, name="Sari", user=sari)
    method = EventMethod.objects.filter(event=event).earliest("pk")
    found: Assignment = Assignment.objects.create(
        participant=participant, method=method, assessor=seat
    )
    return found


def test_each_role_has_its_part_in_what_is_told_about_putri(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    assert may(cast, is_subject, putri) == {"putri"}
    assert may(cast, advises, putri) == {"rahayu", "sari"}
    assert may(cast, reads_feedback, putri) == {"rahayu", "sari", "hadi", "bupati", "made"}
    assert may(cast, reads_levels, putri) == {"rahayu", "sari", "bupati", "made"}
    assert may(cast, reads_objections, putri) == {"rahayu", "bupati", "made"}


def test_a_person_is_told_follows_and_contests_and_nobody_does_so_for_them(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    advice = actions.give_advice(
        cast.rahayu, putri, competency="KOMUNIKASI", way="TUGAS", text="Paparan"
    )
    session = actions.record_session(
        cast.rahayu,
        putri,
        held_on=timezone.localdate(),
        form="DARING",
        given_by="Sari",
        said="Baik",
    )
    objection = actions.file_objection(cast.putri, putri, text="Belum dibaca")
    assert may(cast, was_told, session) == {"putri"}
    assert may(cast, follows, advice) == {"rahayu", "sari", "putri"}
    assert may(cast, owns_objection, objection) == {"putri"}
    assert may(cast, answers, objection) == {"rahayu"}


def test_results_are_contested_from_their_handing_over_on(signed: Stage) -> None:
    cast, putri = signed.cast, participant_of(signed.cast, signed.event)
    assert may(cast, files, putri) == set()
    putri.event = signed.moved("DISERAHKAN")
    assert may(cast, files, putri) == {"putri"}


def test_nobody_advises_or_answers_about_themselves(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    objection = actions.file_objection(cast.putri, putri, text="Belum dibaca")
    Employee.objects.filter(pk=cast.putri_employee.pk).update(user=cast.rahayu)
    for row in (putri, objection.participant):
        row.employee.refresh_from_db()
    assert not advises(cast.rahayu, putri)
    assert not reads_feedback(cast.rahayu, putri)
    assert not answers(cast.rahayu, objection)
    assert owns_objection(cast.rahayu, objection)


def test_who_left_the_team_lost_the_person_or_was_a_guest_tells_nothing(handed: Stage) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    place = judged_by_sari(putri)
    assert advises(cast.sari, putri)
    for model, row, change, back in (
        (Assignment, place.pk, {"state": "DICABUT"}, {"state": "DITUGASKAN"}),
        (EventAssessor, place.assessor_id, {"state": "DILEPAS"}, {"state": "AKTIF"}),
    ):
        model._default_manager.filter(pk=row).update(**change)
        assert not advises(cast.sari, putri)
        assert not reads_feedback(cast.sari, putri)
        model._default_manager.filter(pk=row).update(**back)
    guest = user("Wayan", cast.agency, Role.GUEST)
    EventAssessor.objects.filter(pk=place.assessor_id).update(user=guest)
    assert not advises(guest, putri)
    Employee.objects.filter(pk=putri.employee_id).update(user=cast.sari)
    EventAssessor.objects.filter(pk=place.assessor_id).update(user=cast.sari)
    assert not advises(cast.sari, participant_of(cast, handed.event))


def test_an_assessor_of_a_staffed_event_advises_only_those_assigned_and_when_it_is_time(
    handed: Stage,
) -> None:
    cast, putri = handed.cast, participant_of(handed.cast, handed.event)
    other = Participant.objects.filter(event=handed.event).exclude(pk=putri.pk).first()
    assert other is not None
    assert advises(cast.sari, putri)
    judged_by_sari(other)
    for state, is_seen in (("INTEGRASI", True), ("DITANDATANGANI", False), ("DISERAHKAN", True)):
        Event.objects.filter(pk=handed.event.pk).update(state=state)
        for one in (other, putri):
            one.event.refresh_from_db()
        assert advises(cast.sari, other) is is_seen
        assert reads_feedback(cast.sari, other) is is_seen
        assert not advises(cast.sari, putri)
        assert not reads_feedback(cast.sari, putri)
        assert not reads_levels(cast.sari, putri)
        assert advises(cast.rahayu, putri)
