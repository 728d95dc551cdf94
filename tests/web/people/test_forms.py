import pytest

from takar.web.people.forms import RosterForm, record_form
from takar.web.people.rules import CHECKED_TABLES, RESTRICTED_GAPS
from tests.cast import Cast
from tests.web.people.made import inside


@pytest.mark.parametrize("table", CHECKED_TABLES)
def test_every_kind_of_evidence_has_a_form_that_refuses_nothing_at_all(table: str) -> None:
    assert not record_form(table, {}).is_valid()


@pytest.mark.parametrize(
    ("level", "is_valid"), [("-0.01", False), ("0", True), ("5", True), ("5.01", False)]
)
def test_a_level_lies_between_0_and_5(level: str, is_valid: bool) -> None:
    facts = {"competency": "INTEGRITAS", "level": level, "assessed_on": "2024-01-01"}
    assert record_form("competency_levels", facts).is_valid() is is_valid


def test_a_gap_stays_a_gap() -> None:
    form = record_form("awards", {"award_level": "NASIONAL", "awarded_on": "2024-01-01"})
    assert form.is_valid()
    assert form.cleaned_data["title"] is None


def test_only_operators_look_for_people_whose_birth_date_is_missing(cast: Cast) -> None:
    with inside(cast.agency):
        for user, may in ((cast.rahayu, True), (cast.bupati, False)):
            form = RosterForm({"missing": "birth_on"}, user=user, agency=cast.agency)
            assert (form.wanted.get("missing") == "birth_on") is may
            offered = {code for code, _ in form.fields["missing"].choices}  # type: ignore[attr-defined]
            assert (offered >= RESTRICTED_GAPS) is may
