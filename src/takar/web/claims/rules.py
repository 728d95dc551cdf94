"""What may be entered as evidence, in which words, and when two entries say the same thing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from takar.kernel.language import mark

EVIDENCE = {
    "trainings": mark("Pengembangan kompetensi"),
    "education_history": mark("Riwayat pendidikan"),
    "performance_ratings": mark("Predikat kinerja"),
    "sanctions": mark("Hukuman disiplin"),
}
SLUGS = {
    "pelatihan": "trainings",
    "pendidikan": "education_history",
    "kinerja": "performance_ratings",
    "disiplin": "sanctions",
}
"""How an address names a kind of evidence."""
STATES = {
    "DIAJUKAN": mark("Menunggu"),
    "DIKEMBALIKAN": mark("Dikembalikan"),
    "TERVERIFIKASI": mark("Terverifikasi"),
    "DITARIK": mark("Ditarik"),
}
SCALES = {
    "PERMENPANRB_6_2022": "PermenPANRB 6/2022",
    "PP_30_2019": "PP 30/2019",
    "PP_46_2011": "PP 46/2011",
}
LEVELS = {
    "PKN_I": mark("PKN Tingkat I / Diklat PIM I"),
    "PKN_II": mark("PKN Tingkat II / Diklat PIM II"),
    "PKA": mark("PKA / Diklat PIM III"),
    "PKP": mark("PKP / Diklat PIM IV"),
}
"""Leadership trainings by their newer names, beside which the older ones are told."""
RESTRICTED = frozenset({"sanctions"})
"""What only operators and the person may read."""
FACTS: dict[str, dict[str, str]] = {
    "trainings": {
        "title": "title",
        "training_kind": "training_kind",
        "structural_level": "structural_level",
        "started_on": "started_on",
        "ended_on": "ended_on",
        "lesson_hours": "lesson_hours",
        "certificate_number": "certificate_number",
        "provider": "provider",
    },
    "education_history": {
        "education_level": "education_level",
        "education_field": "title",
        "institution": "provider",
        "graduated_on": "ended_on",
        "certificate_number": "certificate_number",
    },
    "performance_ratings": {
        "year": "year",
        "rating": "rating",
        "rating_scale": "rating_scale",
        "rating_score": "rating_score",
        "has_new_idea": "has_new_idea",
    },
    "sanctions": {
        "sanction_level": "sanction_level",
        "title": "title",
        "started_on": "started_on",
        "ended_on": "ended_on",
    },
}
"""For each kind of evidence: the field of the record, and the field of the claim it comes from."""
EXPECTED_HOURS = 20
"""Lesson hours a year that PNS are to reach by PP 11/2017; shown beside what was reached."""
YEARS_SHOWN = 3
UNIT_KINDS = frozenset({"trainings"})
"""What the head of a unit may verify; everything else is for operators."""
RULES = "perka8_2019"
"""The one rule set that measures from evidence; what an entry would earn is told by it."""
DIMENSION_PROVED = {
    "education_history": "qualification",
    "performance_ratings": "performance",
    "sanctions": "discipline",
}
WHY_NOTHING = {
    "BUKAN_SUBJEK": mark("Aturan 2019 hanya mengukur PNS."),
    "JABATAN_KOSONG": mark("Jenis jabatannya belum diketahui, jadi belum dapat dihitung."),
    "TIDAK_BERLAKU": mark("Unsur ini tidak berlaku bagi jenis jabatannya."),
    "TIDAK_COCOK": mark("Jenjang atau tugasnya tidak cocok dengan jabatan yang dipegang."),
    "KURANG_JAM": mark("Jamnya belum cukup; pelatihan teknis lain pada tahun itu menambahnya."),
    "KEDALUWARSA": mark("Di luar jangka waktu yang dihitung untuk tahun itu."),
    "BEBAS": mark("Unsur ini sudah dianggap terpenuhi bagi jabatannya."),
    "TERPENUHI": mark("Unsur ini sudah terpenuhi oleh bukti lain."),
    "RENDAH": mark("Sudah ada bukti yang sama atau lebih tinggi nilainya."),
}
"""Why an entry earns nothing more, by the state of the part it would prove."""
_NOISE = re.compile(r"[\W_]+")


def bare_title(title: str | None) -> str:
    """Return a title without case, punctuation and doubled space.

    >>> bare_title("Bimtek  “e-Kinerja”, 2025.")
    'bimtek e kinerja 2025'
    """
    return _NOISE.sub(" ", (title or "").casefold()).strip()


def bare_number(number: str | None) -> str:
    """Return a certificate number without what people write differently.

    >>> bare_number("No. 12/ABC-2025")
    'no12abc2025'
    """
    return _NOISE.sub("", (number or "").casefold())


def says_the_same(evidence: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two entries of one kind about one person look like the same event."""
    number = bare_number(one.get("certificate_number"))
    if number and number == bare_number(other.get("certificate_number")):
        return True
    if evidence == "trainings":
        alike = ("training_kind", "ended_on")
        return all(one.get(name) == other.get(name) for name in alike) and bare_title(
            one.get("title")
        ) == bare_title(other.get("title"))
    keys = {
        "education_history": ("education_level",),
        "performance_ratings": ("year",),
        "sanctions": ("sanction_level", "started_on"),
    }[evidence]
    return all(one.get(name) == other.get(name) for name in keys)


def age_in_days(since: date, day: date) -> int:
    """Return how many days something has waited.

    >>> age_in_days(date(2025, 5, 1), date(2025, 5, 14))
    13
    """
    return max((day - since).days, 0)
