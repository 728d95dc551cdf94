from datetime import date

import pytest

from takar.exchange.faults import Problem, Severity
from takar.exchange.identity import (
    IMPOSSIBLE_BIRTH,
    IMPOSSIBLE_SEX,
    SPOILED,
    doubts_about,
    nip_of,
    shown_nip,
)
from takar.kernel.nip import read_nip

DAY = date(2025, 6, 15)


@pytest.mark.parametrize(
    "text",
    ["198003122005011003", "19800312 200501 1 003", "19800312.200501.1.003", "198003122021211001"],
)
def test_a_nip_is_eighteen_digits_however_grouped(text: str) -> None:
    assert nip_of(text) == text.replace(" ", "").replace(".", "")


@pytest.mark.parametrize(
    "text",
    [
        "1.98E+17",
        "1,98003E+17",
        "1.98003122005011E+17",
        "1e17",
        "198003122005011000",
        "198003122005011000.0",
    ],
)
def test_a_nip_that_a_spreadsheet_spoiled_is_refused(text: str) -> None:
    assert nip_of(text) is SPOILED


def test_a_sequence_of_one_is_the_first_that_is_real() -> None:
    assert nip_of("198003122005011001") == "198003122005011001"
    assert nip_of("198003122005011000") is SPOILED


@pytest.mark.parametrize("text", ["19800312200501100", "1980031220050110033", "NIP", "١" * 18])
def test_anything_but_eighteen_digits_is_refused(text: str) -> None:
    problem = nip_of(text)
    assert isinstance(problem, Problem)
    assert problem.code == "NIP_BUKAN_18_ANGKA"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("198013122005011003", IMPOSSIBLE_BIRTH),
        ("198002302005011003", IMPOSSIBLE_BIRTH),
        ("198003122005010003", IMPOSSIBLE_SEX),
        ("198003122005013003", IMPOSSIBLE_SEX),
    ],
)
def test_a_nip_that_cannot_be_is_refused(text: str, problem: Problem) -> None:
    assert nip_of(text) is problem


@pytest.mark.parametrize(
    ("nip", "code"),
    [
        ("198003122025071003", "NIP_TMT_MENDATANG"),
        ("198003122025061003", None),
        ("198003121995011003", "NIP_USIA_ANGKAT"),
        ("198003121996011003", None),
        ("196003122019011003", None),
        ("196003122020011003", "NIP_USIA_ANGKAT"),
        ("198003122021211003", None),
    ],
)
def test_an_unlikely_appointment_is_a_warning(nip: str, code: str | None) -> None:
    parts = read_nip(nip)
    assert parts is not None
    problem = doubts_about(parts, DAY)
    assert (problem and problem.code) == code
    assert problem is None or problem.severity is Severity.WARNING


@pytest.mark.parametrize("text", ["198003122005011003", "19800312200501100", "1.98003122E+17"])
def test_what_is_shown_of_a_nip_hides_the_birth_date(text: str) -> None:
    assert "0312" not in shown_nip(text)
    assert shown_nip(text) != text
