"""A job fit names its results by the category table that was chosen for it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from takar.measures.jpm import UnknownPurpose
from takar.web.assessments.actions import (
    create_event,
    describe_event,
    integrate,
    measure_event,
    record_scores_table,
    sign_event,
)
from takar.web.assessments.models import Event
from takar.web.meetings.queries.outlook import formula_of
from takar.web.reports.documents.shared import paper_facts
from takar.web.reports.queries import report_of
from takar.web.results.actions import answer_request, ask_again
from takar.web.results.models import JpmResult, Run
from takar.web.results.queries import category_titles
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import score_table

MAPPING, FILLING = "jpm.bands_mapping", "jpm.bands_filling"
TYPED = {
    "name": "Job fit",
    "starts_on": "2025-05-14",
    "ends_on": "2025-05-14",
    "rounding": "BULAT",
}


def measured(stage: Stage, categories: str) -> Run:
    """Let a job fit be scored on the standard, signed and measured."""
    cast, event = stage.cast, stage.event
    Event.objects.filter(pk=event.pk).update(purpose="JOB_FIT", categories=categories)
    event.refresh_from_db()
    record_scores_table(cast.rahayu, event, table=score_table(event, level=2))
    stage.moved("PENILAIAN", "INTEGRASI")
    integrate(cast.rahayu, event)
    sign_event(cast.rahayu, event, signed_on=date(2025, 6, 2), reason="Uji")
    return measure_event(cast.rahayu, event)


@pytest.mark.parametrize(
    ("chosen", "stamped", "best", "printed"),
    [
        ("", MAPPING, "OPTIMAL", "Kategori JPM untuk pemetaan"),
        (MAPPING, MAPPING, "OPTIMAL", "Kategori JPM untuk pemetaan"),
        (FILLING, FILLING, "MEMENUHI_SYARAT", "Kategori JPM untuk pengisian jabatan"),
    ],
)
def test_the_chosen_table_is_stamped_in_the_run_and_printed(
    running: Stage, chosen: str, stamped: str, best: str, printed: str
) -> None:
    run = measured(running, chosen)
    assert (run.purpose, run.categories) == ("JOB_FIT", stamped)
    assert next(iter(category_titles(run))) == best
    result = JpmResult.objects.filter(run=run)[0]
    assert (result.jpm, result.category) == (Decimal(100), best)
    facts: dict[str, Any] = paper_facts(report_of(running.event))
    assert facts["event"]["purpose"].endswith(printed)
    again = answer_request(running.cast.rahayu, ask_again(running.cast.rahayu, run))
    assert (again.categories, again.evidence_hash) == (stamped, run.evidence_hash)
    page = running.cast.client(running.cast.rahayu).get(reverse("results:run", args=[run.pk]))
    assert run.get_categories_display() in page.content.decode()


def test_the_meeting_looks_ahead_by_the_chosen_table(running: Stage) -> None:
    event = running.event
    event.purpose = "JOB_FIT"
    assert next(one.code for one in formula_of(event).bands) == "OPTIMAL"
    event.categories = FILLING
    assert next(one.code for one in formula_of(event).bands) == "MEMENUHI_SYARAT"


@pytest.mark.parametrize(
    ("purpose", "categories", "is_taken"),
    [
        ("JOB_FIT", FILLING, True),
        ("JOB_FIT", MAPPING, True),
        ("JOB_FIT", "", True),
        ("PEMETAAN", "", True),
        ("PEMETAAN", FILLING, False),
        ("PENGISIAN", MAPPING, False),
    ],
)
def test_only_a_job_fit_chooses_on_screen(
    draft: Stage, purpose: str, categories: str, is_taken: bool
) -> None:
    client = draft.cast.client(draft.cast.rahayu)
    address = reverse("assessments:create")
    assert 'name="categories"' in client.get(address).content.decode()
    answer = client.post(address, TYPED | {"purpose": purpose, "categories": categories})
    assert (answer.status_code == 302) is is_taken
    kept = Event.objects.filter(name="Job fit").values_list("purpose", "categories")
    assert list(kept) == ([(purpose, categories)] if is_taken else [])


def test_a_purpose_that_chooses_nothing_is_not_given_a_table_later(draft: Stage) -> None:
    rahayu, event = draft.cast.rahayu, draft.event
    with pytest.raises(UnknownPurpose):
        describe_event(rahayu, event, facts={"categories": FILLING})
    with pytest.raises(UnknownPurpose):
        create_event(
            rahayu,
            draft.cast.agency,
            name="Lain",
            purpose="PENGISIAN",
            categories=MAPPING,
            starts_on=date(2025, 5, 14),
            ends_on=date(2025, 5, 14),
        )
    event.refresh_from_db()
    describe_event(rahayu, event, facts={"purpose": "JOB_FIT", "categories": FILLING})
    event.refresh_from_db()
    assert event.categories == FILLING
