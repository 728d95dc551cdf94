import numpy as np
import pytest

from takar.synthetic.dice import Dice
from takar.synthetic.organisation.jobs import CARERS, EXPERTS, HEADS, STAFF, TEACHERS
from takar.synthetic.organisation.seats import (
    CPNS,
    PNS,
    TIER,
    TIER_OF_ECHELON,
    Seats,
    positions,
    seats,
    titles,
)
from takar.synthetic.organisation.tree import CLINIC, JUNIOR, PRIMARY, Size, Unit, work_units
from takar.synthetic.organisation.units import plant


@pytest.mark.parametrize("people", [50, 51, 700, 1500])
def test_exactly_the_wished_number_of_seats_is_filled(people: int) -> None:
    dice = Dice(1, "kab_a")
    units = plant(dice, "Kabupaten A", Size.of(people))
    assert int(seats(dice, units, people).filled.sum()) == people


def test_heads_have_the_tier_of_the_echelon_of_their_unit(
    units: list[Unit], every_seat: Seats
) -> None:
    heads = every_seat.where(every_seat.job < 0)
    wanted = [TIER[TIER_OF_ECHELON[str(units[unit].echelon).split(".")[0]]] for unit in heads.unit]
    assert heads.tier.tolist() == wanted


def test_teachers_sit_in_schools_and_carers_in_health(units: list[Unit], every_seat: Seats) -> None:
    kind = np.array([unit.kind for unit in units])[every_seat.unit]
    affair = np.array([unit.affair for unit in units])[every_seat.unit]
    assert set(kind[every_seat.family == TEACHERS]) <= {PRIMARY, JUNIOR}
    assert set(affair[every_seat.family == CARERS]) == {"kesehatan"}
    assert CLINIC not in kind[every_seat.family == EXPERTS]


def test_only_staff_and_functional_posts_are_held_under_contract(every_seat: Seats) -> None:
    heads = every_seat.where(every_seat.family == HEADS)
    assert set(heads.employment) == {PNS}
    assert set(every_seat.where(every_seat.employment == CPNS).family) <= {1, 2, 3, 4}


def test_kinds_follow_families(every_seat: Seats) -> None:
    assert set(every_seat.kind[every_seat.family == HEADS]) == {0}
    assert set(every_seat.kind[every_seat.family == STAFF]) == {2}
    assert set(every_seat.kind[every_seat.family == TEACHERS]) == {1}


def test_a_functional_title_ends_with_its_tier(
    dice: Dice, units: list[Unit], every_seat: Seats
) -> None:
    unit_ids = work_units(dice, units)["work_unit_id"].combine_chunks()
    rows = positions(dice, units, every_seat, unit_ids).to_pylist()
    words = {"AHLI_MUDA": "Ahli Muda", "TERAMPIL": "Terampil", "AHLI_MADYA": "Ahli Madya"}
    for row in rows:
        if word := words.get(row["position_tier"]):
            assert row["title"].endswith(word)
    assert len(titles(units)) > len({row["title"] for row in rows})


def test_all_jpt_posts_are_strategic_and_no_staff_post_is(
    dice: Dice, units: list[Unit], every_seat: Seats
) -> None:
    unit_ids = work_units(dice, units)["work_unit_id"].combine_chunks()
    rows = positions(dice, units, every_seat, unit_ids).to_pylist()
    assert all(row["is_strategic"] for row in rows if row["position_tier"] == "JPT_PRATAMA")
    assert not any(row["is_strategic"] for row in rows if row["position_tier"] == "PELAKSANA")
