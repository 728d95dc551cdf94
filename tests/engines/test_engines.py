"""The same ten checks on every engine."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from takar.engines import Engine, UnknownEngine, connect
from takar.tables.expressions import (
    as_decimal,
    clamped,
    day_number,
    divided,
    in_micro,
    when,
    whole,
    whole_years,
)

ENGINES = ["duckdb", pytest.param("spark", marks=pytest.mark.spark)]
PEOPLE = pa.table(
    {
        "person": ["a", "b", "c", "d"],
        "count": pa.array([1, None, 3, 2_000_000_000], pa.int64()),
        "value": pa.array(
            [Decimal("79.999999"), None, Decimal(80), Decimal("0.5")], pa.decimal128(18, 6)
        ),
        "day": pa.array([date(2020, 5, 14), date(2020, 5, 15), None, date(1899, 1, 1)]),
        "word": ["x", None, "", "y"],
        "told": pa.array([True, False, None, True]),
    }
)
ROWS = pa.table(
    {
        "person": ["a", "a", "b", "c", "c"],
        "points": pa.array([5, 7, None, 1, 1], pa.int64()),
        "kind": ["P", "Q", "P", "P", "P"],
    }
)


@pytest.fixture(params=ENGINES, scope="module")
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with connect(request.param) as opened:
        yield opened


def column(engine: Engine, value: ir.Value, people: ir.Table) -> list[Any]:
    found = engine.fetch(people.select("person", found=value)).sort_by("person")
    values: list[Any] = found.column("found").to_pylist()
    return values


@pytest.fixture
def people(engine: Engine) -> ir.Table:
    return engine.load("people", PEOPLE)


def test_what_goes_in_comes_out(engine: Engine, people: ir.Table) -> None:
    assert engine.fetch(people.order_by("person")).to_pylist() == PEOPLE.to_pylist()


def test_whole_numbers_with_gaps_stay_whole_numbers(engine: Engine, people: ir.Table) -> None:
    assert column(engine, people["count"] + 1, people) == [2, None, 4, 2_000_000_001]


def test_whole_numbers_have_sixty_four_bits(engine: Engine, people: ir.Table) -> None:
    million = whole(2_000_000) * whole(1_000_000)
    assert column(engine, million, people) == [2 * 10**12] * 4


def test_decimals_become_millionths_and_back_exactly(engine: Engine, people: ir.Table) -> None:
    micro = in_micro(people["value"])
    assert column(engine, micro, people) == [79_999_999, None, 80_000_000, 500_000]
    assert column(engine, as_decimal(micro), people) == PEOPLE["value"].to_pylist()


def test_division_rounds_half_up_and_by_zero_is_a_gap(engine: Engine, people: ir.Table) -> None:
    assert column(engine, divided(people["count"], 2), people) == [1, None, 2, 1_000_000_000]
    assert column(engine, divided(whole(7), people["count"] - 1), people)[0] is None


def test_clamping_keeps_gaps(engine: Engine, people: ir.Table) -> None:
    assert column(engine, clamped(people["count"], 2, 3), people) == [2, None, 3, 3]


def test_days_are_numbered_and_years_are_full(engine: Engine, people: ir.Table) -> None:
    assert column(engine, day_number(people.day), people) == [43_963, 43_964, None, 0]
    years = whole_years(people.day, date(2025, 5, 14))
    assert column(engine, years, people) == [5, 4, None, 126]


def test_a_condition_on_a_gap_gives_a_gap(engine: Engine, people: ir.Table) -> None:
    told = when(people.word == "x", people["count"])
    assert column(engine, told, people) == [1, None, None, None]
    assert column(engine, ~people.told, people) == [False, True, None, False]


def test_conditional_sums_leave_nobody_out(engine: Engine, people: ir.Table) -> None:
    rows = engine.load("rows", ROWS)
    summary = rows.group_by("person").aggregate(
        best=rows.points.max(where=rows.kind == "P"),
        counted=(rows.kind == "P").cast("int64").sum(),
        kinds=rows.kind.nunique(where=rows.points.notnull()),
    )
    keyed = summary.rename(_key="person")
    joined = people.left_join(keyed, people.person == keyed["_key"])
    found = engine.fetch(joined.select("person", "best", "counted", "kinds")).sort_by("person")
    assert found.column("best").to_pylist() == [5, None, 1, None]
    assert found.column("counted").to_pylist() == [1, 1, 2, None]
    assert found.column("kinds").to_pylist() == [2, 0, 1, None]


def test_a_parquet_file_is_read_and_statements_are_kept(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    pq.write_table(ROWS, path)
    assert engine.fetch(engine.scan("scanned", path)).num_rows == 5
    for table in (ROWS, ROWS.slice(0, 2)):
        found = engine.compute(
            lambda t: t["rows"].mutate(one=ibis.literal("1")), {"rows": table}, "kept"
        )
        assert found.num_rows == table.num_rows


def test_an_engine_nobody_knows_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownEngine, match="duckdb atau spark"), connect("abacus"):
        pass
