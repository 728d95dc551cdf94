from takar.measures.eligibility import ClashKind, Outcome
from takar.measures.eligibility.move_kinds import MoveKind
from takar.tables.proposals import ROUTES as TABLE_ROUTES
from takar.tables.proposals import WINDOWS as TABLE_WINDOWS
from takar.web.mobility import rules
from takar.web.notices.rules import Said


def test_words_are_those_of_the_tables_and_the_engine() -> None:
    assert set(rules.ROUTES) == set(TABLE_ROUTES)
    assert set(rules.WINDOWS) == set(TABLE_WINDOWS)
    assert set(rules.VERDICTS) == {*map(str, Outcome), rules.WAIVED}
    assert set(rules.ANSWERS) == set(Outcome)
    assert set(rules.KINDS) == set(MoveKind)


def test_what_is_decreed_or_cancelled_leads_nowhere() -> None:
    assert set(rules.NEXT) == set(rules.STATES)
    assert rules.NEXT[rules.DECREED] == rules.NEXT[rules.CANCELLED] == ()


def test_a_move_is_clean_without_unmet_and_without_clash() -> None:
    clash = rules.KeptClash(kind=ClashKind.POST_TWICE, says=Said(template="x"))
    assert rules.Outcome(waived=["age_limit"]).is_clean
    assert not rules.Outcome(unmet={"age_limit": "TIDAK"}).is_clean
    assert not rules.Outcome(clashes=[clash]).is_clean
