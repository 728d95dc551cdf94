from decimal import Decimal

import pytest

from takar.web.people.models import CompetencyRecord
from takar.web.placements import actions
from takar.web.placements.assembling import question_of
from takar.web.placements.computing import compute
from takar.web.placements.gathering import NothingToPlace
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.rules import BAR, INCOMPLETE, PLACE, STAY
from tests.web.placements.made import Office, computed, laid_out


def places(scenario: Scenario) -> dict[str, str | None]:
    rows = Placed.objects.filter(scenario=scenario).select_related("employee", "after")
    return {one.employee.name: one.after.code if one.after else None for one in rows}


def order(town: Office, scenario: Scenario, kind: str, person: str, post: str) -> None:
    actions.note_rule(
        town.cast.rahayu,
        scenario,
        kind=kind,
        employee=town.people[person],
        position=town.posts[post],
    )


def test_the_best_plan_is_found_and_proved(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    found = scenario.found
    assert places(scenario) == {"Ani": "S1", "Budi": "S2", "Citra": "S4", "Putri Anjani": None}
    assert (found.total, found.bound, found.is_proved) == (Decimal(385), Decimal(385), True)
    assert (found.posts, found.filled, found.moves, len(found.vacant)) == (5, 3, 1, 2)


def test_a_match_above_the_standard_counts_no_more_than_full(town: Office) -> None:
    pairs = question_of(laid_out(town.cast)).problem.pairs
    values = [pairs.parts["KECOCOKAN"].exact(row) for row in range(len(pairs))]
    assert max(values) == 100
    assert Decimal(50) in values


def test_who_lacks_evidence_is_told_so_and_not_rated_low(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    putri = scenario.placed.get(employee=town.cast.putri_employee)
    assert (putri.standing, putri.worth) == ("TANPA_PILIHAN", None)
    assert "bukti belum lengkap" in putri.reason_text
    assert scenario.found.unready == 1
    pairs = question_of(scenario).problem.pairs
    assert INCOMPLETE in pairs.bars


def test_a_holder_whose_evidence_is_gone_keeps_the_post(town: Office) -> None:
    CompetencyRecord.objects.filter(employee=town.people["Ani"]).delete()
    scenario = computed(town.cast, laid_out(town.cast))
    assert places(scenario)["Ani"] == "S1"
    assert scenario.placed.get(employee=town.people["Ani"]).standing == "TETAP"


def test_every_person_has_a_reason_with_names_and_no_codes(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    for one in scenario.placed.all():
        assert one.employee.name in one.reason_text
        assert "kab_tirtamaya" not in one.reason_text
    citra = scenario.placed.get(employee=town.people["Citra"])
    assert "Kepala Seksi S4, Badan Contoh" in citra.reason_text
    assert citra.margin == 5


@pytest.mark.parametrize(
    ("kind", "person", "post", "total", "cost"),
    [
        (PLACE, "Ani", "S4", 380, 5),
        (BAR, "Citra", "S4", 380, 5),
        (PLACE, "Citra", "S4", 385, 0),
        (BAR, "Budi", "S4", 385, 0),
    ],
)
def test_an_order_of_the_leadership_has_its_cost(
    town: Office, kind: str, person: str, post: str, total: int, cost: int
) -> None:
    scenario = laid_out(town.cast)
    order(town, scenario, kind, person, post)
    computed(town.cast, scenario)
    assert scenario.found.total == total
    assert scenario.held_rules.get().cost == cost


def test_rules_that_clash_are_named_and_nothing_is_placed(town: Office) -> None:
    scenario = laid_out(town.cast)
    actions.note_rule(town.cast.rahayu, scenario, kind=STAY, employee=town.people["Citra"])
    for person in ("Ani", "Budi"):
        order(town, scenario, BAR, person, "S4")
    actions.note_rule(town.cast.rahayu, scenario, kind="WAJIB_TERISI", position=town.posts["S4"])
    computed(town.cast, scenario)
    found = scenario.found
    assert found.status == "INFEASIBLE"
    told = " ".join(map(str, found.clashes))
    assert "Kepala Seksi S4" in told
    assert not scenario.placed.exists()


def test_a_plan_stays_near_to_the_one_before(town: Office) -> None:
    first = laid_out(town.cast, "Pertama")
    order(town, first, PLACE, "Ani", "S4")
    computed(town.cast, first)
    again = actions.copy_scenario(town.cast.rahayu, first, title="Kedua")
    computed(town.cast, again)
    assert again.found.changed == 0
    assert places(again) == places(first)


def test_only_newcomers_of_the_boxes_named_take_part(town: Office) -> None:
    scenario = laid_out(town.cast, filling="LOWONG", boxes=[9])
    people = question_of(scenario).employees
    assert [one.name for one in people.values()] == ["Ani"]


def test_a_scenario_without_posts_or_people_says_so(town: Office) -> None:
    with pytest.raises(NothingToPlace):
        question_of(laid_out(town.cast, tiers=["JPT_UTAMA"]))
    with pytest.raises(NothingToPlace):
        question_of(laid_out(town.cast, filling="LOWONG", boxes=[1]))


def test_an_answer_takes_the_place_of_the_one_before(town: Office) -> None:
    scenario = laid_out(town.cast)
    compute(scenario)
    compute(scenario)
    assert scenario.placed.count() == 4
