"""Workbooks about what was measured: levels, aspects, scores, and what was checked."""

from dataclasses import replace

from takar.exchange.files.templates.template import (
    DATE,
    Field,
    Spread,
    Template,
    field_of,
    in_capitals,
    level_of,
)
from takar.kernel.language import msg
from takar.tables import TABLES, Column, TableSchema
from takar.tables.siasn_codes import code_map

HIGHEST_ASPECT = 5
COMPETENCIES = code_map("kompetensi", "title", key="code")
ASPECTS = code_map("potensi", "title", key="code")
ASSESSMENT_SCORES = TableSchema(
    "assessment_scores",
    (
        Column("employee_id", required=True),
        Column("method", required=True),
        Column("competency", required=True),
        Column("level", "decimal", required=True),
    ),
    key=("employee_id", "method", "competency"),
)
EVIDENCE_TITLES = {
    "performance_ratings": "Predikat kinerja",
    "awards": "Penghargaan",
    "team_assignments": "Penugasan tim",
    "trainings": "Pelatihan",
    "education_history": "Riwayat pendidikan",
    "position_history": "Riwayat jabatan",
    "sanctions": "Hukuman disiplin",
    "official_scores": "Nilai IP ASN resmi",
    "scores": "Nilai lain",
    "competency_levels": "Hasil uji kompetensi",
    "potential_aspects": "Hasil uji potensi",
}


def scores() -> Template:
    """Return the workbook of scores."""
    table = TABLES["scores"]
    return Template(
        table.name,
        "Nilai lain",
        msg("Nilai yang hanya ada sebagai angka, misalnya umpan balik 360 derajat."),
        table,
        (
            field_of(
                table,
                "indicator",
                "INDIKATOR",
                msg("Kode bebas; sama di semua berkas."),
                spelling="lower",
            ),
            field_of(table, "value", "NILAI", msg("Angka, tidak negatif."), lowest=0),
            field_of(table, "measured_on", "TANGGAL", DATE),
        ),
    )


def evidence_checks() -> Template:
    """Return the workbook of evidence checks."""
    table = TABLES["evidence_checks"]
    evidence = replace(table.column("evidence"), values=tuple(EVIDENCE_TITLES))
    return Template(
        table.name,
        "Pemeriksaan bukti",
        msg("Menyatakan bahwa daftar bukti seorang pegawai sudah lengkap diperiksa."),
        table,
        (
            Field("DAFTAR BUKTI", evidence, msg("Pilih dari daftar."), labels=EVIDENCE_TITLES),
            field_of(table, "checked_on", "TANGGAL DIPERIKSA", DATE),
        ),
    )


def competency_levels() -> Template:
    """Return the workbook of competency levels."""
    table = TABLES["competency_levels"]
    return Template(
        table.name,
        "Hasil uji kompetensi",
        msg("Hasil uji kompetensi terdahulu: level per kompetensi."),
        table,
        (field_of(table, "assessed_on", "TANGGAL PENILAIAN", DATE), level_of(table, "level")),
        spread=Spread("competency", "level", in_capitals(COMPETENCIES)),
    )


def potential_aspects() -> Template:
    """Return the workbook of potential aspects."""
    table = TABLES["potential_aspects"]
    score = field_of(
        table, "score", "NILAI", msg("Nilai 0 sampai 5."), lowest=0, highest=HIGHEST_ASPECT
    )
    return Template(
        table.name,
        "Hasil uji potensi",
        msg("Hasil uji potensi terdahulu: nilai per aspek."),
        table,
        (field_of(table, "assessed_on", "TANGGAL PENILAIAN", DATE), score),
        spread=Spread("aspect", "score", in_capitals(ASPECTS)),
    )


def assessment_scores() -> Template:
    """Return the workbook of assessment scores."""
    return Template(
        ASSESSMENT_SCORES.name,
        "Nilai penilaian",
        msg("Level yang dilihat satu metode pada seorang peserta, per kompetensi."),
        ASSESSMENT_SCORES,
        (
            field_of(ASSESSMENT_SCORES, "method", "METODE", msg("Kode metode."), spelling="UPPER"),
            level_of(ASSESSMENT_SCORES, "level"),
        ),
        spread=Spread("competency", "level", in_capitals(COMPETENCIES)),
    )
