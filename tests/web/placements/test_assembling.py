from decimal import Decimal

from takar.web.placements import actions
from takar.web.placements.assembling import question_of
from takar.web.placements.rules import APART, FILL, MOST_IN, MOST_OUT, MOVE
from tests.web.placements.made import Office, laid_out


def test_rules_of_the_page_become_rules_of_the_problem(town: Office) -> None:
    scenario, rahayu = laid_out(town.cast), town.cast.rahayu
    unit = town.cast.unit
    actions.note_rule(rahayu, scenario, kind=MOVE, employee=town.people["Budi"])
    actions.note_rule(rahayu, scenario, kind=FILL, position=town.posts["S4"])
    for kind, amount in ((MOST_OUT, 1), (MOST_IN, 2)):
        actions.note_rule(rahayu, scenario, kind=kind, unit=unit, amount=amount)
    actions.note_rule(
        rahayu, scenario, kind=APART, employee=town.people["Ani"], other=town.people["Citra"]
    )
    problem = question_of(scenario).problem
    people = {one.id: one for one in problem.people}
    posts = {one.id: one for one in problem.posts}
    assert people[town.people["Budi"].code].must_move
    assert not people[town.people["Ani"].code].must_move
    assert posts["S4"].must_fill
    assert [(one.unit, one.most_out, one.most_in) for one in problem.unit_limits] == [("U1", 1, 2)]
    assert len(problem.couples) == 1


def test_posts_bring_their_holders_and_their_prices(town: Office) -> None:
    problem = question_of(laid_out(town.cast)).problem
    posts = {one.id: one for one in problem.posts}
    assert posts["S1"].holder == town.people["Ani"].code
    assert (posts["S3"].vacancy_price, posts["S4"].vacancy_price) == (Decimal(40), Decimal(80))
    assert problem.word == "Rotasi Maret 2026-03-02"
