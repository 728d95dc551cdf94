import pytest

from takar.web.kit.cut_off import Ending
from takar.web.placements import actions
from takar.web.placements.models import Scenario
from takar.web.placements.rules import DONE, FAILED
from takar.web.placements.tasks import compute_placement, end_placement
from tests.web.placements.made import Office, computed, laid_out


def test_a_scenario_is_computed_once_and_what_goes_wrong_is_written_on_it(town: Office) -> None:
    cast = town.cast
    fine, bad = laid_out(cast), laid_out(cast, "Tanpa jabatan", tiers=["JPT_UTAMA"])
    for scenario in (fine, bad):
        actions.ask_for_placement(cast.rahayu, scenario)
        compute_placement.call(scenario.pk, cast.rahayu.pk)
        scenario.refresh_from_db()
    assert (fine.state, fine.found.moves) == (DONE, 1)
    assert (bad.state, "jabatan" in bad.problem) == (FAILED, True)
    before = fine.finished_at
    compute_placement.call(fine.pk, cast.rahayu.pk)
    fine.refresh_from_db()
    assert fine.finished_at == before


def test_an_unforeseen_fault_leaves_a_scenario_that_can_be_asked_again(
    town: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, scenario = town.cast, laid_out(town.cast)

    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("takar.web.placements.actions.computing.compute", broken)
    actions.ask_for_placement(cast.rahayu, scenario)
    with pytest.raises(ZeroDivisionError):
        compute_placement.call(scenario.pk, cast.rahayu.pk)
    scenario.refresh_from_db()
    assert scenario.state == FAILED
    actions.ask_for_placement(cast.rahayu, scenario)


@pytest.mark.parametrize("state", ["ANTRE", "BERJALAN"])
def test_work_that_was_cut_off_is_told_so_and_can_be_asked_again(town: Office, state: str) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    Scenario.objects.filter(pk=scenario.pk).update(state=state)
    end_placement(scenario.pk, cast.rahayu.pk)
    scenario.refresh_from_db()
    assert (scenario.state, "terputus" in scenario.problem) == (FAILED, True)
    assert isinstance(getattr(compute_placement.func, "ending", None), Ending)
    actions.ask_for_placement(cast.rahayu, scenario)


def test_what_is_done_is_not_called_cut_off(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    end_placement(scenario.pk, town.cast.rahayu.pk)
    scenario.refresh_from_db()
    assert (scenario.state, scenario.problem) == (DONE, "")
