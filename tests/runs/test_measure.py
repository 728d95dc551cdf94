from decimal import Decimal

import pytest

from takar.regulations.law import Law
from takar.runs.measure import UnknownMeasure, measure_nine_box, measure_run
from tests.measures.invented import Rows, as_tables


def test_results_and_components_are_ordered_by_person(rows: Rows, law: Law) -> None:
    backwards = {name: found[::-1] for name, found in rows.items()}
    run = measure_run("talent", as_tables(backwards), law)
    again = measure_run("talent", as_tables(rows), law)
    assert run.results.equals(again.results)
    assert run.components is not None
    assert again.components is not None
    assert run.components.equals(again.components)


def test_the_points_of_the_indicators_add_up_to_the_axis(rows: Rows, law: Law) -> None:
    run = measure_run("talent", as_tables(rows), law)
    assert run.components is not None
    totals: dict[tuple[str, str], list[Decimal]] = {}
    for row in run.components.to_pylist():
        if row["weight"] is not None:
            totals.setdefault((row["employee_id"], row["number"]), []).append(row["points"])
    known = 0
    for row in run.results.to_pylist():
        for axis in ("performance", "potential"):
            points = totals[row["employee_id"], axis]
            if row[axis] is not None:
                known += 1
                assert abs(sum(points) - row[axis]) < Decimal("0.00001")
    assert known


def test_nine_box_is_talent_without_the_scores(rows: Rows, law: Law) -> None:
    run = measure_nine_box(as_tables(rows), law)
    assert run.results.column_names[0] == "employee_id"
    assert "performance" not in run.results.column_names
    assert run.stamp.measure == "nine-box"


def test_components_are_made_only_when_asked_for(rows: Rows, law: Law) -> None:
    with_parts = measure_run("jpm", as_tables(rows), law)
    without = measure_run("jpm", as_tables(rows), law, components=False)
    assert without.components is None
    assert with_parts.results.equals(without.results)


def test_tables_may_be_left_out(law: Law, rows: Rows) -> None:
    tables = {"employees": as_tables(rows)["employees"]}
    run = measure_run("talent", tables, law)
    assert set(run.results.column("talent").to_pylist()) == {None}


def test_an_unknown_measure_is_refused_with_the_choices(law: Law) -> None:
    with pytest.raises(UnknownMeasure, match="nine-box"):
        measure_run("zodiac", {}, law)
