from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.runs.succession.conditions import GroupFacts, Told
from tests.measures.invented import as_tables
from tests.measures.succession.made import matched
from tests.runs.office import LAW, office

PERSON = "P1"


def told(code: str, match: Any = None, **rows: list[dict[str, Any]]) -> Told:
    """Return one condition of one person about whom only these rows are known."""
    employees = [{"employee_id": PERSON}]
    tables = as_tables({"employees": employees, **rows})
    found = GroupFacts.read({**office(), **tables}, LAW).of(PERSON, match)
    return next(own for own in found if own.condition.code == code)


def rated(year: int, rating: str) -> dict[str, Any]:
    return {"employee_id": PERSON, "year": year, "rating": rating}


def trained(hours: str | None, ended_on: date) -> dict[str, Any]:
    return {
        "employee_id": PERSON,
        "title": f"Pelatihan {ended_on}",
        "training_kind": "TEKNIS",
        "ended_on": ended_on,
        "lesson_hours": None if hours is None else Decimal(hours),
    }


def checked(on: date) -> dict[str, Any]:
    return {"employee_id": PERSON, "evidence": "trainings", "checked_on": on}


@pytest.mark.parametrize(
    ("ratings", "value", "lacks"),
    [
        ([], "PERLU_VERIFIKASI", "Predikat kinerja 2024, 2023 belum ada."),
        ([rated(2024, "BAIK")], "PERLU_VERIFIKASI", "Predikat kinerja 2023 belum ada."),
        ([rated(2024, "BAIK"), rated(2023, "SANGAT_BAIK")], "TERPENUHI", None),
        ([rated(2024, "BUTUH_PERBAIKAN")], "TIDAK", "Predikat kinerja: 2024 Butuh Perbaikan."),
        ([rated(2025, "KURANG"), rated(2022, "KURANG")], "PERLU_VERIFIKASI", None),
    ],
)
def test_performance_says_which_years_lack_or_fall_short(
    ratings: list[dict[str, Any]], value: str, lacks: str | None
) -> None:
    found = told("KINERJA", performance_ratings=ratings)
    assert found.condition.value == value
    assert lacks is None or str(found.lacks).casefold() == lacks.casefold()
    assert found.is_met == (found.lacks is None)


@pytest.mark.parametrize(
    ("hours", "check", "value", "lacks"),
    [
        (None, None, "PERLU_VERIFIKASI", "Jam pelajaran 2024 belum diketahui; paling sedikit 20"),
        (["20"], None, "TERPENUHI", "None"),
        (
            ["19.5"],
            None,
            "PERLU_VERIFIKASI",
            "Tercatat 19,50 dari 20 JP pada 2024; daftarnya belum",
        ),
        (["19"], date(2024, 12, 31), "PERLU_VERIFIKASI", "Tercatat 19 dari 20 JP"),
        (["19"], date(2025, 1, 1), "TIDAK", "Baru 19 dari 20 JP pada 2024."),
        ([], date(2025, 1, 1), "TIDAK", "Baru 0 dari 20 JP pada 2024."),
        ([], date(2025, 5, 15), "PERLU_VERIFIKASI", "Jam pelajaran 2024 belum diketahui"),
    ],
)
def test_the_duty_to_develop_is_read_from_the_hours_of_the_last_full_year(
    hours: list[str] | None, check: date | None, value: str, lacks: str
) -> None:
    rows = [trained(own, date(2024, 12, 31)) for own in hours or []]
    found = told(
        "PENGEMBANGAN",
        trainings=[*rows, trained("40", date(2025, 1, 1)), trained("40", date(2023, 12, 31))],
        evidence_checks=[checked(check)] if check else [],
    )
    assert (found.condition.value, str(found.lacks).startswith(lacks)) == (value, True)


def test_the_competence_is_that_for_the_post_aimed_at() -> None:
    assert "belum mempunyai standar" in str(told("KOMPETENSI").lacks)
    assert told("KOMPETENSI", matched(LAW, "4")).is_met
    gap = told("KOMPETENSI", matched(LAW, None, "3"))
    assert (gap.condition.value, str(gap.lacks)) == (
        "PERLU_VERIFIKASI",
        "Belum dinilai: Integritas.",
    )
    unseen = told("KOMPETENSI", matched(LAW, None))
    assert str(unseen.lacks) == "Kompetensinya belum dinilai."
    short = told("KOMPETENSI", matched(LAW, "4", "1"))
    assert short.condition.value == "TIDAK"
    assert "Integritas" not in str(short.lacks)
    assert "Kerja Sama (-3)" in str(short.lacks) or "Kerja sama (-3)" in str(short.lacks)


def test_the_conditions_stand_in_the_order_of_the_law() -> None:
    found = GroupFacts.read(office(), LAW).of("P2", matched(LAW, "4"))
    assert [own.condition.code for own in found] == ["KOMPETENSI", "PENGEMBANGAN", "KINERJA"]
