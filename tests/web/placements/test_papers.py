from datetime import date

import pytest

from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.rules import DECREED, PROPOSED
from takar.web.placements import actions
from takar.web.placements.papers import annex_facts
from tests.web.placements.made import Office, computed, laid_out


def test_the_annex_has_a_row_for_each_move_and_prints_the_weights(town: Office) -> None:
    facts = annex_facts(computed(town.cast, laid_out(town.cast)))
    assert [row["name"] for row in facts["rows"]] == ["Citra"]
    assert facts["rows"][0]["after"] == "Kepala Seksi S4, Badan Contoh"
    assert any(text.endswith(": -5") for text in facts["weights"])
    assert facts["edition"]


@pytest.mark.parametrize("state", [PROPOSED, DECREED])
def test_the_annex_carries_the_decree_once_its_list_is_decided(town: Office, state: str) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    made = actions.propose_moves(town.cast.rahayu, scenario)
    MoveList.objects.filter(pk=made.pk).update(
        state=state, decree="800/12/2025", decreed_on=date(2025, 7, 1)
    )
    scenario.refresh_from_db()
    facts = annex_facts(scenario)
    told = (facts["decree"], facts["decreed_on"])
    assert told == (("800/12/2025", "1 Juli 2025") if state == DECREED else ("", ""))
    assert len(facts["rows"]) == 1


def test_a_move_that_the_decree_left_out_is_not_in_its_annex(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    made = actions.propose_moves(town.cast.rahayu, scenario)
    Move.objects.filter(move_list=made).delete()
    MoveList.objects.filter(pk=made.pk).update(state=DECREED, decreed_on=date(2025, 7, 1))
    scenario.refresh_from_db()
    assert annex_facts(scenario)["rows"] == []
