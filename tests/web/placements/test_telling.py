"""Who applies the change that is told sees the outcome flip; one step less leaves it possible."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from takar.placement import Part, Problem, place, reasons
from takar.web.people.models import CompetencyRecord
from takar.web.placements import actions
from takar.web.placements.assembling import Question, question_of
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.rules import INTEREST, MATCH, STAY, TALENT, Option, Told
from takar.web.placements.telling import STEPS, Telling, told_of
from tests.cast import employee
from tests.web.placements.made import Office, computed, laid_out, talents, wish


def told_everybody(question: Question) -> dict[str, Told]:
    found = place(question.problem)
    told = reasons(found)
    return {
        one.person: told_of(question, told, one, found.seat_of[one.person].post)
        for one in told.every()
    }


def changed(question: Question, person: str, post: str, part: str, change: Decimal) -> Problem:
    """Change a fact wherever it counts: talent in all posts, a match in all that ask the same."""
    problem, asked = question.problem, question.facts.levels_asked
    pairs, at = problem.pairs, problem.person_at[person]
    alike = {
        TALENT: set(asked),
        MATCH: {code for code in asked if asked[code] == asked[post]},
        INTEREST: {post},
    }[part]
    rows = (pairs.person == at) & np.isin(pairs.post, [problem.post_at[code] for code in alike])
    values, places = pairs.parts[part].values.astype(np.int64), 2
    values = values * 10 ** (places - pairs.parts[part].places)
    values[rows] += int(change.scaleb(places))
    parts = dict(pairs.parts) | {part: Part(values, places)}
    return replace(problem, pairs=replace(pairs, parts=parts))


def flips(question: Question) -> int:
    """Apply every change that is told; return how many there were."""
    best, count = place(question.problem), 0
    codes = {one.pk: code for code, one in question.positions.items()}
    for person, told in told_everybody(question).items():
        here = best.as_posts[person]
        for option in [*([told.here] if told.here else []), *told.others]:
            for part, change in option.changes.items():
                post, count = codes[option.position], count + 1
                after = place(changed(question, person, post, part, change)).as_posts[person]
                assert after != here, (person, post, part, change)
                if post != here:
                    assert after
                less = change - STEPS[part] * (1 if change > 0 else -1)
                short = place(changed(question, person, post, part, less))
                gained = less * question.problem.weights[part] if post == here else Decimal(0)
                assert (short.total or 0) <= (best.total or 0) + max(gained, Decimal(0))
    return count


def test_the_stated_change_flips_the_outcome_in_the_office(town: Office) -> None:
    assert flips(question_of(laid_out(town.cast))) > 0


def test_the_stated_change_flips_who_has_no_post_of_the_list(town: Office) -> None:
    crowd(town)
    question = question_of(laid_out(town.cast, vacancy_price=0, strategic_price=30))
    told = told_everybody(question)
    unplaced = [one for code, one in told.items() if one.here is None and one.others]
    assert any(TALENT in one.others[0].changes for one in unplaced)
    assert flips(question) > 0


def test_the_stated_change_flips_under_rules_that_join_people(town: Office) -> None:
    crowd(town)
    scenario = laid_out(town.cast)
    actions.note_rule(
        town.cast.rahayu, scenario, kind="BATAS_MASUK", unit=town.posts["S4"].unit, amount=0
    )
    assert flips(question_of(scenario)) > 0


def test_an_interest_flips_the_place_when_it_is_said_on_the_record(town: Office) -> None:
    scenario = laid_out(town.cast, weights={MATCH: 1, TALENT: 1, INTEREST: 8, "PINDAH_UNIT": -5})
    computed(town.cast, scenario)
    ani, option = option_of(scenario, town, "Ani", "S4")
    assert ani.after == town.posts["S1"]
    assert option.changes[INTEREST] == 1
    wish(town, "Ani", "S4")
    again = computed(town.cast, actions.copy_scenario(town.cast.rahayu, scenario, title="Minat"))
    ani = again.placed.get(employee=town.people["Ani"])
    assert ani.after == town.posts["S4"]
    assert ani.told.here is not None
    assert ani.told.here.changes[INTEREST] == -1


def test_talent_does_not_flip_who_would_carry_it_to_every_post(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    _, option = option_of(scenario, town, "Ani", "S4")
    assert option.loss == 5
    assert TALENT not in option.changes
    assert MATCH not in option.changes


def test_what_is_barred_is_flipped_by_no_number(town: Office) -> None:
    scenario = laid_out(town.cast)
    actions.note_rule(town.cast.rahayu, scenario, kind=STAY, employee=town.people["Ani"])
    computed(town.cast, scenario)
    _, option = option_of(scenario, town, "Ani", "S4")
    assert (option.rule, option.loss, option.changes) == ("WAJIB_TETAP", None, {})


def test_an_unknown_distance_is_told_in_the_sentence(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    citra = scenario.placed.get(employee=town.people["Citra"])
    assert "jarak tidak diketahui" in citra.reason_text
    assert "pindah unit 0" in citra.reason_text


def test_posts_are_alike_where_one_match_counts_for_both(town: Office) -> None:
    question = question_of(laid_out(town.cast))
    told = reasons(place(question.problem))
    own = Telling(question, told, next(told.every()), "S1")
    assert own.is_like("S4", "S1")
    assert not own.is_like("S4", "")


def option_of(scenario: Scenario, town: Office, person: str, post: str) -> tuple[Placed, Option]:
    placed = scenario.placed.get(employee=town.people[person])
    found = [one for one in placed.told.others if one.position == town.posts[post].pk]
    return placed, found[0]


def crowd(town: Office) -> None:
    """Add three people without a post who may take one."""
    cast = town.cast
    for number, name in enumerate(("Dewi", "Eko", "Fajar"), start=41):
        one = employee(
            cast.agency,
            cast.unit,
            name,
            number,
            position_tier="PENGAWAS",
            positioned_on=town.people["Ani"].positioned_on,
            appointed_on=town.people["Ani"].appointed_on,
        )
        town.people[name] = one
        for row in CompetencyRecord.objects.filter(employee=town.people["Citra"]):
            row.pk, row.employee = None, one
            row.save()
    talents(cast, town.people, {"Dewi": "74.5", "Eko": "71.25", "Fajar": "69"})
