from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from takar.web.kit.reasons import Unwritten
from takar.web.kit.scope import scopes_disabled
from takar.web.mobility.models import Move, MoveList
from takar.web.mobility.rules import CANCELLED
from takar.web.placements import actions
from takar.web.placements.actions.refusals import NotGood, NotNow
from takar.web.placements.models import Rule, Scenario
from takar.web.placements.rules import (
    APART,
    CHOSEN,
    DRAFT,
    MOST_OUT,
    PLACE,
    STAY,
    WAITING,
    Settings,
)
from tests.web.placements.made import DAY, Office, computed, laid_out


def test_operators_and_the_leadership_lay_scenarios_out_and_nobody_else(town: Office) -> None:
    cast = town.cast
    terms = Settings(tiers=["PENGAWAS"])
    for other in (cast.putri, cast.hadi, cast.sari, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.lay_out(other, cast.agency, title="Lain", day=DAY, terms=terms)
    actions.lay_out(cast.bupati, cast.agency, title="Lain", day=DAY, terms=terms)
    with pytest.raises(NotGood):
        laid_out(cast, tiers=[])
    with pytest.raises(NotGood, match="GOLONGAN_DARAH"):
        laid_out(cast, weights={"GOLONGAN_DARAH": 1})
    assert Scenario.objects.count() == 1


def test_a_rule_says_everything_it_is_about_and_of_this_agency(town: Office) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    with pytest.raises(NotGood):
        actions.note_rule(cast.rahayu, scenario, kind="LAIN")
    with pytest.raises(NotGood):
        actions.note_rule(cast.rahayu, scenario, kind=STAY)
    with pytest.raises(NotGood):
        actions.note_rule(cast.rahayu, scenario, kind=MOST_OUT, unit=cast.unit)
    with scopes_disabled(), pytest.raises(NotGood):
        actions.note_rule(cast.rahayu, scenario, kind=STAY, employee=cast.joko_employee)
    assert not Rule.objects.exists()
    actions.note_rule(cast.rahayu, scenario, kind=MOST_OUT, unit=cast.unit, amount=0)
    actions.note_rule(
        cast.rahayu,
        scenario,
        kind=APART,
        employee=town.people["Ani"],
        other=town.people["Budi"],
    )
    assert Rule.objects.count() == 2


def test_a_change_makes_the_answer_void(town: Office) -> None:
    cast, scenario = town.cast, computed(town.cast, laid_out(town.cast))
    actions.note_rule(cast.rahayu, scenario, kind=STAY, employee=town.people["Ani"])
    assert (scenario.state, scenario.outcome) == (DRAFT, {})
    assert not scenario.placed.exists()


def test_an_order_is_taken_back_with_a_reason_only(town: Office) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    facts = {"employee": town.people["Ani"], "position": town.posts["S4"]}
    rule = actions.note_rule(cast.bupati, scenario, kind=PLACE, **facts)
    with pytest.raises(Unwritten):
        actions.remove_rule(cast.rahayu, rule)
    actions.remove_rule(cast.rahayu, rule, because="Diganti")
    stay = actions.note_rule(cast.rahayu, scenario, kind=STAY, employee=town.people["Ani"])
    actions.remove_rule(cast.rahayu, stay)
    assert not Rule.objects.exists()


def test_a_scenario_in_work_or_chosen_is_not_touched(town: Office) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    actions.ask_for_placement(cast.rahayu, scenario)
    assert scenario.state == WAITING
    with pytest.raises(NotNow):
        actions.remove_scenario(cast.rahayu, scenario)
    with pytest.raises(NotNow):
        actions.ask_for_placement(cast.rahayu, scenario)
    chosen = computed(cast, laid_out(cast, "Yang dipilih"))
    for other in (cast.rahayu, cast.made, cast.joko):
        with pytest.raises(PermissionDenied):
            actions.choose_scenario(other, chosen, because="Paling seimbang")
    with pytest.raises(Unwritten):
        actions.choose_scenario(cast.bupati, chosen, because=" ")
    actions.choose_scenario(cast.bupati, chosen, because="Paling seimbang")
    assert chosen.state == CHOSEN
    with pytest.raises(NotNow):
        actions.note_rule(cast.rahayu, chosen, kind=STAY, employee=town.people["Ani"])
    copied = actions.copy_scenario(cast.rahayu, chosen, title="Salinan")
    assert (copied.state, copied.kept_from) == (DRAFT, chosen)


def test_what_was_never_computed_is_neither_chosen_nor_proposed(town: Office) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    with pytest.raises(NotNow):
        actions.choose_scenario(cast.bupati, scenario, because="Cepat")
    with pytest.raises(NotNow):
        actions.propose_moves(cast.rahayu, scenario)
    with pytest.raises(NotNow):
        actions.take_annex(cast.rahayu, scenario)


def test_the_moves_become_a_list_that_is_checked_at_once(town: Office) -> None:
    cast, scenario = town.cast, computed(town.cast, laid_out(town.cast))
    with pytest.raises(PermissionDenied):
        actions.propose_moves(cast.bupati, scenario)
    made = actions.propose_moves(cast.rahayu, scenario)
    move = Move.objects.get(move_list=made)
    assert (move.employee, move.position) == (town.people["Citra"], town.posts["S4"])
    assert move.verdict
    assert "Citra" in move.because
    assert scenario.handed_over == made


def test_a_scenario_becomes_one_list_until_that_is_cancelled(town: Office) -> None:
    cast, scenario = town.cast, computed(town.cast, laid_out(town.cast))
    made = actions.propose_moves(cast.rahayu, scenario)
    with pytest.raises(NotNow, match="sudah menjadi daftar"):
        actions.propose_moves(cast.rahayu, scenario)
    MoveList.objects.filter(pk=made.pk).update(state=CANCELLED)
    assert actions.propose_moves(cast.rahayu, scenario) != made


def test_the_annex_lists_who_moves_and_says_it_is_no_decision(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    pdf = PdfReader(BytesIO(actions.take_annex(town.cast.made, scenario)))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "Citra" in text
    assert "Budi" not in text
    assert "bukan keputusan" in text


def test_the_workbook_holds_everybody_and_the_posts_left_vacant(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    book = CalamineWorkbook.from_filelike(BytesIO(actions.take_scenario(town.cast.made, scenario)))
    people, vacant = (book.get_sheet_by_index(n).to_python() for n in (0, 1))
    assert (len(people), len(vacant)) == (5, 3)


def test_an_answer_to_a_question_that_changed_meanwhile_is_not_kept(town: Office) -> None:
    cast, scenario = town.cast, laid_out(town.cast)
    actions.ask_for_placement(cast.rahayu, scenario)
    with pytest.raises(NotNow):
        actions.answer_scenario(cast.rahayu, scenario)
    scenario.refresh_from_db()
    assert scenario.outcome == {}
    assert not scenario.placed.exists()
