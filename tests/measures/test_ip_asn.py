from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.engines import connect
from takar.measures.ip_asn import ip_asn
from takar.measures.ip_asn_columns import COLUMNS, LOST
from takar.measures.ip_asn_rules import DIMENSIONS, PARTS
from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.measures.invented import Row, Rows, as_tables, employee
from tests.measures.invented_ip_asn import many_for_ip_asn
from tests.measures.plain_ip_asn import plain_ip_asn

END = date(2021, 12, 31)
DAYS = (END, date(2020, 12, 31), date(2024, 2, 29), date(2022, 7, 1))
EXACT = (*DIMENSIONS.values(), *PARTS.values(), "total", "total_least", "total_most")


def law_on(day: date = END) -> Law:
    return Book.load().on(day)


def measured(rows: Mapping[str, list[Row]], law: Law, engine: str = "duckdb") -> dict[str, Row]:
    tables = {name: table for name, table in as_tables(rows).items() if name in rows}
    with connect(engine) as opened:
        found = opened.compute(
            lambda given: ip_asn(given, law, rules="perka8_2019"),
            tables,
            ("test of ip_asn", law.edition, law.day, *rows),
        )
    return {row["employee_id"]: row for row in found.to_pylist()}


def compared(rows: Rows, law: Law, engine: str) -> None:
    expected = plain_ip_asn(rows, law)
    found = measured(rows, law, engine)
    assert set(found) == set(expected)
    for person, columns in expected.items():
        for column, value in columns.items():
            seen = found[person][column]
            same = Fraction(seen) if isinstance(seen, Decimal) else seen
            assert same == value, (person, column, found[person])


@pytest.mark.parametrize("day", DAYS)
def test_duckdb_says_what_the_plain_measure_says(day: date) -> None:
    compared(many_for_ip_asn(seed=31, people=400, day=day), law_on(day), "duckdb")


@pytest.mark.slow
def test_duckdb_says_what_the_plain_measure_says_of_thousands() -> None:
    compared(many_for_ip_asn(seed=34, people=4000, day=END), law_on(), "duckdb")


@pytest.mark.spark
def test_spark_says_what_duckdb_says_row_for_row() -> None:
    rows = many_for_ip_asn(seed=32, people=200, day=END)
    assert measured(rows, law_on(), "spark") == measured(rows, law_on())


@pytest.mark.spark
def test_spark_says_what_the_plain_measure_says() -> None:
    compared(many_for_ip_asn(seed=33, people=200, day=DAYS[3]), law_on(DAYS[3]), "spark")


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_total_lies_in_its_ends_and_the_losses_add_up(seed: int) -> None:
    rows = many_for_ip_asn(seed, people=60, day=END)
    for row in measured(rows, law_on()).values():
        if row["employment"] != "PNS":
            assert not row["is_measured"]
            assert [row[name] for name in (*EXACT, *LOST)] == [None] * (len(EXACT) + len(LOST))
            continue
        assert 3 <= row["total_least"] <= row["total_most"] <= 100
        assert sum(row[name] for name in LOST) == 100 - row["total_least"]
        assert all(row[name] >= 0 for name in LOST)
        assert row["is_measured"] == (row["total"] is not None)
        if row["total"] is not None:
            assert row["total_least"] == row["total"] == row["total_most"]
            assert row["total"] == sum(row[name] for name in DIMENSIONS.values())
            assert row["total_claimed"] >= row["total"]
            assert row["competence"] == sum(row[name] for name in PARTS.values()) <= 40


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_more_evidence_never_lowers_and_a_sanction_never_raises(seed: int) -> None:
    rows = many_for_ip_asn(seed, people=40, day=END)
    before = measured(rows, law_on())
    more = {name: list(found) for name, found in rows.items()}
    more["trainings"] += many_for_ip_asn(seed + 1, 40, END)["trainings"]
    more["education_history"] += many_for_ip_asn(seed + 2, 40, END)["education_history"]
    after = measured(more, law_on())
    punished = more | {"sanctions": [*more["sanctions"], *sanctions("BERAT", before)]}
    last = measured(punished, law_on())
    for person, row in before.items():
        for column in ("qualification", "competence", *PARTS.values()):
            assert (after[person][column] or 0) >= (row[column] or 0)
        assert (last[person]["discipline"] or 1) == 1
        assert (last[person]["total_least"] or 0) <= (after[person]["total_least"] or 0)


def sanctions(level: str, people: Mapping[str, Row]) -> list[Row]:
    on = date(2021, 6, 1)
    return [{"employee_id": p, "sanction_level": level, "started_on": on} for p in people]


def test_neither_the_order_of_rows_nor_the_names_of_people_matter() -> None:
    rows = many_for_ip_asn(seed=41, people=120, day=END)
    dice = Random(1)  # noqa: S311 -- dice, not secrets
    other = {
        name: [row | {"employee_id": f"x{row['employee_id']}"} for row in found]
        for name, found in rows.items()
    }
    for found in other.values():
        dice.shuffle(found)
    before, after = measured(rows, law_on()), measured(other, law_on())
    assert {
        f"x{person}": row | {"employee_id": f"x{person}"} for person, row in before.items()
    } == (after)


def every_combination() -> Rows:
    """Return somebody for every way in which the tables of points can meet."""
    rows: Rows = {"employees": [], "trainings": [], "performance_ratings": [], "sanctions": []}
    levels = ["S3", "S2", "S1", "D3", "SLTA", "SD"]
    words = ["SANGAT_BAIK", "BAIK", "CUKUP", "KURANG", "SANGAT_KURANG"]
    punished = [None, "RINGAN", "SEDANG", "BERAT"]
    proofs = {
        "ADMINISTRATOR": ("STRUKTURAL", "TEKNIS", "SEMINAR"),
        "AHLI_MUDA": ("FUNGSIONAL", "TEKNIS", "SEMINAR"),
        "PELAKSANA": ("TEKNIS", "SEMINAR"),
    }
    for tier, kinds in proofs.items():
        for had in product([False, True], repeat=len(kinds)):
            courses = [kind for kind, yes in zip(kinds, had, strict=True) if yes]
            for level, word, sanction in product(levels, words, punished):
                own = {"employee_id": f"P{len(rows['employees'])}"}
                rows["employees"].append(employee(position_tier=tier, education_level=level) | own)
                rows["performance_ratings"].append(own | {"year": 2021, "rating": word})
                rows["trainings"] += [own | course(kind) for kind in courses]
                rows["sanctions"] += (
                    sanctions(sanction, {own["employee_id"]: {}}) if sanction else []
                )
    return rows


def course(kind: str) -> Row:
    return {
        "title": kind,
        "training_kind": kind,
        "structural_level": "PKA" if kind == "STRUKTURAL" else None,
        "lesson_hours": Decimal(20),
        "ended_on": date(2021, 6, 1),
    }


def test_the_tables_of_2019_give_exactly_148_totals() -> None:
    totals = {row["total"] for row in measured(every_combination(), law_on()).values()}
    assert len(totals) == 148
    assert (min(totals), max(totals)) == (3, 100)


@pytest.mark.parametrize("only", [False, True])
def test_the_columns_are_the_same_whatever_the_rules_and_tables(*, only: bool) -> None:
    tables = as_tables({"employees": [employee()]})
    tables = {"employees": tables["employees"]} if only else tables
    by_evidence, by_score = law_on(), law_on(date(2024, 6, 1))
    with connect() as engine:
        first = engine.compute(lambda given: ip_asn(given, by_evidence), tables)
        second = engine.compute(lambda given: ip_asn(given, by_score), tables)
    assert tuple(first.column_names) == COLUMNS
    assert first.schema == second.schema
    assert [first["rules"][0].as_py(), second["rules"][0].as_py()] == ["perka8_2019", "bkn_2023"]


def test_an_absent_table_is_an_empty_one() -> None:
    rows = many_for_ip_asn(seed=51, people=60, day=END)
    rows |= {"claims": [], "evidence_checks": [], "education_history": []}
    few = {name: found for name, found in rows.items() if found}
    assert measured(few, law_on()) == measured(rows, law_on())


def test_points_with_more_decimals_are_counted_exactly() -> None:
    law = law_on()
    table, citation = law.found["ip_asn.qualification"]
    odd = table | {"S1_D4": Decimal("14.999999")}
    law = replace(law, found=law.found | {"ip_asn.qualification": (odd, citation)}, edition="odd")
    rows: dict[str, list[Any]] = {"employees": [employee()]}
    assert measured(rows, law)["P1"]["qualification"] == Decimal("14.999999")
