"""Invented scores for the tests of the room."""

from collections.abc import Mapping
from decimal import Decimal

import pyarrow as pa

from takar.web.assessments.models import Event, Participant

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
METHODS = ("WAWANCARA_KOMPETENSI", "DISKUSI_KELOMPOK")
GOOD_MATRIX = dict.fromkeys(METHODS, COMPETENCIES)


def score_table(
    event: Event,
    level: int = 3,
    levels: Mapping[str, int] | None = None,
    assessors: tuple[str, ...] = ("Sari", "Budi"),
    methods: tuple[str, ...] = METHODS,
) -> pa.Table:
    """Return the scores of all participants: one level everywhere, or one per employee code."""
    people = Participant.objects.filter(event=event).select_related("employee")
    return pa.Table.from_pylist(
        [
            {
                "employee_id": person.employee.code,
                "method": method,
                "competency": competency,
                "assessor": assessor,
                "level": Decimal((levels or {}).get(person.employee.code, level)),
            }
            for person in people
            for method in methods
            for competency in COMPETENCIES
            for assessor in assessors
        ]
    )


def potential_table(event: Event, score: int = 4) -> pa.Table:
    """Return the potential aspects of all participants."""
    people = Participant.objects.filter(event=event).select_related("employee")
    return pa.Table.from_pylist(
        [
            {"employee_id": person.employee.code, "aspect": aspect, "score": Decimal(score)}
            for person in people
            for aspect in ASPECTS
        ]
    )
