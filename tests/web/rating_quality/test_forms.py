import pytest

from takar.web.assessments.rules.states import STATES
from takar.web.rating_quality.forms import DecisionForm, EventFilter, PeopleFilter


@pytest.mark.parametrize(("said", "applies"), [("ya", True), ("tidak", False)])
def test_a_decision_is_yes_or_no_with_a_reason(said: str, *, applies: bool) -> None:
    form = DecisionForm({"applies": said, "reason": " Jaringan kuat. "})
    assert form.is_valid()
    assert form.cleaned_data == {"applies": applies, "reason": "Jaringan kuat."}


@pytest.mark.parametrize(
    ("said", "reason", "wrong"),
    [
        ("ya", "  ", "reason"),
        ("ya", "x" * 2001, "reason"),
        ("mungkin", "Ingin.", "applies"),
        ("", "Ingin.", "applies"),
    ],
)
def test_a_decision_without_a_reason_or_a_side_is_none(said: str, reason: str, wrong: str) -> None:
    form = DecisionForm({"applies": said, "reason": reason})
    assert set(form.errors) == {wrong}


def test_the_list_of_people_is_narrowed_by_the_categories_of_its_report_alone() -> None:
    offered = {"OPTIMAL": "Optimal"}
    assert PeopleFilter({"category": "OPTIMAL"}, categories=offered).is_valid()
    assert PeopleFilter({}, categories=offered).is_valid()
    assert not PeopleFilter({"category": "OPTIMAL"}, categories={}).is_valid()
    assert not PeopleFilter({"which": "semua"}, categories=offered).is_valid()


def test_events_are_narrowed_by_every_state_and_no_other() -> None:
    assert all(EventFilter({"state": state}).is_valid() for state in ["", *STATES])
    assert not EventFilter({"state": "SELESAI"}).is_valid()
