"""The workbook of official IP ASN scores, per person and year.

Law: Peraturan BKN 8/2019 (how many points each dimension has at most).
"""

from takar.exchange.files.templates.template import DATE, Field, Template, field_of
from takar.kernel.language import msg
from takar.tables import TABLES

FIRST_OFFICIAL_YEAR = 2018
MOST = {"qualification": 25, "competence": 40, "performance": 30, "discipline": 5, "total": 100}
"""The most points of each dimension, and of all; a test holds them against the law."""
HEADINGS = {
    "qualification": "KUALIFIKASI",
    "competence": "KOMPETENSI",
    "performance": "KINERJA",
    "discipline": "DISIPLIN",
    "total": "JUMLAH",
}


def official_scores() -> Template:
    """Return the workbook of official scores."""
    table = TABLES["official_scores"]
    year = field_of(table, "year", "TAHUN", msg("Tahun pengukuran."), lowest=FIRST_OFFICIAL_YEAR)
    released = field_of(table, "released_on", "TANGGAL RILIS", DATE)
    return Template(
        table.name,
        "Nilai IP ASN resmi",
        msg("Nilai IP ASN yang dirilis BKN, satu baris per pegawai dan tahun."),
        table,
        (year, *points(), released),
        either=tuple(MOST),
        sum_of=tuple(MOST),
    )


def points() -> tuple[Field, ...]:
    """Return the columns of points, each limited by the most it may be."""
    table = TABLES["official_scores"]
    about = msg("Poin menurut BKN; kosong bila tidak dirilis.")
    return tuple(
        field_of(table, name, HEADINGS[name], about, lowest=0, highest=most)
        for name, most in MOST.items()
    )
