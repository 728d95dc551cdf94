from decimal import Decimal
from typing import Any

from takar.web.placements.queries import (
    placed_in,
    positions_of,
    scenarios_in,
    shown_of,
    side_by_side,
    standings_of,
    vacant_of,
)
from takar.web.placements.queries.regions import regions_of
from tests.web.placements.made import Office, computed, laid_out, profiled


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


def test_a_person_is_told_the_parts_and_what_would_change_them(
    town: Office, django_assert_max_num_queries: Any
) -> None:
    profiled(town, S1="Kota", S4="Pesisir")
    scenario = computed(town.cast, laid_out(town.cast))
    citra = scenario.placed.get(employee=town.people["Citra"])
    with django_assert_max_num_queries(2):
        shown = shown_of(citra)
    parts = {one.title: (one.value, one.worth) for one in shown.parts}
    assert parts["Pindah unit"] == ("tidak", Decimal(0))
    assert parts["Minat"] == ("tidak dinyatakan", Decimal(0))
    assert "sewilayah" in {value for value, _ in parts.values()}
    assert shown.here is not None
    assert shown.here.position == town.posts["S4"]
    ani = shown_of(scenario.placed.get(employee=town.people["Ani"]))
    assert ani.least == ""
    holders = {one.position.code: one.holder for one in ani.others}
    assert holders["S4"] == town.people["Citra"]


def test_an_unknown_region_is_told_in_words(town: Office) -> None:
    scenario = computed(town.cast, laid_out(town.cast))
    shown = shown_of(scenario.placed.get(employee=town.people["Citra"]))
    unknown = [one for one in shown.parts if one.value == "tidak diketahui"]
    assert [(one.title[:5], one.worth) for one in unknown] == [("Jarak", None)]
    assert scenario.found.without_region == 5


def test_regions_come_from_the_post_then_from_the_unit_if_it_has_one(town: Office) -> None:
    profiled(town, S1="Kota ", S3="Pesisir", S4="Hulu")
    regions = regions_of(town.cast.agency)
    assert regions.of(town.posts["S1"]) == regions.of(town.posts["S2"]) == "kota"
    assert regions.of(town.posts["S3"]) == "pesisir"
    assert regions.home(town.people["Budi"]) == "kota"
    other = town.posts["S3"].unit
    assert other is not None
    assert other.pk not in regions.of_unit
