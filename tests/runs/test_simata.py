from decimal import Decimal

from takar.exchange.simata import differences, looks_swapped
from takar.runs.simata import talent_map, weights_of
from tests.runs.office import LAW, office

TABLES = office()


def test_people_with_a_nip_are_mapped_and_what_is_missing_stays_a_gap() -> None:
    rows = talent_map(TABLES, LAW)
    assert [row.nip for row in rows] == sorted(row.nip for row in rows)
    assert len(rows) == 3
    second = next(row for row in rows if row.nip == "197201051998031002")
    assert (second.box, second.unit, second.name) == (7, "Bidang", "Nama P2")
    assert second.scores["performance.penilaian_kinerja"] == Decimal(100)
    assert set(second.scores) == {"performance", "potential", *weights_of(LAW)}


def test_the_weights_of_each_axis_sum_to_a_hundred_and_fit_the_totals() -> None:
    weights = weights_of(LAW)
    for axis in ("performance", "potential"):
        assert sum(w for name, w in weights.items() if name.startswith(axis)) == 100
    assert not any(looks_swapped(row, weights) for row in talent_map(TABLES, LAW))


def test_ours_beside_ours_differs_in_nothing() -> None:
    rows = talent_map(TABLES, LAW)
    assert differences(rows, rows) == []
