"""The parts of worth; what is not known is neither near nor far, and is told so."""

from decimal import Decimal

import pytest

from takar.web.placements import actions
from takar.web.placements.gathering import Gathering
from takar.web.placements.rules import (
    DISTANCE,
    FAMILY,
    INTEREST,
    TALENT,
    UNIT_CHANGE,
    WITH_FAMILY,
    Points,
)
from takar.web.placements.weighing import distance_of, family_of, pair_of, parts_of, points_of
from tests.web.placements.made import Office, laid_out, profiled, wish

PLACES = (INTEREST, UNIT_CHANGE, DISTANCE, FAMILY)


def numbers(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("home", "there", "distance"),
    [("kota", "kota", -1), ("kota", "desa", 1), ("", "desa", None), ("kota", "", None)],
)
def test_a_region_nobody_wrote_down_is_neither_near_nor_far(
    home: str, there: str, distance: int | None
) -> None:
    assert distance_of(home, there) == distance


def test_only_a_family_that_stays_counts_and_only_in_another_region() -> None:
    assert family_of(Decimal(1), {WITH_FAMILY}) == 1
    assert family_of(Decimal(-1), {WITH_FAMILY}) == 0
    assert family_of(None, {WITH_FAMILY}) is None
    assert family_of(None, set()) == family_of(Decimal(1), set()) == 0


def test_interest_units_and_regions_are_parts_of_worth(town: Office) -> None:
    profiled(town, S1="Kota", S3="Pesisir")
    wish(town, "Ani", "S4")
    scenario = laid_out(town.cast)
    actions.note_rule(town.cast.rahayu, scenario, kind=WITH_FAMILY, employee=town.people["Ani"])
    facts = Gathering(scenario)
    ani = town.people["Ani"].code
    own, far = parts_of(facts, ani, "S1"), parts_of(facts, ani, "S4")
    assert [own[part] for part in PLACES] == numbers(0, 0, -1, 0)
    assert [far[part] for part in PLACES] == numbers(1, 1, 1, 1)
    told = {one.part: one.worth for one in points_of(far, facts.asked.weights)}
    assert [told[part] for part in PLACES] == numbers(3, -5, -2, -10)


def test_an_unknown_region_counts_nothing_and_bars_nothing(town: Office) -> None:
    facts = Gathering(laid_out(town.cast))
    ani = town.people["Ani"].code
    parts = parts_of(facts, ani, "S4")
    assert parts[DISTANCE] is None
    pair = pair_of(facts, ani, "S4")
    assert pair.parts[DISTANCE] == 0
    assert pair.barred == ""
    told = {one.part: one for one in points_of(parts, facts.asked.weights)}
    assert told[DISTANCE] == Points(part=DISTANCE, points=None, worth=Decimal(0))


def test_a_part_without_weight_is_not_told(town: Office) -> None:
    facts = Gathering(laid_out(town.cast, weights={TALENT: 1}))
    parts = parts_of(facts, town.people["Ani"].code, "S4")
    assert [one.part for one in points_of(parts, facts.asked.weights)] == [TALENT]
