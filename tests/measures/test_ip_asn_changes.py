"""Two results side by side."""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.measures.ip_asn_changes import changed_groups, changes, transitions
from tests.measures.invented import as_tables, employee
from tests.measures.ip_asn_town import LAW, computed, employees, results, row_of, town, units


def sides(before: list[Any], after: list[Any]) -> dict[str, pa.Table]:
    return {"before": results(*before), "after": results(*after)}


def changed(tables: dict[str, pa.Table], engine: str = "duckdb") -> dict[str, Any]:
    rows = computed(
        lambda given: changes(given["before"], given["after"], LAW),
        {name: tables[name] for name in ("before", "after")},
        engine,
    )
    return {row["employee_id"]: row for row in rows}


def person(category: str | None, total: str | None, code: str = "P1") -> Any:
    points = None if total is None else Decimal(total)
    measured = total is not None
    return row_of(employee_id=code, category=category, total=points, is_measured=measured)


@pytest.mark.parametrize(
    ("before", "after", "direction", "is_changed"),
    [
        (("RENDAH", "70"), ("SEDANG", "70.01"), "NAIK", True),
        (("SEDANG", "70.01"), ("RENDAH", "70"), "TURUN", True),
        (("SANGAT_RENDAH", "60"), ("SANGAT_TINGGI", "91"), "NAIK", True),
        (("RENDAH", "61"), ("RENDAH", "70"), "TETAP", False),
        (("RENDAH", "61"), (None, None), "TIDAK_DIKETAHUI", None),
        ((None, None), ("RENDAH", "61"), "TIDAK_DIKETAHUI", None),
        ((None, None), (None, None), "TIDAK_DIKETAHUI", None),
    ],
)
def test_a_change_is_a_rise_a_fall_none_or_not_known(
    before: Any, after: Any, direction: str, *, is_changed: bool | None
) -> None:
    row = changed(sides([person(*before)], [person(*after)]))["P1"]
    assert (row["direction"], row["is_changed"]) == (direction, is_changed)
    known = before[1] is not None and after[1] is not None
    expected = Decimal(after[1]) - Decimal(before[1]) if known else None
    assert row["difference"] == expected


def test_who_stands_on_one_side_only_is_not_known_either() -> None:
    found = changed(sides([person("RENDAH", "61", "P1")], [person("RENDAH", "61", "P2")]))
    assert {row["direction"] for row in found.values()} == {"TIDAK_DIKETAHUI"}
    assert set(found) == {"P1", "P2"}


def test_nothing_changes_against_itself_and_everything_turns_with_the_sides() -> None:
    people = town(seed=3, people=80)["people"]
    same = changed({"before": people, "after": people})
    assert {row["direction"] for row in same.values()} == {"TETAP", "TIDAK_DIKETAHUI"}
    other = town(seed=4, people=80)["people"]
    there = changed({"before": people, "after": other})
    back = changed({"before": other, "after": people})
    opposite = {"NAIK": "TURUN", "TURUN": "NAIK"}
    for code, row in there.items():
        assert back[code]["direction"] == opposite.get(row["direction"], row["direction"])


def test_transitions_count_everybody_once() -> None:
    tables = sides(
        [person("RENDAH", "61", "P1"), person("RENDAH", "61", "P2"), person(None, None, "P3")],
        [person("SEDANG", "71", "P1"), person("SEDANG", "72", "P2"), person(None, None, "P3")],
    )
    rows = computed(
        lambda given: transitions(changes(given["before"], given["after"], LAW)), tables
    )
    told = {(row["category_before"], row["category_after"]): row["headcount"] for row in rows}
    assert told == {("RENDAH", "SEDANG"): 2, (None, None): 1}


def by_group(tables: dict[str, pa.Table], engine: str = "duckdb") -> list[Any]:
    def build(given: Any) -> Any:
        moved = changes(given["before"], given["after"], LAW)
        return changed_groups(moved, given["before"], given, LAW)

    return computed(build, tables, engine)


def test_groups_count_who_moves_and_pool_those_measured_both_times() -> None:
    tables = sides(
        [person("RENDAH", "61", "P1"), person("SEDANG", "71", "P2"), person(None, None, "P3")],
        [person("SEDANG", "75", "P1"), person("RENDAH", "65", "P2"), person("SEDANG", "75", "P3")],
    )
    codes = ("P1", "P2", "P3")
    tables["employees"] = employees(*(employee(c, sex="P", work_unit_id="SEKSI") for c in codes))
    tree = units({"DINAS": None, "SEKSI": "DINAS"})
    tables["work_units"] = as_tables({"work_units": tree})["work_units"]
    told = {(row["grouping"], row["code"]): row for row in by_group(tables)}
    for key in (("INSTANSI", "kab_tirtamaya"), ("JENIS_KELAMIN", "P"), ("UNIT", "DINAS")):
        row = told[key]
        assert [row[name] for name in ("headcount", "risen", "fallen", "same", "unsettled")] == [
            3,
            1,
            1,
            0,
            1,
        ]
        assert (row["index_before"], row["index_after"]) == (66, 70)


def test_groups_hold_everybody_once() -> None:
    tables = town(seed=3, people=120)
    tables["before"], tables["after"] = tables["people"], town(seed=6, people=120)["people"]
    rows = by_group(tables)
    for grouping in ("INSTANSI", "STATUS", "JENIS_KELAMIN", "JENJANG", "PENDIDIKAN"):
        own = [row for row in rows if row["grouping"] == grouping]
        names = ("risen", "fallen", "same", "unsettled")
        assert sum(row["headcount"] for row in own) == 120
        assert sum(row[name] for row in own for name in names) == 120


@pytest.mark.spark
def test_spark_says_what_duckdb_says() -> None:
    tables = town(seed=3, people=120)
    tables["before"], tables["after"] = tables["people"], town(seed=6, people=120)["people"]
    assert by_group(tables, "spark") == by_group(tables)
