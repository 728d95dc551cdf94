from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.runs.rating_quality.rows import BadRatings, moved_scores, size_of, sorted_rows
from tests.runs.rated import law


def table(*rows: dict[str, Any]) -> pa.Table:
    """Return ratings that differ from a usual one."""
    usual = {
        "ratee": "P1",
        "competency": "INTEGRITAS",
        "rater": "Sari",
        "method": "WAWANCARA_KOMPETENSI",
        "level": "3",
    }
    return pa.Table.from_pylist([usual | row for row in rows])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"rater": ""}, "TANPA_ASESOR"),
        ({"rater": "Tester", "method": "TES_PSIKOLOGI"}, "METODE_TANPA_ASESOR"),
        ({"level": ""}, "KOSONG"),
        ({"competency": "MEMASAK"}, "KOMPETENSI_LAIN"),
    ],
)
def test_rows_that_do_not_tell_of_assessors_are_counted_with_the_reason(
    row: dict[str, Any], reason: str
) -> None:
    found = sorted_rows(table({}, {"ratee": "P2"} | row), law(), None)
    assert [(one.reason, one.rows) for one in found.used.excluded] == [(reason, 1)]
    assert found.ratings.num_rows == 1
    assert found.ratees == ("P1", "P2")


def test_tests_and_nameless_levels_still_count_for_the_level() -> None:
    rows = table({}, {"rater": ""}, {"method": "TES_PSIKOLOGI"}, {"ratee": "P2", "level": None})
    assert sorted_rows(rows, law(), None).scores.num_rows == 3


@pytest.mark.parametrize("level", ["-0.01", "5.01", "6"])
def test_a_level_off_the_scale_stops_everything(level: str) -> None:
    with pytest.raises(BadRatings, match="di luar skala"):
        sorted_rows(table({"level": level}), law(), None)


@pytest.mark.parametrize("level", ["0", "5", "2,5"])
def test_the_ends_of_the_scale_and_commas_are_levels(level: str) -> None:
    assert sorted_rows(table({"level": level}), law(), None).used.ratings == 1


@pytest.mark.parametrize("level", ["tiga", "Infinity", "--1"])
def test_a_level_that_is_no_number_stops_everything(level: str) -> None:
    with pytest.raises(BadRatings, match="Baris 1"):
        sorted_rows(table({"level": level}), law(), None)


def test_the_same_cell_twice_stops_everything() -> None:
    with pytest.raises(BadRatings, match="dua kali"):
        sorted_rows(table({}, {"level": "4"}), law(), None)


@pytest.mark.parametrize("name", ["ratee", "competency", "method"])
def test_a_row_names_person_competency_and_method(name: str) -> None:
    with pytest.raises(BadRatings, match="wajib diisi"):
        sorted_rows(table({name: " "}), law(), None)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(BadRatings, match="rater"):
        sorted_rows(table({}).drop_columns(["rater"]), law(), None)


def test_moments_within_minutes_are_not_moments_of_rating() -> None:
    rows = [{"ratee": f"P{n}", "moment": float(n)} for n in range(30)]
    assert "moment" not in sorted_rows(table(*rows), law(), None).ratings.column_names
    later = [*rows, {"ratee": "P99", "moment": 30.0}]
    assert "moment" in sorted_rows(table(*later), law(), None).ratings.column_names


def test_people_whom_the_same_team_met_are_a_panel() -> None:
    teams = [("Sari", "Budi"), ("Tono", "Wati")]
    rows = [{"ratee": f"P{n}", "rater": rater} for n in range(8) for rater in teams[n % len(teams)]]
    found = sorted_rows(table(*rows), law(), None).ratings
    assert set(found["panel"].to_pylist()) == {"Budi+Sari", "Tono+Wati"}
    few = sorted_rows(table(*rows[:12]), law(), None).ratings
    assert "panel" not in few.column_names


def test_a_move_too_small_to_be_known_is_none() -> None:
    assert [size_of(move) for move in (0.0499, -0.0499)] == [0, 0]
    assert [size_of(move) for move in (0.05, -0.05)] == [Decimal("0.05"), Decimal("-0.05")]


def test_moved_levels_stay_on_the_scale_and_tests_stay_where_they_are() -> None:
    rows = table({"level": "5"}, {"ratee": "P2", "level": "0"}, {"method": "TES_PSIKOLOGI"})
    found = sorted_rows(rows, law(), None)
    moved = moved_scores(found.scores, found.ratings, [0.4, -0.4], {"min": 0, "max": 5})
    assert moved["level"].to_pylist() == [Decimal(5), Decimal(0), Decimal(3)]
    back = moved_scores(found.scores, found.ratings, [-0.25, 0.25], {"min": 0, "max": 5})
    assert back["level"].to_pylist() == [Decimal("4.75"), Decimal("0.25"), Decimal(3)]
