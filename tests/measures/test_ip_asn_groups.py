"""Groups against plain sums, at the limits, and in trees that are not sound."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.kernel.rounding import half_up
from takar.measures.ip_asn_columns import LOST
from takar.measures.ip_asn_groups import COLUMNS, GROUPINGS, UNKNOWN, closure, groups
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.measures.invented import as_tables, employee
from tests.measures.ip_asn_town import (
    LAW,
    PARENTS,
    computed,
    employees,
    results,
    row_of,
    town,
    units,
)

MEANS = {name: name for name in (*DIMENSIONS.values(), *LOST)} | {"index": "total"}
PARTITIONS = [name for name in GROUPINGS if name != "UNIT"]


def grouped(tables: dict[str, pa.Table], law: Law = LAW, engine: str = "duckdb") -> list[Any]:
    return computed(lambda given: groups(given["people"], given, law), tables, engine)


@pytest.fixture(scope="module")
def people() -> dict[str, pa.Table]:
    return town()


@pytest.fixture(scope="module")
def found(people: dict[str, pa.Table]) -> list[Any]:
    return grouped(people)


def above(unit: str | None) -> set[str]:
    """Return a unit and all above it, the plain way."""
    if unit not in PARENTS:
        return {UNKNOWN}
    seen: set[str] = set()
    while unit in PARENTS and unit not in seen:
        seen.add(str(unit))
        unit = PARENTS[str(unit)]
    return seen


def members(people: dict[str, pa.Table]) -> dict[tuple[str, str], list[Any]]:
    """Return who belongs to each group, the plain way; education and kind are left out."""
    own = {row["employee_id"]: row for row in people["employees"].to_pylist()}
    belongs = defaultdict(list)
    for row in people["people"].to_pylist():
        person = own[row["employee_id"]]
        belongs["INSTANSI", person["agency"]].append(row)
        belongs["STATUS", person["employment"]].append(row)
        belongs["JENIS_KELAMIN", person["sex"] or UNKNOWN].append(row)
        belongs["JENJANG", person["position_tier"] or UNKNOWN].append(row)
        for unit in above(person["work_unit_id"]):
            belongs["UNIT", unit].append(row)
    return belongs


def mean(values: Iterable[Decimal]) -> Decimal | None:
    listed = list(values)
    return half_up(Fraction(sum(listed)) / len(listed)) if listed else None


def test_every_group_is_the_plain_mean_of_its_people(
    people: dict[str, pa.Table], found: list[Any]
) -> None:
    seen = {(row["grouping"], row["code"]): row for row in found}
    expected = members(people)
    kinds = {"INSTANSI", "STATUS", "JENIS_KELAMIN", "JENJANG", "UNIT"}
    assert {key for key in seen if key[0] in kinds} == set(expected)
    for key, rows in expected.items():
        subjects = [row for row in rows if row["qualification_state"] != "BUKAN_SUBJEK"]
        measured = [row for row in rows if row["is_measured"]]
        assert seen[key]["headcount"] == len(subjects), key
        assert seen[key]["measured"] == len(measured), key
        for shown, column in MEANS.items():
            assert seen[key][shown] == mean(row[column] for row in measured), (key, shown)


def test_any_partition_holds_everybody_once_and_has_the_mean_of_the_whole(
    people: dict[str, pa.Table], found: list[Any]
) -> None:
    whole = next(row for row in found if row["grouping"] == "INSTANSI")
    for grouping in PARTITIONS:
        parts = [row for row in found if row["grouping"] == grouping]
        assert sum(row["headcount"] for row in parts) == whole["headcount"], grouping
        assert sum(row["measured"] for row in parts) == whole["measured"]
        pooled = sum(row["index"] * row["measured"] for row in parts if row["measured"])
        assert abs(pooled / whole["measured"] - whole["index"]) <= Decimal("0.01")
        indexes = [row["index"] for row in parts if row["measured"]]
        assert min(indexes) <= whole["index"] <= max(indexes)


def test_dimension_means_add_up_to_the_index_within_rounding(found: list[Any]) -> None:
    for row in found:
        if row["measured"]:
            total = sum(row[name] for name in DIMENSIONS.values())
            assert abs(total - row["index"]) <= Decimal("0.02")
            lost = sum(row[name] for name in LOST)
            assert abs(100 - row["index"] - lost) <= Decimal("0.03")


@pytest.mark.slow
@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.integers(), st.integers(0, 10**6))
def test_the_order_of_the_people_does_not_matter(order: int, seed: int) -> None:
    tables = town(seed, people=40)
    turned = {name: shuffled(table, order) for name, table in tables.items()}
    assert grouped(turned) == grouped(tables)


def shuffled(table: pa.Table, seed: int) -> pa.Table:
    places = list(range(table.num_rows))
    Random(seed).shuffle(places)  # noqa: S311 -- dice, not secrets
    return table.take(pa.array(places, pa.int64()))


@pytest.mark.spark
def test_spark_says_what_duckdb_says(people: dict[str, pa.Table], found: list[Any]) -> None:
    assert grouped(people, engine="spark") == found


def test_groups_stand_in_the_order_of_the_law(found: list[Any]) -> None:
    assert list(dict.fromkeys(row["grouping"] for row in found)) == list(GROUPINGS)
    tiers = [row["code"] for row in found if row["grouping"] == "JENJANG"]
    known = [code for code in LAW.codes("positions.tiers") if code in tiers]
    assert tiers == [*known, UNKNOWN]
    degrees = [row["code"] for row in found if row["grouping"] == "PENDIDIKAN"]
    assert degrees == ["S3", "S2", "S1_D4", "D3", "D2_D1_SLTA", "DI_BAWAH_SLTA", UNKNOWN]
    assert tuple(found[0]) == COLUMNS


def reached(parents: dict[str, str | None]) -> dict[str, set[str]]:
    table = as_tables({"work_units": units(parents)})["work_units"]
    rows = computed(lambda given: closure(given["work_units"]), {"work_units": table})
    pairs = [(row["unit"], row["above"]) for row in rows]
    assert len(pairs) == len(set(pairs))
    tree = defaultdict(set)
    for unit, higher in pairs:
        tree[unit].add(higher)
    return dict(tree)


def test_units_that_are_each_others_parents_do_not_loop_and_lose_nobody() -> None:
    assert reached(PARENTS) == {unit: above(unit) for unit in PARENTS}


@pytest.mark.parametrize(("storeys", "is_whole"), [(32, True), (33, False)])
def test_a_tree_of_32_storeys_below_a_unit_is_seen_whole(storeys: int, *, is_whole: bool) -> None:
    line: dict[str, str | None] = {f"U{n}": f"U{n - 1}" if n else None for n in range(storeys + 1)}
    assert ("U0" in reached(line)[f"U{storeys}"]) is is_whole


def test_a_parent_of_another_agency_is_none() -> None:
    rows = [*units({"A": None}), *units({"B": "A"})]
    rows[1]["agency"] = "kota_banjarsela"
    table = as_tables({"work_units": rows})["work_units"]
    pairs = computed(lambda given: closure(given["work_units"]), {"work_units": table})
    assert {(row["unit"], row["above"]) for row in pairs} == {("A", "A"), ("B", "B")}


def crowd(*totals: str | None, subjects: int | None = None) -> dict[str, pa.Table]:
    """Return people with these totals; without one, somebody is not measured."""
    rows = [
        row_of(
            employee_id=f"P{n}", total=None if t is None else Decimal(t), is_measured=t is not None
        )
        for n, t in enumerate(totals)
    ]
    own = [employee(row["employee_id"], sex="L", work_unit_id="A") for row in rows]
    tree = as_tables({"work_units": units({"A": None})})["work_units"]
    return {"people": results(*rows), "employees": employees(*own), "work_units": tree}


@pytest.mark.parametrize(
    ("totals", "index", "category"),
    [
        (("80", "80", "80.01"), "80.00", "SEDANG"),  # 80.00333...
        (("80", "80.01"), "80.01", "TINGGI"),  # 80.005: half up
        (("80", "80.009999"), "80.00", "SEDANG"),  # 80.0049995: rounded once, not twice
        (("90", "90"), "90.00", "TINGGI"),
        (("90.01", "90.01"), "90.01", "SANGAT_TINGGI"),
        (("60", "60.009998"), "60.00", "SANGAT_RENDAH"),
    ],
)
def test_the_index_is_rounded_once_and_named_as_it_is_printed(
    totals: tuple[str, ...], index: str, category: str
) -> None:
    row = grouped(crowd(*totals))[0]
    assert (row["index"], row["category"]) == (Decimal(index), category)


@pytest.mark.parametrize(
    ("measured", "missing", "share", "is_low"),
    [
        (1, 1, "50.00", False),
        (49, 51, "49.00", True),
        (1, 2, "33.33", True),
        (2, 1, "66.67", False),
    ],
)
def test_participation_below_half_is_flagged(
    measured: int, missing: int, share: str, *, is_low: bool
) -> None:
    row = grouped(crowd(*["70"] * measured, *[None] * missing))[0]
    assert (row["participation"], row["is_low_participation"]) == (Decimal(share), is_low)


def test_a_group_in_which_nobody_is_measured_has_no_index() -> None:
    row = grouped(crowd(None, None))[0]
    assert (row["headcount"], row["measured"]) == (2, 0)
    assert row["participation"] == 0
    assert row["index"] is None
    assert row["category"] is None


def test_who_is_no_subject_is_not_counted_but_the_group_is_told() -> None:
    tables = crowd("70")
    pppk = row_of(
        employee_id="P9",
        employment="PPPK",
        total=None,
        is_measured=False,
        qualification_state="BUKAN_SUBJEK",
    )
    tables["people"] = pa.concat_tables([tables["people"], results(pppk)])
    tables["employees"] = pa.concat_tables(
        [tables["employees"], employees(employee("P9", employment="PPPK"))]
    )
    told = {row["code"]: row for row in grouped(tables) if row["grouping"] == "STATUS"}
    assert (told["PPPK"]["headcount"], told["PPPK"]["participation"]) == (0, None)
    assert grouped(tables)[0]["headcount"] == 1


def test_released_scores_are_pooled_over_pns_and_pppk_by_head_count() -> None:
    law = Book.load().on(date(2024, 12, 31))
    rows = [row_of(employee_id=f"P{n}", rules="bkn_2024", total=Decimal(60)) for n in range(3)]
    rows.append(row_of(employee_id="P3", rules="bkn_2024", employment="PPPK", total=Decimal(80)))
    own = [employee(row["employee_id"]) for row in rows]
    tree = as_tables({"work_units": []})["work_units"]
    tables = {"people": results(*rows), "employees": employees(*own), "work_units": tree}
    told = {(r["grouping"], r["code"]): r["index"] for r in grouped(tables, law)}
    assert told["STATUS", "PNS"] == 60
    assert told["STATUS", "PPPK"] == 80
    assert told["INSTANSI", "kab_tirtamaya"] == 65


def test_tables_without_an_agency_are_one_agency() -> None:
    tables = crowd("70", "80")
    for name in ("employees", "work_units"):
        tables[name] = tables[name].drop_columns("agency")
    row = grouped(tables)[0]
    assert (row["grouping"], row["code"], row["index"]) == ("INSTANSI", "", 75)
