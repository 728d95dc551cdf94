from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.utils.datastructures import MultiValueDict

from takar.kernel.language import msg
from takar.web.claims.actions.refusals import BadClaim
from takar.web.claims.forms import QueueForm, ReasonForm, VerifyForm, entry_form
from takar.web.claims.models import Claim
from takar.web.claims.rules import FACTS as OWN_FACTS
from tests.cast import Cast
from tests.web.claims.made import FACTS, at, submitted, upload


@pytest.fixture
def here(cast: Cast) -> Iterator[Cast]:
    with at(cast.agency):
        yield cast


def sent(evidence: str, **changes: Any) -> dict[str, Any]:
    """Return what a browser sends for a believable entry."""
    told = {name: value for name, value in FACTS[evidence].items() if value is not None}
    return {"once_key": "k", **told, **changes}


@pytest.mark.parametrize("evidence", FACTS)
def test_each_form_says_the_facts_of_its_kind(evidence: str) -> None:
    form = entry_form(evidence, sent(evidence))
    assert form.is_valid(), form.errors
    entered = form.entered
    assert entered.evidence == evidence
    assert set(entered.facts) == set(OWN_FACTS[evidence].values())
    assert {n: v for n, v in entered.facts.items() if v is not None} == FACTS[evidence]


def test_an_empty_word_is_a_gap() -> None:
    form = entry_form("trainings", sent("trainings", provider="", certificate_number="  "))
    assert form.is_valid()
    assert (form.entered.facts["provider"], form.entered.facts["certificate_number"]) == (
        None,
        None,
    )


@pytest.mark.parametrize(("written", "hours"), [("7,5", "7.5"), ("7.5", "7.5"), ("24", "24")])
def test_hours_are_written_with_a_comma_or_a_point(written: str, hours: str) -> None:
    form = entry_form("trainings", sent("trainings", lesson_hours=written))
    assert form.is_valid()
    assert form.entered.facts["lesson_hours"] == Decimal(hours)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lesson_hours": "banyak"}, "lesson_hours"),
        ({"lesson_hours": "NaN"}, "lesson_hours"),
        ({"ended_on": "31-02-2025"}, "ended_on"),
        ({"training_kind": "SIHIR"}, "training_kind"),
        ({"title": ""}, "title"),
        ({"title": "x" * 251}, "title"),
        ({"once_key": ""}, "once_key"),
    ],
)
def test_what_cannot_be_read_is_told_beside_its_field(changes: dict[str, str], field: str) -> None:
    form = entry_form("trainings", sent("trainings", **changes))
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert form.is_refused


def test_a_refusal_is_told_beside_its_field_and_the_file_must_be_chosen_again() -> None:
    files = MultiValueDict({"upload": [upload()]})
    form = entry_form("trainings", sent("trainings"), files)
    assert form.is_valid()
    form.say(BadClaim({"lesson_hours": msg("Terlalu banyak."), "lain": msg("Entah.")}))
    form.ask_file_again()
    assert form.errors["lesson_hours"] == ["Terlalu banyak."]
    assert form.non_field_errors() == ["Entah."]
    assert "sekali lagi" in form.errors["upload"][0]
    assert form["title"].value() == FACTS["trainings"]["title"]


def test_a_form_without_a_file_does_not_ask_for_it_again() -> None:
    form = entry_form("trainings", sent("trainings"))
    assert form.is_valid()
    form.ask_file_again()
    assert not form.errors


def test_each_new_form_has_a_key_of_its_own() -> None:
    keys = {entry_form("trainings")["once_key"].value() for _ in range(5)}
    assert len(keys) == 5


def test_why_it_is_no_duplicate_is_asked_only_when_needed() -> None:
    form = entry_form("trainings")
    assert form["same_reason"].is_hidden
    form.ask_why()
    assert not form["same_reason"].is_hidden


def test_a_form_to_correct_is_filled_with_what_the_entry_says(here: Cast) -> None:
    claim = submitted(here.putri, here.putri_employee, lesson_hours=Decimal("7.5"))
    claim = Claim.objects.get(pk=claim.pk)
    form = entry_form("trainings", claim=claim)
    assert form["title"].value() == claim.title
    assert form["lesson_hours"].value() == "7,5"


def test_only_a_training_is_asked_whether_it_fits_the_post() -> None:
    assert "fits_post" in VerifyForm(evidence="trainings").fields
    assert "fits_post" not in VerifyForm(evidence="sanctions").fields
    form = VerifyForm({"fits_post": "False"}, evidence="trainings")
    assert form.is_valid()
    assert form.cleaned_data == {"fits_post": False, "reason": ""}
    assert not VerifyForm({}, evidence="trainings").is_valid()


def test_a_reason_of_blanks_is_no_reason() -> None:
    assert not ReasonForm({"kembali-reason": "   "}, prefix="kembali").is_valid()


def test_a_search_that_makes_no_sense_does_not_narrow(here: Cast) -> None:
    given = {"jenis": "x", "umur": "x", "unit": "99999", "q": "kata"}
    form = QueueForm(given, user=here.rahayu, agency=here.agency)
    assert form.wanted == {"q": "kata", "pelatihan": "", "sort": ""}
