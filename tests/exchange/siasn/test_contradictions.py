from datetime import date

import pytest

from takar.exchange.faults import Severity
from takar.exchange.siasn.contradictions import contradictions

DAY = date(2025, 6, 1)
PERSON = {
    "nip": "198003122005011003",
    "birth_on": date(1980, 3, 12),
    "sex": "L",
    "employment": "PNS",
    "appointed_on": date(2005, 1, 15),
    "graded_on": date(2020, 4, 1),
    "positioned_on": date(2021, 1, 1),
    "grade": "III/d",
    "position_title": "Analis Kebijakan Ahli Muda",
    "position_kind": "FUNGSIONAL",
    "position_tier": "AHLI_MUDA",
}
CONTRACT = {"nip": "198003122021211003", "employment": "PPPK", "appointed_on": date(2021, 7, 1)}


def found(**changes: object) -> list[tuple[str, str]]:
    return [(column, problem.code) for column, _, problem in contradictions(PERSON | changes, DAY)]


def test_facts_that_agree_give_no_warning() -> None:
    assert found() == []
    assert found(**CONTRACT) == []


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"birth_on": date(1980, 3, 13)}, "TANGGAL LAHIR", "BEDA_TANGGAL_LAHIR"),
        ({"sex": "P"}, "JENIS KELAMIN", "BEDA_JENIS_KELAMIN"),
        ({"appointed_on": date(2005, 2, 1)}, "TMT CPNS", "BEDA_TMT_CPNS"),
        ({**CONTRACT, "appointed_on": date(2022, 7, 1)}, "TMT CPNS", "BEDA_TMT_CPNS"),
        ({"employment": "PPPK"}, "STATUS CPNS PNS", "BEDA_STATUS"),
        ({**CONTRACT, "employment": "PNS"}, "STATUS CPNS PNS", "BEDA_STATUS"),
        ({"grade": "IX"}, "GOL AKHIR NAMA", "BEDA_GOLONGAN"),
        ({"position_title": "Kepala Bidang Mutasi"}, "JABATAN NAMA", "BEDA_JENIS_JABATAN"),
        ({"position_kind": "PELAKSANA"}, "JABATAN NAMA", "BEDA_JENIS_JABATAN"),
        ({"position_kind": "STRUKTURAL"}, "JABATAN NAMA", "BEDA_JENIS_JABATAN"),
        (
            {"position_title": "Guru", "position_tier": None},
            "JABATAN NAMA",
            "JENJANG_TIDAK_DIKENAL",
        ),
        ({"graded_on": date(2025, 6, 2)}, "TMT GOLONGAN", "TANGGAL_MENDATANG"),
        ({"positioned_on": date(1980, 3, 12)}, "TMT JABATAN", "TANGGAL_TIDAK_WAJAR"),
    ],
)
def test_each_disagreement_is_found_and_is_a_warning(
    changes: dict[str, object], column: str, code: str
) -> None:
    assert found(**changes) == [(column, code)]
    (problem,) = [problem for _, _, problem in contradictions(PERSON | changes, DAY)]
    assert problem.severity is Severity.WARNING


def test_today_and_the_day_after_birth_are_no_contradiction() -> None:
    assert found(graded_on=DAY) == []
    assert found(positioned_on=date(1980, 3, 13)) == []


def test_what_is_missing_contradicts_nothing() -> None:
    gaps: dict[str, object] = dict.fromkeys(PERSON)
    assert found(**(gaps | {"nip": PERSON["nip"]})) == []
