from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from takar import regulations
from takar.engines import connect
from takar.measures.ip_asn_evidence import (
    SEVERITY,
    education_levels,
    gathered,
    leadership_sets,
    part_start,
    rating_year,
)
from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.tables import TABLES
from tests.measures.invented import Row, Rows, as_tables, employee

DAY = date(2021, 12, 31)
LAW: Law = Book.load().on(DAY)


def read(law: Law = LAW, **rows: list[Row]) -> Row:
    own = {name: [{"employee_id": "P1"} | row for row in found] for name, found in rows.items()}
    given: Rows = {"employees": [employee()], **own}
    with connect() as engine:
        [row] = engine.compute(lambda tables: gathered(tables, law), as_tables(given)).to_pylist()
    return dict(row)


def course(kind: str = "TEKNIS", on: date = DAY, hours: int | None = 10, **more: object) -> Row:
    told = None if hours is None else Decimal(hours)
    row = {"title": f"{kind}{on}{hours}", "training_kind": kind, "ended_on": on}
    return row | {"lesson_hours": told} | more


def test_degrees_rise_as_the_tables_enumerate_them() -> None:
    assert education_levels(LAW) == list(TABLES["employees"].column("education_level").values)


def test_sanctions_weigh_as_the_law_enumerates_them() -> None:
    assert list(SEVERITY) == list(LAW.codes("discipline.levels"))


def test_tiers_that_ask_for_the_same_training_share_a_set() -> None:
    assert len(leadership_sets(LAW)) == 4


def test_windows_reach_back_from_the_day() -> None:
    assert part_start(LAW, "DIKLAT_TEKNIS") == date(2020, 12, 31)
    assert part_start(LAW, "SEMINAR") == date(2019, 12, 31)
    assert part_start(LAW, "DIKLAT_FUNGSIONAL") is None


def test_an_agency_may_lay_its_own_window_over_the_national_one(tmp_path: Path) -> None:
    file = tmp_path / "agencies" / "kab_contoh" / "ip_asn" / "windows.yaml"
    file.parent.mkdir(parents=True)
    national = Path(regulations.__file__).parent / "national" / "ip_asn" / "windows.yaml"
    text = national.read_text(encoding="utf-8")
    file.write_text(text.replace("DIKLAT_TEKNIS: 1", "DIKLAT_TEKNIS: 3"), encoding="utf-8")
    book = Book.load(tmp_path)
    own = book.on(DAY, agency="kab_contoh")
    assert part_start(own, "DIKLAT_TEKNIS") == date(2018, 12, 31)
    assert part_start(book.on(DAY), "DIKLAT_TEKNIS") == date(2020, 12, 31)
    assert own.cite("ip_asn.windows").shelf == "kab_contoh"


def test_the_rating_of_an_earlier_year_may_be_asked_for() -> None:
    assert rating_year(LAW) == 2021
    earlier = ({"years_before": 1}, LAW.cite("ip_asn.performance_year"))
    law = replace(LAW, found=LAW.found | {"ip_asn.performance_year": earlier})
    assert rating_year(law) == 2020


def test_hours_in_time_are_summed_and_the_latest_day_is_told() -> None:
    old, new = date(2020, 12, 30), date(2021, 3, 1)
    row = read(trainings=[course(on=old, hours=900), course(on=new), course(on=DAY, hours=9)])
    assert (row["hours"], row["technical"]) == (19, DAY)
    assert read(trainings=[course(on=old)])["hours"] is None


@pytest.mark.parametrize(
    ("kind", "column"), [("FUNGSIONAL", "functional"), ("TEKNIS", "technical")]
)
def test_a_course_found_unfit_is_told_apart_and_counts_for_nothing(kind: str, column: str) -> None:
    row = read(trainings=[course(kind, fits_post=False)])
    assert row[f"{column}_unfit"] is True
    assert (row[column], row["hours"]) == (None, None)
    assert read(trainings=[course(kind, fits_post=True)])[f"{column}_unfit"] is False


def test_a_leadership_course_counts_for_its_own_level_only() -> None:
    row = read(trainings=[course("STRUKTURAL", structural_level="PIM_III")])
    days = [row[f"leadership_{number}"] for number in range(4)]
    assert days == [None, None, DAY, None]
    assert read(trainings=[course("STRUKTURAL")])["leadership_unfit"] is True


def test_an_unwritten_hour_is_told_only_in_time() -> None:
    assert read(trainings=[course(hours=None)])["hourless"] is True
    assert read(trainings=[course(hours=None, on=date(2020, 12, 30))])["hourless"] is False


@pytest.mark.parametrize(("checked_on", "told"), [("2020-12-31", True), ("2020-12-30", None)])
def test_a_list_found_complete_is_believed_for_a_year(
    checked_on: str,
    told: bool | None,
) -> None:
    check = {"evidence": "trainings", "checked_on": date.fromisoformat(checked_on)}
    assert read(evidence_checks=[check])["checked_trainings"] is told


def test_only_the_best_of_several_claims_counts() -> None:
    rows = [
        {"claim_id": str(number), "evidence": "performance_ratings", "year": 2021, "rating": word}
        for number, word in enumerate(["KURANG", "SANGAT_BAIK", "BAIK"])
    ]
    assert read(claims=rows)["claimed_performance"] == 30_000_000


def test_a_claim_counts_for_what_it_claims() -> None:
    claim = {"claim_id": "1", "evidence": "sanctions", "education_level": "S3", "ended_on": DAY}
    row = read(claims=[claim | {"training_kind": "SEMINAR"}])
    assert (row["claimed_education"], row["claimed_seminar"]) == (None, None)
