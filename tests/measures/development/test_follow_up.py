from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.development import Attendance, BadAttendance, hours_of_year, training_rows
from takar.regulations.law import Law
from takar.tables import TABLES

CAME = Attendance(
    "P1", "Analisis kebijakan", "PELATIHAN", date(2025, 3, 7), Decimal(20), date(2025, 3, 3)
)


def test_attendance_becomes_a_row_of_the_trainings_table(law: Law) -> None:
    (row,) = training_rows([CAME], law)
    assert list(row) == TABLES["trainings"].arrow.names
    assert (row["training_kind"], row["lesson_hours"], row["fits_post"]) == (
        "TEKNIS",
        Decimal(20),
        None,
    )
    (seminar,) = training_rows([replace(CAME, form="SEMINAR")], law)
    assert seminar["training_kind"] == "SEMINAR"


def test_every_form_gives_a_kind_that_the_table_permits(law: Law) -> None:
    for form in law.codes("development.forms"):
        (row,) = training_rows([replace(CAME, form=form)], law)
        assert row["training_kind"] in TABLES["trainings"].column("training_kind").values


def test_what_has_not_ended_or_has_no_hours_is_no_evidence(law: Law) -> None:
    training_rows([replace(CAME, ended_on=law.day)], law)
    wrong = (
        replace(CAME, ended_on=law.day + timedelta(days=1)),
        replace(CAME, started_on=CAME.ended_on + timedelta(days=1)),
        replace(CAME, lesson_hours=Decimal(0)),
    )
    for attendance in wrong:
        with pytest.raises(BadAttendance):
            training_rows([attendance], law)


def row(hours: str | None, year: int = 2024) -> dict[str, Any]:
    number = None if hours is None else Decimal(hours)
    return {"employee_id": "P1", "ended_on": date(year, 12, 31), "lesson_hours": number}


@pytest.mark.parametrize(
    ("rows", "is_checked", "hours", "lacking", "state"),
    [
        ([row("20")], False, "20", "0", "TERCAPAI"),
        ([row("12"), row("8")], False, "20", "0", "TERCAPAI"),
        ([row("19.99")], True, "19.99", "0.01", "KURANG"),
        ([row("19.99")], False, "19.99", None, "BELUM_DIKETAHUI"),
        ([row("20", 2023), row("20", 2025)], True, "0", "20", "KURANG"),
        ([], True, "0", "20", "KURANG"),
        ([], False, None, None, "BELUM_DIKETAHUI"),
        ([row("12"), row(None)], True, None, None, "BELUM_DIKETAHUI"),
        ([row("20"), row(None)], False, "20", "0", "TERCAPAI"),
    ],
)
def test_twenty_hours_a_year_are_reached_or_not_or_not_known(
    law: Law,
    rows: list[dict[str, Any]],
    is_checked: bool,
    hours: str | None,
    lacking: str | None,
    state: str,
) -> None:
    checked = ["P1"] if is_checked else []
    (found,) = hours_of_year(["P1"], rows, law, year=2024, checked=checked)
    assert found.hours == (None if hours is None else Decimal(hours))
    assert found.lacking == (None if lacking is None else Decimal(lacking))
    assert found.state == state
