import pytest

from takar.web.scenarios import queries
from takar.web.scenarios.queries.scenarios import told
from takar.web.scenarios.rules import Said
from tests.web.scenarios import made
from tests.web.scenarios.made import Town


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("22.5", "22,5"),
        ("40", "40"),
        (3, "3"),
        (None, "–"),
        ([], "–"),
        (True, "ya"),
        (False, "tidak"),
        (["Guru", "Bidan"], "Guru, Bidan"),
        ("SEDANG_DIJALANI", "Sedang Dijalani"),
        ("rounded", "dibulatkan"),
    ],
)
def test_a_kept_value_is_told_in_words(said: Said, words: str) -> None:
    assert told(said) == words


def test_changes_are_told_with_rule_row_and_column(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        first, _second = queries.told_changes(found)
    assert (first.place, first.before, first.after) == ("Pelaksana · Diklat Teknis", "22,5", "27,5")


def test_only_rule_sets_that_compute_from_evidence_are_offered(there: Town) -> None:
    from takar.web.scenarios.laws import base_law  # noqa: PLC0415 -- beside its only use

    assert list(queries.rule_sets(base_law(there.cast.agency, made.DAY))) == ["perka8_2019"]


def test_the_matrix_has_every_category_and_those_unmeasured(there: Town) -> None:
    found = made.computed(there)
    assert found.found is not None
    with there.inside():
        rows = queries.matrix_of(found, found.found)
    assert [before for before, _, _ in rows][-1] == ""
    assert sum(total for _, _, total in rows) == found.found.people == 4
    low = next(cells for before, cells, _ in rows if before == "RENDAH")
    assert {cell.after: cell.people for cell in low if cell.people} == {"SEDANG": 1}


def test_winners_and_losers_are_told_apart(there: Town) -> None:
    found = made.computed(there)
    with there.inside():
        won, lost = queries.extremes(found)
        assert [row.employee for row in won] == [there.wati]
        assert list(lost) == []


def test_at_most_three_are_compared_in_the_order_asked_for(there: Town) -> None:
    numbers = [made.computed(there, name=str(number)).pk for number in range(4)]
    with there.inside():
        found = queries.scenarios_chosen(there.cast.agency, map(str, reversed(numbers)))
        assert [one.pk for one in found] == numbers[:0:-1]
        assert (
            queries.scenarios_chosen(there.cast.agency, ["x", "-1", "²", "9" * 30, str(10**9)])
            == []
        )


def test_a_draft_is_not_compared(there: Town) -> None:
    draft, plan = made.draft(there), made.asked(there)
    with there.inside():
        assert queries.scenarios_chosen(there.cast.agency, [str(draft.pk)]) == []
        assert queries.plans_chosen(there.cast.rahayu, there.cast.agency, [str(plan.pk)]) == []


def test_a_head_finds_plans_of_the_own_units_only(there: Town) -> None:
    own, other = made.asked(there, unit=there.cast.unit), made.asked(there)
    with there.inside():
        seen = queries.plans_seen_by(there.cast.hadi, there.cast.agency)
        assert list(seen) == [own]
        everybody = queries.plans_seen_by(there.cast.made, there.cast.agency)
        assert set(everybody) == {own, other}


def test_steps_of_people_a_head_does_not_see_are_not_shown(there: Town) -> None:
    plan = made.planned(there, target="75")
    with there.inside():
        seen = queries.steps_seen(there.cast.hadi, plan)
        assert {step.employee.unit_id for step in seen} <= {there.cast.unit.pk}
        assert queries.steps_seen(there.cast.rahayu, plan, "tidak ada").count() == 0
        assert queries.steps_seen(there.cast.rahayu, plan, deed="VERIFIKASI").count() == 0
