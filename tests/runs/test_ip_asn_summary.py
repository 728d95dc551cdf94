from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pyarrow as pa
import pytest

from takar.regulations.book import Book
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.ip_asn_summary import Summary, summarised
from tests.measures.invented import Row, as_tables, employee
from tests.runs.folders import DAY, RULES, invented

LAW = Book.load().on(DAY)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def summary(connection: duckdb.DuckDBPyConnection, results: pa.Table) -> Summary:
    connection.register("people", results)
    return summarised(connection, "people", LAW)


def test_the_index_is_the_mean_of_those_measured_rounded_once(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    results = measure_ip_asn(invented(), LAW, rules=RULES).results
    rows: list[Row] = results.to_pylist()
    known = [row for row in rows if row["is_measured"]]
    told = summary(connection, results)
    assert (told.people, told.measured) == (len(rows), len(known))
    assert told.subjects == sum(row["qualification_state"] != "BUKAN_SUBJEK" for row in rows)
    mean = sum(row["total"] for row in known) / len(known)
    assert told.index == mean.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    assert told.category == LAW.bands("ip_asn.bands").of(told.index)
    assert sum(told.categories.values()) == len(known)
    lost = [told.lost[reason] for reason in ("missing", "stale", "unverified", "low")]
    assert abs(told.index + sum(filter(None, lost)) - 100) <= Decimal("0.03")


def test_where_nobody_is_measured_there_is_no_index(connection: duckdb.DuckDBPyConnection) -> None:
    people = as_tables({"employees": [employee("P1", employment="PPPK")]})
    told = summary(connection, measure_ip_asn(people, LAW, rules=RULES).results)
    assert (told.people, told.subjects, told.measured) == (1, 0, 0)
    assert told.index is None
    assert told.category is None
    assert set(told.dimensions.values()) == {None}
