"""A signed event of five supervisors: Putri is one of them, one level below the standard in all."""

from collections.abc import Iterator

import pytest
from django.utils import timezone

from takar.web.assessments.actions import integrate, move_to, record_scores_table, sign_event
from takar.web.assessments.models import Event, Participant
from takar.web.kit.scope import scope
from tests.cast import Cast
from tests.web.assessments.conftest import Stage, agency_scope, draft, running
from tests.web.assessments.tables import score_table

__all__ = ["agency_scope", "draft", "running"]


@pytest.fixture
def signed(running: Stage) -> Stage:
    """The event with level 1 everywhere, signed today."""
    cast, event = running.cast, running.event
    record_scores_table(cast.rahayu, event, table=score_table(event, level=1))
    running.moved("PENILAIAN", "INTEGRASI")
    integrate(cast.rahayu, event)
    sign_event(cast.bupati, event, signed_on=timezone.localdate(), reason="Uji")
    return running


@pytest.fixture
def handed(signed: Stage) -> Stage:
    """The same event, handed over to its participants."""
    move_to(signed.cast.rahayu, signed.event, state="DISERAHKAN")
    return signed


@pytest.fixture
def putri(handed: Stage) -> Participant:
    """Putri in the event whose results were handed over."""
    return participant_of(handed.cast, handed.event)


def participant_of(cast: Cast, event: Event) -> Participant:
    """Return Putri's row in an event."""
    found: Participant = Participant.objects.get(event=event, employee=cast.putri_employee)
    return found


@pytest.fixture
def elsewhere(cast: Cast) -> Iterator[None]:
    """Stand in the other agency."""
    with scope(agency=cast.other_agency, agency_code=cast.other_agency.code):
        yield
