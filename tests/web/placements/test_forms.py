from decimal import Decimal

from takar.web.placements.forms import RuleForm, ScenarioForm, first_of
from tests.web.placements.made import Office, laid_out


def test_a_scenario_is_shown_as_it_was_asked(town: Office) -> None:
    scenario = laid_out(town.cast, boxes=[9, 8])
    first = first_of(scenario)
    form = ScenarioForm(
        {**first, "unit": "", "kept_from": "", "day": "2026-03-02", "unit_change": "-2,5"},
        agency=town.cast.agency,
    )
    assert form.is_valid(), form.errors
    terms = form.facts["terms"]
    assert (terms.boxes, terms.weights["PINDAH_UNIT"]) == ([9, 8], Decimal("-2.5"))


def test_people_and_posts_of_another_agency_are_not_found(town: Office) -> None:
    facts = {"kind": "TEMPATKAN", "employee": town.cast.joko_employee.nip, "position": "S4"}
    form = RuleForm(facts, agency=town.cast.agency)
    assert set(form.errors) == {"employee"}
    fine = RuleForm({**facts, "employee": town.people["Ani"].nip}, agency=town.cast.agency)
    assert fine.is_valid()
    assert fine.cleaned_data["employee"] == town.people["Ani"]
