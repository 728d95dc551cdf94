"""What the tests of the room share: a planned event, and one in which everything was scored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from takar.web.assessments.actions import (
    choose_participants,
    create_event,
    integrate,
    move_to,
    record_scores_table,
    set_methods,
)
from takar.web.assessments.models import Event
from takar.web.kit.scope import scope
from tests.cast import Cast, employee
from tests.web.assessments.tables import COMPETENCIES, GOOD_MATRIX, score_table

CRITERIA = {
    "version": 1,
    "lot": "uji",
    "groups": [{"name": "Pengawas", "tiers": ["PENGAWAS"], "quota": 5}],
}


@dataclass(frozen=True)
class Stage:
    """The cast with an event."""

    cast: Cast
    event: Event

    def moved(self, *states: str) -> Event:
        """Lead the event on, state by state."""
        for state in states:
            move_to(self.cast.rahayu, self.event, state=state)
        return self.event


@pytest.fixture
def agency_scope(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


@pytest.fixture
def draft(cast: Cast, agency_scope: None) -> Stage:
    """An event of six supervisors with a quota of five, in its draft."""
    for number, name in enumerate(("Ani", "Beni", "Cici", "Dodi", "Edo"), start=3):
        employee(cast.agency, cast.unit, name, number)
    event = create_event(
        cast.rahayu,
        cast.agency,
        name="Pemetaan 2025",
        purpose="PEMETAAN",
        starts_on=date(2025, 5, 14),
        ends_on=date(2025, 5, 14),
        place="Aula",
        criteria=CRITERIA,
    )
    set_methods(cast.rahayu, event, matrix=GOOD_MATRIX)
    return Stage(cast, event)


@pytest.fixture
def running(draft: Stage) -> Stage:
    """The same event with its participants, under way."""
    choose_participants(draft.cast.rahayu, draft.event)
    draft.moved("DIRENCANAKAN", "BERLANGSUNG")
    return draft


@pytest.fixture
def scored(running: Stage) -> Stage:
    """The same event with every score of two assessors, level 3 everywhere."""
    record_scores_table(running.cast.rahayu, running.event, table=score_table(running.event))
    running.moved("PENILAIAN")
    return running


@pytest.fixture
def integrated(scored: Stage) -> Stage:
    """The same event with its levels, in the meeting of assessors."""
    scored.moved("INTEGRASI")
    assert integrate(scored.cast.rahayu, scored.event)["levels"] == 5 * len(COMPETENCIES)
    return scored
