from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict

from takar.web.assessments.rules.refusals import BadScores
from takar.web.rating_sheets.forms import BoardFilter, changes_of
from takar.web.rating_sheets.queries.page import entries_of
from tests.web.rating_sheets.conftest import Hall

NOW = datetime(2025, 5, 14, 9, tzinfo=UTC)
ONCE = str(uuid4())


def changed(hall: Hall, **typed: str) -> Any:
    place = hall.assignment(hall.cast.sari)
    entries, note = entries_of(place)
    sent = QueryDict(mutable=True)
    sent.update({"once": ONCE, "evidence_INTEGRITAS": "", **typed})
    return changes_of(place, [*entries, note], sent, NOW)


def test_only_what_differs_becomes_a_change_and_the_same_form_the_same_changes(hall: Hall) -> None:
    assert changed(hall) == []
    (once,) = changed(hall, level_INTEGRITAS="2,50")
    assert once.value.level == Decimal("2.5")
    assert changed(hall, level_INTEGRITAS="2,50") == [once]


def test_what_was_not_on_the_form_is_not_emptied(hall: Hall) -> None:
    assert changed(hall, level_KERJASAMA="3") == []


@pytest.mark.parametrize(
    "typed",
    [
        {"once": "x"},
        {"level_INTEGRITAS": "tiga"},
        {"level_INTEGRITAS": "NaN"},
        {"evidence_INTEGRITAS": "x" * 4001},
        {"level_INTEGRITAS": "3", "base_INTEGRITAS": "x"},
    ],
)
def test_what_cannot_be_kept_is_said(hall: Hall, typed: dict[str, str]) -> None:
    with pytest.raises(BadScores):
        changed(hall, **typed)


def test_a_submission_comes_last(hall: Hall) -> None:
    kinds = [one.kind for one in changed(hall, evidence_="catatan", submit="1")]
    assert kinds == ["CATATAN", "KIRIM"]


def test_the_board_filter_refuses_states_nobody_knows() -> None:
    assert BoardFilter({"state": "DIKIRIM"}).is_valid()
    assert not BoardFilter({"state": "LAIN"}).is_valid()
    assert not BoardFilter({"assessor": "9" * 30}).is_valid()
