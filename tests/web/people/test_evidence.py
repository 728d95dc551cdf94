from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from takar.tables import TABLES
from takar.web.people.models import Employee, PerformanceRating, Position, Training
from takar.web.people.queries.evidence import arrow_of, evidence_of
from tests.cast import Cast
from tests.web.people.made import inside


@pytest.fixture(autouse=True)
def _inside(cast: Cast) -> Iterator[None]:
    with inside(cast.agency):
        yield


def trained(cast: Cast, **facts: object) -> Training:
    values: dict[str, object] = {"training_kind": "TEKNIS", "ended_on": date(2024, 6, 1)}
    return Training.objects.create(employee=cast.putri_employee, **(values | facts))


def only(cast: Cast, *columns: str) -> list[dict[str, object]]:
    found = evidence_of(cast.agency, tables={"trainings": columns})
    assert set(found) == {"trainings"}
    rows: list[dict[str, object]] = found["trainings"].to_pylist()
    return rows


@pytest.mark.parametrize("hours", ["0.000001", "19.999999", "20", "123456789.123457"])
def test_an_exact_number_comes_back_exactly(cast: Cast, hours: str) -> None:
    trained(cast, lesson_hours=Decimal(hours))
    assert only(cast, "lesson_hours") == [{"lesson_hours": Decimal(hours)}]


@pytest.mark.parametrize("fits", [True, False, None])
def test_yes_no_and_not_known_stay_apart(cast: Cast, fits: bool | None) -> None:
    trained(cast, fits_post=fits)
    assert only(cast, "fits_post") == [{"fits_post": fits}]


def test_an_empty_word_is_a_gap_and_an_empty_number_too(cast: Cast) -> None:
    trained(cast, title="", lesson_hours=None, started_on=None)
    assert only(cast, "title", "lesson_hours", "started_on") == [
        {"title": None, "lesson_hours": None, "started_on": None}
    ]


def test_only_the_columns_asked_for_are_read_in_their_own_kinds(cast: Cast) -> None:
    trained(cast)
    wanted = ("ended_on", "employee_id")
    found = evidence_of(cast.agency, tables={"trainings": wanted, "sanctions": ("title",)})
    schema = TABLES["trainings"].arrow
    assert found["trainings"].schema == pa.schema([schema.field(name) for name in wanted])
    assert found["sanctions"].num_rows == 0
    assert found["sanctions"].column_names == ["title"]


def test_rows_stand_in_the_order_of_their_key(cast: Cast) -> None:
    for year in (2024, 2021, 2023):
        PerformanceRating.objects.create(
            employee=cast.putri_employee, year=year, rating="BAIK", has_new_idea=year == 2021
        )
    found = evidence_of(cast.agency)["performance_ratings"]
    assert found["year"].to_pylist() == [2021, 2023, 2024]
    assert found["has_new_idea"].to_pylist() == [True, False, False]
    assert set(found["employee_id"].to_pylist()) == {cast.putri_employee.code}


def test_nobody_chosen_gives_empty_tables_but_units_and_posts_are_the_agencys(cast: Cast) -> None:
    trained(cast)
    found = evidence_of(cast.agency, Employee.objects.none())
    assert {name: table.num_rows for name, table in found.items() if table.num_rows} == {
        "work_units": 1,
        "positions": 1,
    }
    assert found["positions"]["is_strategic"].to_pylist() == [False]
    assert Position.objects.count() == 1


def test_the_evidence_of_another_agency_is_never_among_ours(cast: Cast) -> None:
    with inside(cast.other_agency):
        Training.objects.create(
            employee=cast.joko_employee, training_kind="TEKNIS", ended_on=date(2024, 1, 1)
        )
    assert only(cast, "employee_id") == []


def test_one_query_reads_one_table(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(1):
        only(cast, "employee_id")


def test_plain_rows_become_a_table_as_well(cast: Cast) -> None:
    schema = pa.schema([("a", pa.string()), ("n", pa.decimal128(18, 6)), ("d", pa.date32())])
    rows = [("b", Decimal("1.5"), date(2024, 1, 2)), ("", None, None)]
    table = arrow_of(rows, schema, ["a"])
    assert table.to_pylist() == [
        {"a": "b", "n": Decimal("1.5"), "d": date(2024, 1, 2)},
        {"a": None, "n": None, "d": None},
    ]
    assert arrow_of([], schema, ["a"]).num_rows == 0
