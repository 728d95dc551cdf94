"""Nobody rates, reads, decides on or corrects themselves, whatever the role."""

from decimal import Decimal

import pytest
from django.urls import reverse

from takar.web.accounts.models import User
from takar.web.assessments.actions import (
    correct_level,
    record_potentials,
    record_scores,
    record_scores_table,
    set_level,
    sign_event,
)
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.assessments.permissions import corrects, rates, sits_in_the_meeting
from takar.web.assessments.queries.events import participants_seen_by
from takar.web.assessments.rules.refusals import BadScores
from takar.web.audit.action import NotPermitted
from takar.web.people.models import Employee
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import COMPETENCIES, METHODS, potential_table, score_table

LEVELS = dict.fromkeys(COMPETENCIES, Decimal(5))


def made_candidate(stage: Stage, somebody: User) -> Participant:
    """Let the first participant be this person."""
    found = Participant.objects.filter(event=stage.event).order_by("number")[0]
    Employee.objects.filter(user=somebody).update(user=None)
    Employee.objects.filter(pk=found.employee_id).update(user=somebody)
    people = Participant.objects.select_related("employee", "event__agency")
    again: Participant = people.get(pk=found.pk)
    return again


def others(stage: Stage) -> list[Participant]:
    people = Participant.objects.select_related("employee", "event__agency")
    return list(people.filter(event=stage.event).order_by("number")[1:])


@pytest.mark.parametrize("name", ["sari", "rahayu"])
def test_neither_assessor_nor_operator_judges_themselves(integrated: Stage, name: str) -> None:
    somebody = getattr(integrated.cast, name)
    own = made_candidate(integrated, somebody)
    assert not rates(somebody, own)
    assert not sits_in_the_meeting(somebody, own)
    assert sits_in_the_meeting(somebody, integrated.event)
    assert all(rates(somebody, one) for one in others(integrated))
    assert all(sits_in_the_meeting(somebody, one) for one in others(integrated))
    level = IntegratedLevel.objects.filter(participant=own)[0]
    with pytest.raises(NotPermitted):
        set_level(somebody, level, level=Decimal(5), reason="Sendiri")


def test_an_assessor_does_not_see_themselves_among_the_participants(integrated: Stage) -> None:
    cast, event = integrated.cast, integrated.event
    own = made_candidate(integrated, cast.sari)
    seen = participants_seen_by(cast.sari, event)
    assert (seen.count(), seen.filter(pk=own.pk).exists()) == (4, False)
    Event.objects.filter(pk=event.pk).update(state="PENILAIAN")
    link = reverse("assessments:score", args=[event.pk, own.pk, METHODS[0]])
    client = cast.client(cast.sari)
    assert client.post(link, {"level_INTEGRITAS": "5"}).status_code == 404
    with pytest.raises(NotPermitted):
        record_scores(cast.sari, own, method=METHODS[0], levels=LEVELS)


def test_an_operator_records_no_table_that_speaks_of_themselves(running: Stage) -> None:
    cast, event = running.cast, running.event
    made_candidate(running, cast.rahayu)
    with pytest.raises(BadScores, match="diri sendiri"):
        record_scores_table(cast.rahayu, event, table=score_table(event))
    with pytest.raises(BadScores, match="diri sendiri"):
        record_potentials(cast.rahayu, event, table=potential_table(event))
    made_candidate(running, cast.putri)
    assert record_scores_table(cast.rahayu, event, table=score_table(event))


def test_who_signs_does_not_correct_the_own_level(integrated: Stage) -> None:
    cast = integrated.cast
    sign_event(cast.bupati, integrated.event, reason="Uji")
    own = made_candidate(integrated, cast.bupati)
    level = IntegratedLevel.objects.filter(participant=own)[0]
    with pytest.raises(NotPermitted):
        correct_level(cast.bupati, level, level=Decimal(5), reason="Sendiri")
    assert corrects(cast.rahayu, level)
