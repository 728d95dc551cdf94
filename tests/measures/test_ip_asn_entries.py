from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.ip_asn_entries import (
    leadership_levels,
    official_faults,
    rating_fault,
    training_faults,
)
from takar.regulations.book import Book
from takar.regulations.law import Law

TODAY = date(2025, 5, 14)
LAW: Law = Book.load().on(TODAY)


def faults(tier: str | None = "ADMINISTRATOR", **training: Any) -> list[str]:
    kind = {"training_kind": "TEKNIS", "ended_on": date(2025, 5, 14)}
    return [str(fault) for fault in training_faults(kind | training, tier, TODAY, LAW)]


def leadership(level: str | None, tier: str | None = "ADMINISTRATOR") -> list[str]:
    return faults(tier, training_kind="STRUKTURAL", structural_level=level)


@pytest.mark.parametrize(
    ("hours", "says"),
    [("-1", "negatif"), ("0", "nol"), ("48.5", "tidak muat dalam 2 hari")],
)
def test_hours_that_nobody_can_have_are_told(hours: str, says: str) -> None:
    [fault] = faults(lesson_hours=Decimal(hours), started_on=date(2025, 5, 13))
    assert says in fault


@pytest.mark.parametrize("hours", ["0.5", "20", "48", None])
def test_hours_that_somebody_can_have_are_taken(hours: str | None) -> None:
    given = None if hours is None else Decimal(hours)
    assert faults(lesson_hours=given, started_on=date(2025, 5, 13)) == []


def test_without_a_first_day_the_hours_a_day_are_not_known() -> None:
    assert faults(lesson_hours=Decimal(900)) == []


def test_a_course_may_end_today_but_not_tomorrow() -> None:
    assert faults(ended_on=TODAY) == []
    assert "belum selesai" in faults(ended_on=date(2025, 5, 15))[0]


def test_a_course_may_last_a_day_but_not_end_before_it_began() -> None:
    assert faults(started_on=TODAY) == []
    [fault] = faults(started_on=date(2025, 5, 15), lesson_hours=Decimal(40))
    assert "sebelum mulai" in fault


def test_leadership_training_is_not_for_a_pelaksana_nor_for_a_functional_post() -> None:
    assert "bukan untuk jabatan Pelaksana" in leadership("PIM_IV", "PELAKSANA")[0]
    assert "bukan untuk jabatan Ahli muda" in leadership("PIM_IV", "AHLI_MUDA")[0]
    assert leadership("PIM_IV", "PENGAWAS") == []


@pytest.mark.parametrize(("level", "count"), [("PKA", 0), ("PIM_III", 0), ("PKP", 1), ("PKN_I", 1)])
def test_leadership_training_is_of_the_level_of_the_post(level: str, count: int) -> None:
    assert len(leadership(level)) == count


def test_leadership_training_has_a_known_level() -> None:
    assert "menyebut jenjangnya" in leadership(None)[0]
    assert "menyebut jenjangnya" in leadership("")[0]
    assert "tidak dikenal" in leadership("PIM_V")[0]
    assert leadership_levels(LAW)[:2] == ["PKN_I", "PIM_I"]


def test_of_an_unknown_post_only_the_level_itself_is_looked_at() -> None:
    assert leadership("PKP", None) == []
    assert leadership("PIM_V", None) != []


def test_every_fault_is_told_at_once() -> None:
    found = faults(
        training_kind="STRUKTURAL",
        started_on=date(2025, 6, 2),
        ended_on=date(2025, 6, 1),
        lesson_hours=Decimal(-1),
    )
    assert len(found) == 4


@pytest.mark.parametrize(
    ("year", "scale", "rating", "score", "says"),
    [
        (2023, None, "CUKUP", None, "CUKUP tidak ada pada skala PermenPANRB 6/2022"),
        (2020, None, "BUTUH_PERBAIKAN", None, "PP 46/2011"),
        (2021, "PP_30_2019", "BURUK", None, "PP 30/2019"),
        (2023, "PP_46_2011", "BAIK", None, "tidak dipakai pada tahun 2023"),
        (2018, "PERMENPANRB_6_2022", "BAIK", None, "tidak dipakai pada tahun 2018"),
        (2013, None, "BAIK", None, "Tidak ada skala predikat untuk tahun 2013"),
        (2023, None, None, "95", "tidak mempunyai angka"),
        (2021, None, None, "120.1", "di luar skala"),
        (2020, None, None, "-1", "di luar skala"),
        (2026, None, "BAIK", None, "belum tiba"),
    ],
)
def test_a_rating_that_no_table_reads_is_told(
    year: int, scale: str | None, rating: str | None, score: str | None, says: str
) -> None:
    number = None if score is None else Decimal(score)
    assert says in str(rating_fault(year, scale, rating, number, LAW))


@pytest.mark.parametrize(
    ("year", "scale", "rating", "score"),
    [
        (2024, None, "BUTUH_PERBAIKAN", None),
        (2024, None, "BAIK", "95"),
        (2021, None, "SANGAT_KURANG", "49"),
        (2021, "PP_46_2011", "BURUK", None),
        (2021, None, None, "120"),
        (2020, None, "BURUK", "101"),
        (2025, None, None, None),
    ],
)
def test_a_rating_on_its_own_scale_is_taken(
    year: int, scale: str | None, rating: str | None, score: str | None
) -> None:
    number = None if score is None else Decimal(score)
    assert rating_fault(year, scale, rating, number, LAW) is None


def official(total: str | None = "80", **scores: str | None) -> list[str]:
    usual = {"qualification": "20", "competence": "30", "performance": "25", "discipline": "5"}
    given = usual | {"total": total} | scores
    numbers = {name: None if text is None else Decimal(text) for name, text in given.items()}
    return [str(fault) for fault in official_faults(numbers, LAW)]


@pytest.mark.parametrize(("total", "count"), [("80.02", 0), ("79.98", 0), ("80.021", 1), (None, 0)])
def test_released_dimensions_make_the_released_total(total: str | None, count: int) -> None:
    assert len(official(total)) == count


def test_a_released_dimension_stays_within_its_points() -> None:
    assert official(None, qualification="25") == []
    assert "KUALIFIKASI 25.01 di luar 0 sampai 25" in official(None, qualification="25.01")[0]
    assert len(official(None, discipline="-0.01", performance="31")) == 2
    assert official("80", discipline=None) == []
