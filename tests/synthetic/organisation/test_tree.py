from itertools import pairwise

import pytest

from takar.synthetic.dice import Dice
from takar.synthetic.organisation.tree import Size, Tree, Unit, work_units


def test_a_part_deals_with_what_its_parent_deals_with() -> None:
    tree = Tree()
    office = tree.add(Unit("Dinas Sosial", -1, affair="sosial"))
    part = tree.units[tree.part(office, "Bidang", "Rehabilitasi", "III.b", of="Sosial")]
    assert (part.name, part.head) == ("Bidang Rehabilitasi Sosial", "Kepala Bidang Rehabilitasi")
    assert (part.affair, part.parent, part.echelon) == ("sosial", office, "III.b")


def test_a_unit_is_found_by_its_name() -> None:
    tree = Tree([Unit("A", -1), Unit("B", 0)])
    assert tree.numbered("B") == 1


def test_a_larger_government_never_has_fewer_units() -> None:
    sizes = [Size.of(people) for people in (100, 2500, 6500, 14_000)]
    for small, large in pairwise(sizes):
        assert small.dinas <= large.dinas
        assert small.districts <= large.districts
        assert small.primary <= large.primary


@pytest.mark.parametrize("people", [2500, 6500])
def test_a_city_has_more_wards_and_fewer_schools(people: int) -> None:
    city, country = Size.of(people, city=True), Size.of(people)
    assert city.wards > country.wards
    assert city.primary < country.primary


def test_only_the_government_itself_has_no_parent() -> None:
    table = work_units(Dice(1, "kab_a"), [Unit("Root", -1), Unit("A", 0), Unit("B", 1)])
    ids, parents = table["work_unit_id"].to_pylist(), table["parent_id"].to_pylist()
    assert parents == [None, ids[0], ids[1]]
