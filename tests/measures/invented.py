"""Rows of evidence for tests: a person complete in everything, and many people by dice."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pyarrow as pa

from takar.tables import TABLES

Row = dict[str, Any]
Rows = dict[str, list[Row]]

DAY = date(2025, 5, 14)
COMPETENCIES = (
    "INTEGRITAS",
    "KERJASAMA",
    "KOMUNIKASI",
    "ORIENTASI_PADA_HASIL",
    "PELAYANAN_PUBLIK",
    "PENGEMBANGAN_DIRI_DAN_ORANG_LAIN",
    "MENGELOLA_PERUBAHAN",
    "PENGAMBILAN_KEPUTUSAN",
    "PEREKAT_BANGSA",
)
ASPECTS = (
    "KEMAMPUAN_INTELEKTUAL",
    "INTERPERSONAL",
    "KESADARAN_DIRI",
    "BERPIKIR_KRITIS_STRATEGIS",
    "MENYELESAIKAN_PERMASALAHAN",
    "KECERDASAN_EMOSIONAL",
    "BELAJAR_CEPAT",
    "MOTIVASI_KOMITMEN",
)
LISTS = ("awards", "team_assignments", "trainings", "position_history", "sanctions")


def as_tables(rows: Mapping[str, Sequence[Row]]) -> dict[str, pa.Table]:
    """Return every table; what a row does not say is a gap."""
    return {
        name: pa.Table.from_pylist(
            [dict.fromkeys(schema.arrow.names) | row for row in rows.get(name, ())],
            schema=schema.arrow,
        )
        for name, schema in TABLES.items()
    }


def employee(employee_id: str = "P1", **columns: Any) -> Row:
    """Return the row of an administrator with five years in the post, unless told otherwise."""
    return {
        "employee_id": employee_id,
        "agency": "kab_tirtamaya",
        "employment": "PNS",
        "position_tier": "ADMINISTRATOR",
        "positioned_on": date(2020, 5, 14),
        "appointed_on": date(2005, 3, 1),
        "education_level": "S1",
        "education_fit": "SESUAI",
    } | columns


def levels(employee_id: str = "P1", *values: int | str, on: date = date(2024, 6, 1)) -> list[Row]:
    """Return a level per competency, in the order of the law; the last value repeats."""
    given = [*values, *[values[-1]] * (len(COMPETENCIES) - len(values))]
    return [
        {"employee_id": employee_id, "competency": code, "level": Decimal(value), "assessed_on": on}
        for code, value in zip(COMPETENCIES, given, strict=True)
    ]


def score(indicator: str, value: str, employee_id: str = "P1", on: date = date(2025, 1, 2)) -> Row:
    """Return a number that an agency holds as a number."""
    return {
        "employee_id": employee_id,
        "indicator": indicator,
        "value": Decimal(value),
        "measured_on": on,
    }


def check(evidence: str, employee_id: str = "P1", on: date = date(2025, 2, 1)) -> Row:
    """Return that somebody looked, and the list is complete."""
    return {"employee_id": employee_id, "evidence": evidence, "checked_on": on}


def complete(employee_id: str = "P1", **columns: Any) -> Rows:
    """Return a person about whom everything is known."""
    return {
        "employees": [employee(employee_id, **columns)],
        "competency_levels": levels(employee_id, 3),
        "potential_aspects": [
            {
                "employee_id": employee_id,
                "aspect": aspect,
                "score": Decimal(4),
                "assessed_on": date(2024, 6, 1),
            }
            for aspect in ASPECTS
        ],
        "performance_ratings": [{"employee_id": employee_id, "year": 2024, "rating": "BAIK"}],
        "scores": [
            score("umpan_balik_360", "80", employee_id),
            score("tes_teknis", "80", employee_id),
        ],
        "evidence_checks": [check(evidence, employee_id) for evidence in LISTS],
    }


def many(seed: int, people: int) -> Rows:
    """Return people by dice, crowded around every limit and with gaps everywhere."""
    dice = Random(seed)  # noqa: S311 -- dice, not secrets
    rows: Rows = {name: [] for name in TABLES}
    for number in range(people):
        _one(dice, f"P{number:04d}", rows)
    rows["competency_standards"] = [
        {"position_tier": "PENGAWAS", "competency": "INTEGRITAS", "required_level": 3},
        {"position_id": "J1", "competency": "KOMUNIKASI", "required_level": 4},
        {"position_id": "J1", "competency": "INTEGRITAS", "required_level": 2},
    ]
    return rows


def _one(dice: Random, person: str, rows: Rows) -> None:
    """Throw the dice for one person."""
    some = dice.random
    pick = dice.choice
    rows["employees"].append(
        employee(
            person,
            position_tier=pick(["PELAKSANA", "PENGAWAS", "ADMINISTRATOR", "JPT_PRATAMA", None]),
            position_id=pick([None, None, "J1"]),
            position_kind=pick(["STRUKTURAL", "FUNGSIONAL", None]),
            positioned_on=pick([None, _near(dice, 2), _near(dice, 5), _near(dice, 9)]),
            appointed_on=pick([None, _near(dice, 3), _near(dice, 15), _near(dice, 20)]),
            education_level=pick(["S3", "S2", "S1", "D3", "SLTA", None]),
            education_fit=pick(["SESUAI", "SERUMPUN", "TIDAK_SESUAI", None]),
        )
    )
    gappy = some()
    for code in COMPETENCIES:
        for year in (1, 3):
            if some() > gappy / 12:
                level = pick([*range(6), Decimal("2.5"), Decimal("3.333333"), None])
                rows["competency_levels"].append(
                    {
                        "employee_id": person,
                        "competency": code,
                        "level": None if level is None else Decimal(level),
                        "assessed_on": _near(dice, year),
                    }
                )
    for aspect in ASPECTS:
        if some() > gappy / 12:
            rows["potential_aspects"].append(
                {
                    "employee_id": person,
                    "aspect": aspect,
                    "score": Decimal(dice.randint(0, 10)) / 2,
                    "assessed_on": _near(dice, pick([1, 3])),
                }
            )
    _lists(dice, person, rows)


def _lists(dice: Random, person: str, rows: Rows) -> None:  # noqa: C901 -- one loop per list
    pick, some = dice.choice, dice.random

    def times(most: int) -> range:
        return range(dice.randint(0, most))

    def add(table: str, **row: Any) -> None:
        rows[table].append({"employee_id": person, **row})

    for year in (2022, 2023, 2024, 2025):
        if some() < 0.4:
            ratings = ["SANGAT_BAIK", "BAIK", "BUTUH_PERBAIKAN", "KURANG", "SANGAT_KURANG", None]
            add("performance_ratings", year=year, rating=pick(ratings))
    for number in times(2):
        kinds = ["INTERNASIONAL", "NASIONAL", "SATYALANCANA", "LINTAS_INSTANSI", "INSTANSI"]
        add("awards", title=str(number), award_level=pick(kinds), awarded_on=_near(dice, 5))
    for number in times(2):
        roles = TABLES["team_assignments"].column("role").values
        started = _near(dice, pick([2, 4]))
        ended = pick([None, _near(dice, 2), started])
        add(
            "team_assignments",
            title=str(number),
            role=pick(roles),
            started_on=started,
            ended_on=ended,
        )
    for number in times(3):
        hours = pick([Decimal(1), Decimal("4.5"), Decimal(5), Decimal(10), Decimal(20), None])
        add(
            "trainings",
            title=str(number),
            training_kind="TEKNIS",
            lesson_hours=hours,
            ended_on=_near(dice, pick([1, 2])),
        )
    for number in times(4):
        add(
            "position_history",
            position_title=str(number),
            agency=pick("AB"),
            work_unit_id=pick(["U1", "U2", None]),
            appointment=pick(["DEFINITIF", "PLT", "PLH", "PJ"]),
            relative_level=pick(["LEBIH_TINGGI", "SETINGKAT", "LEBIH_RENDAH", None]),
            started_on=_near(dice, pick([1, 6])),
        )
    if some() < 0.3:
        started = _near(dice, pick([1, 4]))
        add(
            "sanctions",
            sanction_level=pick(["RINGAN", "SEDANG", "BERAT"]),
            started_on=started,
            ended_on=pick([None, _near(dice, 0), started + timedelta(days=365)]),
        )
    for indicator in INDICATORS:
        for age in (0, 2):
            if some() < 0.6:
                value = pick(
                    ["0", "59.99", "60", "79.999999", "80", "89.999", "90", "100", "104.5"]
                )
                rows["scores"].append(score(indicator, value, person, _near(dice, age)))
    for evidence in LISTS:
        if some() < 0.7:
            rows["evidence_checks"].append(check(evidence, person, _near(dice, pick([0, 1]))))


INDICATORS = (
    "umpan_balik_360",
    "tes_teknis",
    "penilaian_potensi",
    "kehadiran",
    "rekam_jejak_pendidikan",
    "kesesuaian_pangkat",
    "diklat_jabatan",
    "pengalaman_organisasi",
    "sertifikat",
)


def _near(dice: Random, years: int) -> date:
    """Return a day at, or one day off, so many years before the day."""
    return date(DAY.year - years, DAY.month, DAY.day) + timedelta(days=dice.randint(-1, 1))
