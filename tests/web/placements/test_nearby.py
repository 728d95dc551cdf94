"""Other plans almost as good, kept as scenarios; who sits elsewhere than before, and why."""

import pytest

from takar.web.people.models import CompetencyRecord
from takar.web.placements import actions
from takar.web.placements.actions.refusals import NotGood
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.queries import changes_in, others_in
from takar.web.placements.rules import BAR, PLACE, STAY
from tests.web.placements.made import Office, computed, laid_out, profiled, talents


def places(scenario: Scenario) -> dict[int, int | None]:
    rows = Placed.objects.filter(scenario=scenario)
    return {one.employee_id: one.after_id for one in rows}


def test_other_plans_lie_within_one_percent_best_first(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast, unit_change=0))
    found = scenario.found
    assert found.total is not None
    assert found.others
    losses = [one.loss for one in found.others]
    assert losses == sorted(losses)
    assert all(0 <= loss <= found.total / 100 for loss in losses)
    assert all(one.total + one.loss == found.total for one in found.others)


def test_another_plan_kept_as_a_scenario_comes_out_as_it_was_told(town: Office) -> None:
    cast = town.cast
    scenario = computed(cast, laid_out(cast, weights={"KECOCOKAN": 1, "TALENTA": 1}))
    best = places(scenario)
    for shown in others_in(scenario):
        made = actions.keep_alternative(cast.rahayu, scenario, number=shown.number)
        computed(cast, made)
        assert made.found.total == shown.plan.total
        assert made.found.moves == shown.plan.moves
        told = {one.employee.pk: one.there and one.there.pk for one in shown.apart}
        assert places(made) == best | told
        order = made.held_rules.get(kind=PLACE)
        assert (order.cost, "susunan lain" in order.because) == (shown.plan.loss, True)
        assert made.found.changed == len(told)


def test_a_plan_that_is_not_told_is_not_kept(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    with pytest.raises(NotGood):
        actions.keep_alternative(town.cast.rahayu, scenario, number=len(scenario.found.others))
    with pytest.raises(NotGood):
        actions.keep_alternative(town.cast.rahayu, laid_out(town.cast, "Baru"), number=0)


def test_who_sits_elsewhere_than_before_is_told_with_the_reason(town: Office) -> None:
    cast = town.cast
    first = computed(cast, laid_out(cast))
    second = actions.copy_scenario(cast.rahayu, first, title="Citra tetap")
    actions.note_rule(cast.rahayu, second, kind=STAY, employee=town.people["Citra"])
    computed(cast, second)
    lines = {one.employee.name: one for one in changes_in(second)}
    assert len(lines) == second.found.changed == 2
    assert lines["Citra"].there == town.posts["S4"]
    assert lines["Citra"].here == town.posts["S3"]
    assert "terhalang: wajib tetap" in lines["Citra"].why
    assert lines["Ani"].here == town.posts["S4"]
    assert "seperti acuan, nilai keseluruhan turun" in lines["Ani"].why


def test_a_post_that_somebody_may_no_longer_take_is_told_so(town: Office) -> None:
    cast = town.cast
    first = laid_out(cast, filling="LOWONG")
    computed(cast, first)
    placed = first.placed.exclude(after=None)[0]
    second = actions.copy_scenario(cast.rahayu, first, title="Dilarang")
    actions.note_rule(
        cast.rahayu, second, kind=BAR, employee=placed.employee, position=placed.after
    )
    computed(cast, second)
    line = next(one for one in changes_in(second) if one.employee == placed.employee)
    assert "dilarang pimpinan" in line.why


def test_nothing_is_compared_without_a_plan_before(town: Office) -> None:
    assert changes_in(computed(town.cast, laid_out(town.cast))) == []
    assert others_in(laid_out(town.cast, "Baru")) == []


def test_a_couple_of_one_region_is_not_torn_apart(town: Office) -> None:
    cast = town.cast
    profiled(town, S1="Kota", S2="Kota", S3="Kota", S4="Pesisir")
    scenario = computed(cast, laid_out(cast))
    assert scenario.placed.get(employee=town.people["Citra"]).after == town.posts["S4"]
    again = actions.copy_scenario(cast.rahayu, scenario, title="Sewilayah")
    actions.note_rule(
        cast.rahayu,
        again,
        kind="SATU_WILAYAH",
        employee=town.people["Citra"],
        other=town.people["Budi"],
    )
    computed(cast, again)
    assert again.placed.get(employee=town.people["Citra"]).after == town.posts["S3"]


def test_evidence_that_changed_makes_another_plan_and_says_why(town: Office) -> None:
    cast = town.cast
    first = computed(cast, laid_out(cast))
    CompetencyRecord.objects.filter(employee=town.people["Citra"]).update(level=1)
    talents(cast, town.people)
    second = computed(cast, actions.copy_scenario(cast.rahayu, first, title="Data baru"))
    lines = {one.employee.name: one.why for one in changes_in(second)}
    assert "Citra" in lines
    assert lines["Citra"].startswith("Tidak lagi memenuhi syarat Kepala Seksi S4")
