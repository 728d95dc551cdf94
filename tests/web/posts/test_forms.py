from takar.web.posts.forms import ContractForm, DemandForm, MarkForm, PostFilter, TermForm
from tests.web.posts.conftest import Seats


def test_forms_offer_the_units_and_holders_of_the_agency(seats: Seats) -> None:
    units = PostFilter(agency=seats.cast.agency).fields["unit"].queryset  # type: ignore[attr-defined]
    assert list(units) == [seats.cast.unit]
    holders = TermForm(position=seats.head).fields["employee"].queryset  # type: ignore[attr-defined]
    assert list(holders) == [seats.holder]
    contracts = ContractForm(position=seats.head).fields["employee"].queryset  # type: ignore[attr-defined]
    assert list(contracts) == []


def test_a_mark_is_set_or_taken_off() -> None:
    for given, told in (("1", True), ("0", False)):
        form = MarkForm({"mark": "target", "is_set": given, "because": "Sasaran"})
        assert form.is_valid()
        assert form.cleaned_data["is_set"] is told


def test_a_demand_is_typed_as_the_file_carries_it() -> None:
    form = DemandForm(
        {
            "rule": "minimum_rank",
            "read": "grade",
            "words": "{at_least: IV/c}",
            "source": "Perbup",
            "certainty": "certain",
            "valid_from": "2025-01-01",
        }
    )
    assert form.is_valid(), form.errors
    assert form.row.words == "{at_least: IV/c}"
