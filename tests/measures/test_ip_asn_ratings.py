from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.engines import connect
from takar.measures.ip_asn_ratings import (
    rating_number,
    rating_points,
    rungs,
    scales_of,
    usual_scale,
)
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.tables import TABLES

LAW: Law = Book.load().on(date(2025, 12, 31))


def points(year: int, **rating: Any) -> Decimal | None:
    schema = TABLES["performance_ratings"].arrow
    row = dict.fromkeys(schema.names) | {"employee_id": "P1", "year": year} | rating
    with connect() as engine:
        table = engine.load("ratings", pa.Table.from_pylist([row], schema=schema))
        found = table.select(points=rating_points(rating_number(table, LAW, year), LAW))
        [told] = engine.fetch(found).to_pylist()
    return None if told["points"] is None else Decimal(told["points"]) / 10**6


@pytest.mark.parametrize(
    ("year", "scales", "usual"),
    [
        (2013, [], None),
        (2014, ["PP_46_2011"], "PP_46_2011"),
        (2019, ["PP_46_2011", "PP_30_2019"], "PP_46_2011"),
        (2021, ["PP_46_2011", "PP_30_2019"], "PP_30_2019"),
        (2022, ["PERMENPANRB_6_2022"], "PERMENPANRB_6_2022"),
    ],
)
def test_every_year_has_its_scales(year: int, scales: list[str], usual: str | None) -> None:
    assert list(scales_of(LAW, year)) == scales
    assert usual_scale(LAW, year) == usual


def test_every_word_of_every_scale_earns_points_in_its_order() -> None:
    for scale, one in LAW.codes("performance.scales").items():
        found = {rung.rating: rung.points for rung in rungs(LAW).values() if rung.scale == scale}
        assert [found[word] for word in one["ratings"]] == [30, 25, 15, 5, 1]


def test_every_bracket_is_a_word_of_its_scale() -> None:
    for one in LAW.codes("performance.scales").values():
        if one["bands"]:
            assert list(LAW.bands(one["bands"]).codes) == one["ratings"]


def test_the_same_number_means_something_else_on_another_scale() -> None:
    assert points(2021, rating_scale="PP_46_2011", rating_score=Decimal(102)) == 30
    assert points(2021, rating_scale="PP_30_2019", rating_score=Decimal(102)) == 25
    assert points(2025, rating_score=Decimal(102)) is None


def test_every_quadrant_of_2022_is_read_and_the_matrix_is_not_symmetric() -> None:
    above, as_hoped, below = "DI_ATAS_EKSPEKTASI", "SESUAI_EKSPEKTASI", "DI_BAWAH_EKSPEKTASI"
    expected = {
        (above, above): 30,
        (above, as_hoped): 25,
        (above, below): 5,
        (as_hoped, above): 25,
        (as_hoped, as_hoped): 25,
        (as_hoped, below): 5,
        (below, above): 15,
        (below, as_hoped): 15,
        (below, below): 1,
    }
    for (result, behaviour), due in expected.items():
        assert points(2023, work_result=result, work_behaviour=behaviour) == due
    assert points(2023, work_result=above) is None
    assert points(2021, work_result=above, work_behaviour=above) is None


def test_a_year_without_any_scale_is_not_read() -> None:
    assert points(2013, rating="BAIK") is None
