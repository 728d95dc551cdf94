"""How an IP ASN looks to people: its states, reasons of loss and categories in words; pure."""

from takar.kernel.language import mark
from takar.measures.ip_asn_indicators import INDICATORS, reason_of
from takar.measures.ip_asn_rules import DIMENSIONS, OFFICIAL, PARTS, is_estimate, measured_year

__all__ = [
    "CATEGORY_TONES",
    "DEEDS",
    "DIMENSIONS",
    "GROUPINGS",
    "INDICATORS",
    "OFFICIAL",
    "PARTS",
    "REASONS",
    "STATES",
    "dimension_of",
    "is_estimate",
    "measured_year",
    "reason_of",
]

STATES = {
    "TERPENUHI": (mark("Terpenuhi"), "good"),
    "BEBAS": (mark("Dibebaskan"), "good"),
    "RENDAH": (mark("Di bawah nilai penuh"), "fair"),
    "BELUM_DIVERIFIKASI": (mark("Menunggu verifikasi"), "info"),
    "BELUM_ADA_BUKTI": (mark("Belum ada bukti"), "fair"),
    "KEDALUWARSA": (mark("Kedaluwarsa"), "fair"),
    "TIDAK_ADA": (mark("Sudah diperiksa, tidak ada"), "poor"),
    "TIDAK_COCOK": (mark("Tidak cocok dengan jabatan"), "poor"),
    "KURANG_JAM": (mark("JP kurang"), "poor"),
    "TIDAK_BERLAKU": (mark("Tidak berlaku untuk jabatan ini"), "none"),
    "BUKAN_SUBJEK": (mark("Bukan subjek pengukuran"), "none"),
    "JABATAN_KOSONG": (mark("Jenis jabatan belum diketahui"), "fair"),
}
"""Each state of a sub-indicator: its words and its tone."""

REASONS = {
    "missing": (mark("Bukti belum ada"), "fair"),
    "stale": (mark("Bukti kedaluwarsa"), "poor"),
    "unverified": (mark("Bukti menunggu verifikasi"), "info"),
    "low": (mark("Memang rendah"), "none"),
}
"""Why points are lost: each reason, its words and its tone."""

DEEDS = {
    "VERIFIKASI": mark("bukti yang menunggu diverifikasi"),
    "LENGKAPI_BUKTI": mark("bukti yang sudah ada diajukan"),
    "PERBARUI": mark("bukti yang lebih baru diajukan"),
    "PELATIHAN": mark("pelatihan yang cocok diikuti"),
    "PENDIDIKAN": mark("pendidikan yang lebih tinggi diselesaikan"),
    "KINERJA": mark("predikat kinerja tahun berikutnya lebih tinggi"),
}
"""What lifts an index, each deed in words."""

CATEGORY_TONES = {
    "SANGAT_TINGGI": "good",
    "TINGGI": "good",
    "SEDANG": "fair",
    "RENDAH": "poor",
    "SANGAT_RENDAH": "poor",
}

GROUPINGS = {
    "STATUS": mark("Status kepegawaian"),
    "JENIS_KELAMIN": mark("Jenis kelamin"),
    "JENIS_JABATAN": mark("Jenis jabatan"),
    "JENJANG": mark("Jenjang jabatan"),
    "PENDIDIKAN": mark("Pendidikan"),
}
"""How people are grouped, beside the agency and its units."""


def dimension_of(indicator: str) -> str:
    """Return the column of the dimension a sub-indicator belongs to.

    >>> dimension_of("SEMINAR"), dimension_of("KINERJA")
    ('competence', 'performance')
    """
    return "competence" if indicator in PARTS else INDICATORS[indicator]
