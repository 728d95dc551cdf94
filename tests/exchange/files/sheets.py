"""One good row for each workbook of ours, and how the tests read them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pyarrow as pa

from takar.exchange.files.reading import SheetReading, read_template
from takar.exchange.files.templates import template_of
from tests.exchange.rosters import DAY, NIP, csv_bytes

NIPS = {NIP: "sari", "198003122005012004": "putri"}
ON = date(2024, 5, 14)
ROWS: Mapping[str, Mapping[str, object]] = {
    "work_units": {"work_unit_id": "u1", "agency": "kab_uji", "name": "Dinas", "echelon": "II.b"},
    "positions": {
        "position_id": "p1",
        "agency": "kab_uji",
        "work_unit_id": "u1",
        "title": "Camat",
        "position_tier": "ADMINISTRATOR",
        "is_strategic": True,
    },
    "competency_standards": {
        "position_tier": "AHLI_MUDA",
        "competency": "INTEGRITAS",
        "required_level": 3,
    },
    "trainings": {
        "employee_id": "sari",
        "title": "Pelatihan",
        "training_kind": "SOSIAL_KULTURAL",
        "structural_level": "PKN_II",
        "started_on": ON,
        "ended_on": ON,
        "lesson_hours": Decimal("20.5"),
        "certificate_number": "001/X",
        "provider": "LAN",
        "fits_post": False,
    },
    "education_history": {
        "employee_id": "sari",
        "education_level": "SLTA",
        "education_field": "IPS",
        "institution": "SMA 1",
        "graduated_on": ON,
        "certificate_number": "DN-01",
    },
    "official_scores": {
        "employee_id": "sari",
        "year": 2024,
        "qualification": Decimal("15.5"),
        "competence": Decimal(40),
        "performance": Decimal(25),
        "discipline": Decimal(5),
        "total": Decimal("85.5"),
        "released_on": ON,
    },
    "performance_ratings": {
        "employee_id": "sari",
        "year": 2024,
        "work_result": "DI_ATAS_EKSPEKTASI",
        "work_behaviour": "SESUAI_EKSPEKTASI",
        "rating": "BAIK",
        "rating_scale": "PP_30_2019",
        "rating_score": Decimal("110.5"),
        "has_new_idea": True,
    },
    "awards": {
        "employee_id": "sari",
        "title": "Satya",
        "award_level": "SATYALANCANA",
        "awarded_on": ON,
    },
    "team_assignments": {
        "employee_id": "sari",
        "title": "Tim",
        "role": "KETUA_LINTAS_INSTANSI",
        "started_on": ON,
        "ended_on": date(2026, 1, 1),
    },
    "position_history": {
        "employee_id": "sari",
        "position_title": "Camat",
        "position_tier": "ADMINISTRATOR",
        "agency": "kab_lain",
        "work_unit_id": "u1",
        "appointment": "PLT",
        "relative_level": "LEBIH_TINGGI",
        "started_on": ON,
        "ended_on": None,
    },
    "sanctions": {
        "employee_id": "sari",
        "sanction_level": "RINGAN",
        "title": "Teguran",
        "started_on": ON,
        "ended_on": None,
    },
    "scores": {
        "employee_id": "sari",
        "indicator": "umpan_balik_360",
        "value": Decimal("87.5"),
        "measured_on": ON,
    },
    "evidence_checks": {"employee_id": "sari", "evidence": "awards", "checked_on": ON},
    "competency_levels": {
        "employee_id": "sari",
        "competency": "INTEGRITAS",
        "level": Decimal("3.5"),
        "assessed_on": ON,
    },
    "potential_aspects": {
        "employee_id": "sari",
        "aspect": "BELAJAR_CEPAT",
        "score": Decimal("4.5"),
        "assessed_on": ON,
    },
    "course_participants": {"employee_id": "sari", "certificate_number": "001/X"},
    "assessment_scores": {
        "employee_id": "sari",
        "method": "WAWANCARA",
        "competency": "INTEGRITAS",
        "level": Decimal(4),
    },
}


def table_of(kind: str, *rows: Mapping[str, object]) -> pa.Table:
    """Return rows as the table a workbook fills."""
    return pa.Table.from_pylist(list(rows), schema=template_of(kind).schema.arrow)


def read_sheet(
    kind: str, *rows: Mapping[str, str], headings: Sequence[str] | None = None
) -> SheetReading:
    """Read rows under their headings, as if the workbook had been saved as CSV."""
    titles = headings or template_of(kind).headings
    grid = [list(titles), *([row.get(title, "") for title in titles] for row in rows)]
    return read_content(kind, csv_bytes(grid))


def read_content(kind: str, content: bytes) -> SheetReading:
    """Read the bytes of a workbook on the day of the tests."""
    return read_template(kind, content, "isian.xlsx", NIPS, day=DAY, agency="kab_uji")
