from collections import Counter

from takar.synthetic.dice import Dice
from takar.synthetic.organisation.tree import CLINIC, DISTRICT, JUNIOR, PRIMARY, Size, Unit
from takar.synthetic.organisation.units import plant


def test_parents_come_before_children_and_nobody_is_an_orphan(units: list[Unit]) -> None:
    assert units[0].parent == -1
    assert all(0 <= unit.parent < number for number, unit in enumerate(units) if number)


def test_every_unit_has_a_name_of_its_own(units: list[Unit]) -> None:
    twice = [name for name, count in Counter(unit.name for unit in units).items() if count > 1]
    assert not twice


def test_every_echelon_has_a_head_and_schools_and_clinics_have_neither(units: list[Unit]) -> None:
    for unit in units:
        assert bool(unit.echelon) == bool(unit.head), unit.name
        if unit.kind in {PRIMARY, JUNIOR, CLINIC}:
            assert unit.echelon is None


def test_a_head_never_stands_below_the_heads_of_its_parts(units: list[Unit]) -> None:
    for unit in units:
        above = units[unit.parent] if unit.parent >= 0 else None
        if unit.echelon and above and above.echelon:
            assert above.echelon < unit.echelon, unit.name


def test_there_is_one_regional_secretary(units: list[Unit]) -> None:
    assert [unit.head for unit in units if unit.echelon == "II.a"] == ["Sekretaris Daerah"]


def test_there_are_as_many_units_as_the_size_says() -> None:
    size = Size.of(6500)
    units = plant(Dice(1, "kab_a"), "Kabupaten A", size)
    kinds = Counter(unit.kind for unit in units)
    assert kinds[PRIMARY] == size.primary
    assert kinds[CLINIC] == size.clinics
    camat = [unit for unit in units if unit.kind == DISTRICT and unit.head.startswith("Camat")]
    assert len(camat) == size.districts


def test_villages_differ_with_the_seed() -> None:
    first, other = (plant(Dice(seed, "kab_a"), "A", Size.of(500)) for seed in (1, 2))
    assert {unit.name for unit in first} != {unit.name for unit in other}


def test_the_largest_city_finds_a_village_for_every_school() -> None:
    size = Size.of(20_000)
    units = plant(Dice(1, "kota_a"), "Kota A", size)
    assert sum(unit.kind in {PRIMARY, JUNIOR} for unit in units) == size.primary + size.junior
