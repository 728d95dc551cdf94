from typing import Any

from takar.web.placements.queries import (
    placed_in,
    positions_of,
    scenarios_in,
    side_by_side,
    standings_of,
    vacant_of,
)
from tests.web.placements.made import Office, computed, laid_out


def test_posts_are_those_of_the_tiers_the_unit_and_the_filling(town: Office) -> None:
    scenario = laid_out(town.cast)
    assert [one.code for one in positions_of(scenario)] == ["P1", "S1", "S2", "S3", "S4"]
    vacant = laid_out(town.cast, "Lowong", filling="LOWONG")
    assert [one.code for one in positions_of(vacant)] == ["P1", "S4"]
    scenario.unit = town.posts["S4"].unit
    assert [one.code for one in positions_of(scenario)] == ["S3", "S4"]


def test_people_are_found_by_words_and_by_how_they_stand(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    assert standings_of(scenario) == {
        "DITEMPATKAN": 1,
        "TETAP": 2,
        "TIDAK_DITEMPATKAN": 0,
        "TANPA_PILIHAN": 1,
    }
    found = placed_in(scenario, {"q": "citra", "standing": "DITEMPATKAN"})
    assert [one.employee.name for one in found] == ["Citra"]
    assert [one.code for one in vacant_of(scenario)] == ["P1", "S3"]


def test_scenarios_side_by_side_tell_who_sits_elsewhere(
    town: Office, django_assert_max_num_queries: Any
) -> None:
    first = computed(town.cast, laid_out(town.cast))
    second = computed(
        town.cast, laid_out(town.cast, "Tanpa pindah", vacancy_price=0, strategic_price=0)
    )
    with django_assert_max_num_queries(2):
        side = side_by_side([first, second])
    assert [employee.name for employee, _ in side.people] == ["Citra"]
    assert [post and post.code for post in side.people[0][1]] == ["S4", "S3"]
    assert side.apart == 1


def test_scenarios_are_found_by_title_and_state(town: Office) -> None:
    laid_out(town.cast)
    assert scenarios_in(town.cast.agency, {"q": "rotasi", "state": "DRAF"}).count() == 1
    assert scenarios_in(town.cast.agency, {"state": "DIPILIH"}).count() == 0
