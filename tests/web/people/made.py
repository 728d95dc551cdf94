"""Files and tables the tests of this room import."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any

import pyarrow as pa
from django.core.files.uploadedfile import SimpleUploadedFile

from takar.exchange.files import write_workbook
from takar.tables import TABLES
from takar.web.accounts.models import Agency
from takar.web.kit.scope import scope
from tests.cast import Cast

DAY = date(2025, 5, 14)
HEADINGS = (
    *("PNS ID", "NIP BARU", "NAMA", "GELAR BELAKANG", "TANGGAL LAHIR", "JENIS KELAMIN"),
    *("KEDUDUKAN HUKUM ID", "STATUS CPNS PNS", "TMT CPNS", "GOL AKHIR NAMA", "JENIS JABATAN ID"),
    *("JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN NAMA", "UNOR ID", "UNOR NAMA", "NIK"),
)
PERSON = {
    "KEDUDUKAN HUKUM ID": "01",
    "STATUS CPNS PNS": "P",
    "TANGGAL LAHIR": "12-03-1980",
    "JENIS KELAMIN": "M",
    "TMT CPNS": "01-01-2005",
    "GOL AKHIR NAMA": "III/d",
    "JENIS JABATAN ID": "4",
    "JABATAN NAMA": "Pengelola Data",
    "TMT JABATAN": "01-02-2020",
    "TINGKAT PENDIDIKAN NAMA": "S-1/Sarjana",
    "UNOR ID": "U1",
    "UNOR NAMA": "Dinas Contoh",
    "NIK": "3500000000000001",
}


def table(name: str, *rows: Mapping[str, Any]) -> pa.Table:
    """Return a whole table of evidence."""
    return pa.Table.from_pylist([dict(row) for row in rows], schema=TABLES[name].arrow)


def nip(number: int) -> str:
    """Return a believable number that no real person has."""
    return f"198003122005011{number + 500:03d}"


def person(number: int, **facts: str) -> dict[str, str]:
    """Return one row of a SIASN export."""
    own = {"PNS ID": f"ID{number}", "NIP BARU": nip(number), "NAMA": f"Orang {number}"}
    return {**PERSON, **own, **facts}


def csv_of(*people: Mapping[str, str]) -> bytes:
    """Return people as a SIASN export."""
    lines = [HEADINGS, *([each.get(name, "") for name in HEADINGS] for each in people)]
    return "\n".join(",".join(line) for line in lines).encode()


def upload(content: bytes, name: str = "data-asn.csv") -> SimpleUploadedFile:
    """Return a file as the browser sends it."""
    return SimpleUploadedFile(name, content)


def sheet(*rows: Mapping[str, object]) -> bytes:
    """Return rows as a workbook."""
    target = BytesIO()
    write_workbook(target, {"Lembar": [dict(row) for row in rows]})
    return target.getvalue()


@contextmanager
def inside(agency: Agency) -> Iterator[None]:
    """Work in the scope of an agency."""
    with scope(agency=agency, agency_code=agency.code):
        yield


def whole_tables(cast: Cast) -> dict[str, pa.Table]:
    """Return one table of every kind: two units, a post, two people with a record of each kind."""
    agency = cast.agency.code
    who = {"agency": agency, "employment": "PNS", "work_unit_id": "A1", "position_id": "J1"}
    one = {"employee_id": "E1"}
    return {
        "work_units": table(
            "work_units",
            {"work_unit_id": "A1", "agency": agency, "parent_id": "A", "name": "Bidang"},
            {"work_unit_id": "A", "agency": agency, "name": "Badan", "echelon": "II.b"},
        ),
        "positions": table(
            "positions",
            {
                "position_id": "J1",
                "agency": agency,
                "work_unit_id": "A1",
                "title": "Kepala Bidang",
                "position_tier": "ADMINISTRATOR",
                "is_strategic": True,
            },
        ),
        "employees": table(
            "employees",
            {**who, "employee_id": "E1", "nip": nip(101), "name": "Ani", "birth_on": DAY},
            {**who, "employee_id": "E2", "nip": nip(102), "name": "Beni", "grade": "III/a"},
        ),
        "competency_standards": table(
            "competency_standards",
            {"position_id": "J1", "competency": "INTEGRITAS", "required_level": 3},
            {"position_tier": "PENGAWAS", "competency": "INTEGRITAS", "required_level": 2},
        ),
        "performance_ratings": table(
            "performance_ratings", {**one, "year": 2024, "rating": "BAIK"}, {**one, "year": 2023}
        ),
        "competency_levels": table(
            "competency_levels",
            {**one, "competency": "INTEGRITAS", "level": 3, "assessed_on": DAY},
        ),
        "potential_aspects": table(
            "potential_aspects",
            {**one, "aspect": "MOTIVASI_KOMITMEN", "score": 4, "assessed_on": DAY},
        ),
        "awards": table("awards", {**one, "award_level": "NASIONAL", "awarded_on": DAY}),
        "team_assignments": table(
            "team_assignments", {**one, "role": "KETUA_INTERNAL", "started_on": DAY}
        ),
        "trainings": table(
            "trainings",
            {**one, "title": "PKA", "training_kind": "STRUKTURAL", "ended_on": DAY},
        ),
        "position_history": table(
            "position_history",
            {**one, "agency": "Luar", "appointment": "DEFINITIF", "started_on": DAY},
        ),
        "education_history": table(
            "education_history",
            {**one, "education_level": "S2", "education_field": "Hukum", "graduated_on": DAY},
        ),
        "official_scores": table(
            "official_scores",
            {**one, "year": 2024, "qualification": 20, "discipline": 5, "total": 25},
        ),
        "sanctions": table("sanctions", {**one, "sanction_level": "RINGAN", "started_on": DAY}),
        "scores": table(
            "scores", {**one, "indicator": "kehadiran", "value": 98, "measured_on": DAY}
        ),
        "evidence_checks": table(
            "evidence_checks", {**one, "evidence": "awards", "checked_on": DAY}
        ),
    }
