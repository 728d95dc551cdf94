"""Lifts against the measure itself, and losses against the people who lose."""

from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from takar.measures.ip_asn_lifts import (
    COLUMNS,
    DEEDS,
    NotPlannable,
    lifts,
    losses,
    plannable,
)
from takar.planning import problem
from takar.regulations.book import Book
from tests.measures.invented import as_tables, employee
from tests.measures.ip_asn_town import (
    DAY,
    LAW,
    computed,
    employees,
    results,
    row_of,
    rows_of,
    town,
    units,
    with_results,
)


def lifted(tables: dict[str, pa.Table], engine: str = "duckdb") -> list[Any]:
    return computed(lambda given: lifts(given["people"], given, LAW), tables, engine)


def held(tables: dict[str, pa.Table], engine: str = "duckdb") -> list[Any]:
    return computed(lambda given: losses(given["people"], given, LAW), tables, engine)


@pytest.fixture(scope="module")
def people() -> dict[str, pa.Table]:
    return town(seed=9, people=400)


@pytest.fixture(scope="module")
def found(people: dict[str, pa.Table]) -> list[Any]:
    return lifted(people)


def office(**columns: Any) -> dict[str, pa.Table]:
    """Return one person of a result in a unit of two; the other has everything but rank."""
    rows = [row_of(**columns), row_of(employee_id="P2")]
    own = [
        employee("P1", work_unit_id="SEKSI", position_tier="PENGAWAS"),
        employee("P2", work_unit_id="DINAS"),
    ]
    tree = as_tables({"work_units": units({"DINAS": None, "SEKSI": "DINAS"})})["work_units"]
    return {"people": results(*rows), "employees": employees(*own), "work_units": tree}


def own(tables: dict[str, pa.Table]) -> dict[tuple[str, str], Any]:
    return {
        (row["indicator"], row["deed"]): row for row in lifted(tables) if row["employee_id"] == "P1"
    }


def test_the_planner_knows_the_same_deeds() -> None:
    planned = {problem.VERIFY, problem.COMPLETE, problem.RENEW, problem.TRAIN}
    assert planned < set(DEEDS)


@pytest.mark.parametrize(
    ("state", "deed", "instead"),
    [
        ("BELUM_DIVERIFIKASI", "VERIFIKASI", True),
        ("BELUM_ADA_BUKTI", "LENGKAPI_BUKTI", True),
        ("KEDALUWARSA", "PERBARUI", False),
        ("TIDAK_ADA", "PELATIHAN", False),
        ("TIDAK_COCOK", "PELATIHAN", False),
    ],
)
def test_each_state_has_its_deed_and_the_training_where_that_may_fail(
    state: str, deed: str, *, instead: bool
) -> None:
    waits = Decimal(10) if state == "BELUM_DIVERIFIKASI" else Decimal(0)
    rows = own(office(seminar_state=state, lost_unverified=waits))
    assert rows["SEMINAR", deed]["gain"] == 10
    assert not rows["SEMINAR", deed]["is_alternative"]
    assert (("SEMINAR", "PELATIHAN") in rows) is (instead or deed == "PELATIHAN")
    if instead:
        assert rows["SEMINAR", "PELATIHAN"]["is_alternative"]
        assert rows["SEMINAR", "PELATIHAN"]["rank"] is None


def test_study_and_performance_are_named_but_gain_at_most_so_much() -> None:
    rows = own(office())
    assert rows["KUALIFIKASI", "PENDIDIKAN"]["gain"] == 10
    assert rows["KINERJA", "KINERJA"]["gain"] == 5
    assert {key for key, row in rows.items() if not row["is_at_most"]} == {
        ("SEMINAR", "LENGKAPI_BUKTI"),
        ("SEMINAR", "PELATIHAN"),
    }


def test_nothing_but_time_mends_discipline() -> None:
    rows = own(office(discipline=Decimal(1), discipline_state="RENDAH", sanction_level="BERAT"))
    assert not [key for key in rows if key[0] == "DISIPLIN"]


@pytest.mark.parametrize(("have", "needed"), [("19.5", "0.5"), ("0", "20"), (None, "20")])
def test_hours_already_had_count(have: str | None, needed: str) -> None:
    hours = None if have is None else Decimal(have)
    tables = office(technical_state="KURANG_JAM", technical=Decimal(0), technical_hours=hours)
    row = own(tables)["DIKLAT_TEKNIS", "PELATIHAN"]
    assert row["hours"] == Decimal(needed)
    assert own(tables)["SEMINAR", "PELATIHAN"]["hours"] is None


def test_the_ranks_follow_the_points_gained_then_the_law() -> None:
    tables = office(technical_state="KEDALUWARSA", technical=Decimal(0))
    ranked = sorted((row["rank"], row["indicator"]) for row in own(tables).values() if row["rank"])
    assert ranked == [(1, "DIKLAT_TEKNIS"), (2, "SEMINAR"), (3, "KUALIFIKASI"), (4, "KINERJA")]


def test_the_effect_on_the_index_is_the_gain_over_those_measured() -> None:
    row = own(office())["SEMINAR", "LENGKAPI_BUKTI"]
    assert (row["unit_effect"], row["agency_effect"]) == (Decimal(10), Decimal(5))
    gap = own(office(total=None, is_measured=False, performance=None))
    assert gap["SEMINAR", "LENGKAPI_BUKTI"]["agency_effect"] is None


def test_a_gap_is_lifted_by_completing_it() -> None:
    gap = own(
        office(performance=None, performance_state="BELUM_ADA_BUKTI", total=None, is_measured=False)
    )
    assert gap["KINERJA", "LENGKAPI_BUKTI"]["gain"] == 29
    assert gap["KINERJA", "LENGKAPI_BUKTI"]["is_at_most"]


def test_columns_and_one_row_per_person_sub_indicator_and_deed(found: list[Any]) -> None:
    assert tuple(found[0]) == COLUMNS
    keys = [(row["employee_id"], row["indicator"], row["is_alternative"]) for row in found]
    assert len(keys) == len(set(keys))
    assert all(row["gain"] > 0 for row in found if row["deed"] != "VERIFIKASI")
    assert all(row["gain"] >= 0 for row in found)
    assert {len(row["lot"]) for row in found} == {8}


def test_a_training_taken_gains_what_was_promised(
    people: dict[str, pa.Table], found: list[Any]
) -> None:
    """The measure itself is the judge: everybody who should train is trained."""
    kinds = {
        "DIKLAT_FUNGSIONAL": "FUNGSIONAL",
        "DIKLAT_TEKNIS": "TEKNIS",
        "SEMINAR": "SEMINAR",
    }
    rows = rows_of(9, 400, DAY)
    promised: dict[str, Decimal] = {}
    for row in found:
        if row["deed"] in {"PELATIHAN", "PERBARUI"} and row["indicator"] in kinds:
            person = row["employee_id"]
            promised[person] = promised.get(person, Decimal(0)) + row["gain"]
            rows["trainings"].append(
                {
                    "employee_id": person,
                    "title": f"baru {row['indicator']}",
                    "training_kind": kinds[row["indicator"]],
                    "lesson_hours": row["hours"] or Decimal(0),
                    "ended_on": DAY,
                }
            )
    after = {
        row["employee_id"]: row["total"]
        for row in with_results(as_tables(rows), LAW)["people"].to_pylist()
    }
    assert len(promised) > 100
    for row in people["people"].to_pylist():
        if row["total"] is not None:
            gain = promised.get(row["employee_id"], Decimal(0))
            assert after[row["employee_id"]] == row["total"] + gain, row


def test_claims_verified_bring_the_total_that_was_told(
    people: dict[str, pa.Table], found: list[Any]
) -> None:
    gains: dict[str, Decimal] = {}
    for row in found:
        if row["deed"] == "VERIFIKASI":
            gains[row["employee_id"]] = gains.get(row["employee_id"], Decimal(0)) + row["gain"]
    for row in people["people"].to_pylist():
        if row["total"] is not None:
            gain = gains.get(row["employee_id"], Decimal(0))
            assert row["total"] + gain == row["total_claimed"]


def test_losses_of_the_agency_are_those_of_its_people(people: dict[str, pa.Table]) -> None:
    told = held(people)
    measured = [row for row in people["people"].to_pylist() if row["is_measured"]]
    whole = [row for row in told if row["grouping"] == "INSTANSI"]
    for reason in ("missing", "stale", "unverified", "low"):
        points = sum(row["points"] for row in whole if row["reason_of_loss"] == reason)
        assert points == sum(row[f"lost_{reason}"] for row in measured), reason
    index = sum(row["index_points"] for row in whole)
    lost = sum(100 - row["total"] for row in measured) / len(measured)
    assert abs(index - lost) < Decimal("0.0001")
    shown = [row["index_points"] for row in whole]
    assert shown == sorted(shown, reverse=True)


def test_losses_of_a_unit_hold_everybody_below_it() -> None:
    told = {
        (row["code"], row["indicator"]): row for row in held(office()) if row["grouping"] == "UNIT"
    }
    assert told["SEKSI", "SEMINAR"]["points"] == 10
    assert told["DINAS", "SEMINAR"]["points"] == 20
    assert told["DINAS", "SEMINAR"]["people"] == 2
    assert told["DINAS", "SEMINAR"]["index_points"] == 10


def test_released_scores_have_no_lifts() -> None:
    law = Book.load().on(date(2024, 12, 31))
    tables = office(rules="bkn_2024")
    tables["people"] = tables["people"].slice(0, 1)
    rows = computed(lambda given: lifts(given["people"], given, law), tables)
    assert rows == []


def test_a_plan_from_released_scores_is_refused_but_an_own_estimate_is_not() -> None:
    law = Book.load().on(date(2024, 12, 31))
    with pytest.raises(NotPlannable) as refusal:
        plannable(law)
    assert "perka8_2019" in str(refusal.value.hint)
    assert plannable(law, "perka8_2019").code == "perka8_2019"
    assert plannable(LAW).code == "perka8_2019"


@pytest.mark.spark
def test_spark_says_what_duckdb_says(people: dict[str, pa.Table], found: list[Any]) -> None:
    assert sorted(map(repr, lifted(people, "spark"))) == sorted(map(repr, found))
    assert sorted(map(repr, held(people, "spark"))) == sorted(map(repr, held(people)))
