"""Every workbook of ours, declared: what SIASN's export lacks, and the score sheet."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from takar.exchange.files.template import Field, Spread, Template
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.tables import TABLES, Column, TableSchema
from takar.tables.siasn_codes import code_map, code_table

HIGHEST_LEVEL = 5
HIGHEST_PERCENT = 100
MOST_HOURS = 5_000
FIRST_YEAR = 1990

COMPETENCIES = code_map("kompetensi", "title", key="code")
ASPECTS = code_map("potensi", "title", key="code")
ECHELONS = tuple(row["echelon"] for row in code_table("eselon") if row["position_tier"])

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
    "position_history": "Riwayat jabatan",
    "sanctions": "Hukuman disiplin",
    "scores": "Nilai lain",
    "competency_levels": "Hasil uji kompetensi",
    "potential_aspects": "Hasil uji potensi",
}

_DATE = msg("Tanggal hh-bb-tttt.")
_CODE = msg("Kode bebas; sama di semua berkas.")


class UnknownTemplate(TakarError):
    """There is no workbook of that name."""


def template_of(kind: str) -> Template:
    """Return the workbook of that name.

    Raises:
        UnknownTemplate: when there is none.
    """
    if kind not in TEMPLATES:
        raise UnknownTemplate(
            msg("Templat {kind} tidak dikenal.", kind=kind),
            hint=msg("Pilih salah satu: {kinds}.", kinds=", ".join(TEMPLATES)),
        )
    return TEMPLATES[kind]


def _field(schema: TableSchema, name: str, heading: str, about: Message, **limits: Any) -> Field:
    return Field(heading, schema.column(name), about, **limits)


def _level(schema: TableSchema, name: str) -> Field:
    return _field(schema, name, name, msg("Level 0 sampai 5."), lowest=0, highest=HIGHEST_LEVEL)


def _upper(titles: Mapping[str, str]) -> dict[str, str]:
    return {code: title.upper() for code, title in titles.items()}


def _work_units() -> Template:
    table = TABLES["work_units"]
    echelon = replace(table.column("echelon"), values=ECHELONS)
    return Template(
        table.name,
        "Unit organisasi",
        msg("Pohon perangkat daerah: satu baris per unit, dengan unit di atasnya."),
        table,
        (
            _field(table, "work_unit_id", "ID UNIT", msg("UNOR ID dari SIASN, atau kode sendiri.")),
            _field(table, "parent_id", "ID UNIT ATASAN", msg("Kosong hanya untuk puncak pohon.")),
            _field(table, "name", "NAMA UNIT", msg("Nama lengkap unit.")),
            Field(
                "ESELON",
                echelon,
                msg("Eselon pimpinan unit; kosong bila tidak bereselon."),
                labels={value: value for value in ECHELONS},
            ),
        ),
        is_about_people=False,
    )


def _positions() -> Template:
    table = TABLES["positions"]
    return Template(
        table.name,
        "Jabatan",
        msg("Daftar jabatan: satu baris per jabatan pada satu unit."),
        table,
        (
            _field(table, "position_id", "ID JABATAN", msg("Kode jabatan, tidak boleh berulang.")),
            _field(table, "work_unit_id", "ID UNIT", msg("Unit tempat jabatan berada.")),
            _field(table, "title", "NAMA JABATAN", msg("Nama menurut peta jabatan.")),
            _field(table, "position_tier", "JENJANG", msg("Jenjang jabatan.")),
            _field(table, "is_strategic", "JABATAN STRATEGIS", msg("YA atau TIDAK.")),
        ),
        is_about_people=False,
    )


def _competency_standards() -> Template:
    table = TABLES["competency_standards"]
    return Template(
        table.name,
        "Standar kompetensi",
        msg("Level yang dipersyaratkan per jabatan, atau per jenjang bila sama untuk semua."),
        table,
        (
            _field(table, "position_id", "ID JABATAN", msg("Kosong bila berlaku per jenjang.")),
            _field(table, "position_tier", "JENJANG", msg("Kosong bila berlaku per jabatan.")),
            _level(table, "required_level"),
        ),
        is_about_people=False,
        spread=Spread("competency", "required_level", _upper(COMPETENCIES)),
        either=("position_id", "position_tier"),
    )


def _trainings() -> Template:
    table = TABLES["trainings"]
    return Template(
        table.name,
        "Pelatihan",
        msg("Pengembangan kompetensi yang sudah selesai diikuti."),
        table,
        (
            _field(table, "title", "NAMA PELATIHAN", msg("Menurut sertifikat.")),
            _field(table, "training_kind", "JENIS PELATIHAN", msg("Pilih dari daftar.")),
            _field(
                table,
                "structural_level",
                "JENJANG STRUKTURAL",
                msg("Misalnya PKP, PKA, PKN II; hanya pelatihan struktural."),
                spelling="UPPER",
            ),
            _field(table, "started_on", "TANGGAL MULAI", _DATE),
            _field(table, "ended_on", "TANGGAL SELESAI", _DATE),
            _field(
                table,
                "lesson_hours",
                "JUMLAH JP",
                msg("Jam pelajaran; kosong bila tidak diketahui."),
                lowest=0,
                highest=MOST_HOURS,
            ),
            _field(table, "certificate_number", "NOMOR SERTIFIKAT", msg("Bila ada.")),
        ),
        period=("started_on", "ended_on"),
    )


def _performance_ratings() -> Template:
    table = TABLES["performance_ratings"]
    return Template(
        table.name,
        "Predikat kinerja",
        msg("Hasil evaluasi kinerja tahunan."),
        table,
        (
            _field(table, "year", "TAHUN", msg("Tahun kinerja."), lowest=FIRST_YEAR),
            _field(table, "work_result", "HASIL KERJA", msg("Pilih dari daftar.")),
            _field(table, "work_behaviour", "PERILAKU KERJA", msg("Pilih dari daftar.")),
            _field(table, "rating", "PREDIKAT", msg("Pilih dari daftar.")),
        ),
        either=("work_result", "work_behaviour", "rating"),
    )


def _awards() -> Template:
    table = TABLES["awards"]
    return Template(
        table.name,
        "Penghargaan",
        msg("Penghargaan yang diterima, satu baris per penghargaan."),
        table,
        (
            _field(table, "title", "NAMA PENGHARGAAN", msg("Menurut piagam.")),
            _field(table, "award_level", "TINGKAT", msg("Pilih dari daftar.")),
            _field(table, "awarded_on", "TANGGAL", _DATE),
        ),
    )


def _team_assignments() -> Template:
    table = TABLES["team_assignments"]
    return Template(
        table.name,
        "Penugasan tim",
        msg("Penugasan dalam tim kerja, satu baris per penugasan."),
        table,
        (
            _field(table, "title", "NAMA TIM", msg("Menurut surat keputusan.")),
            _field(table, "role", "PERAN", msg("Pilih dari daftar.")),
            _field(table, "started_on", "TANGGAL MULAI", _DATE),
            _field(
                table,
                "ended_on",
                "TANGGAL SELESAI",
                msg("Kosong bila masih berjalan."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )


def _position_history() -> Template:
    table = TABLES["position_history"]
    return Template(
        table.name,
        "Riwayat jabatan",
        msg("Jabatan yang pernah dan sedang diduduki."),
        table,
        (
            _field(table, "position_title", "NAMA JABATAN", msg("Menurut surat keputusan.")),
            _field(table, "position_tier", "JENJANG", msg("Pilih dari daftar.")),
            _field(table, "agency", "INSTANSI", msg("Bila di instansi lain.")),
            _field(table, "work_unit_id", "ID UNIT", msg("Bila diketahui.")),
            _field(table, "appointment", "PENUGASAN", msg("DEFINITIF, PLT, PLH, atau PJ.")),
            _field(
                table,
                "relative_level",
                "TINGKAT TERHADAP JABATANNYA",
                msg("Untuk PLT, PLH, PJ: dibandingkan jabatan definitifnya."),
            ),
            _field(table, "started_on", "TANGGAL MULAI", _DATE),
            _field(
                table,
                "ended_on",
                "TANGGAL SELESAI",
                msg("Kosong bila masih diduduki."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )


def _sanctions() -> Template:
    table = TABLES["sanctions"]
    return Template(
        table.name,
        "Hukuman disiplin",
        msg("Hukuman disiplin yang dijatuhkan. Data terbatas: bagikan seperlunya."),
        table,
        (
            _field(table, "sanction_level", "TINGKAT", msg("RINGAN, SEDANG, atau BERAT.")),
            _field(table, "title", "JENIS HUKUMAN", msg("Menurut surat keputusan.")),
            _field(table, "started_on", "TANGGAL MULAI", _DATE),
            _field(
                table,
                "ended_on",
                "TANGGAL BERAKHIR",
                msg("Akhir masa hukuman; boleh di masa depan."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )


def _scores() -> Template:
    table = TABLES["scores"]
    return Template(
        table.name,
        "Nilai lain",
        msg("Nilai yang hanya ada sebagai angka, misalnya umpan balik 360 derajat."),
        table,
        (
            _field(table, "indicator", "INDIKATOR", _CODE, spelling="lower"),
            _field(table, "value", "NILAI", msg("Angka, tidak negatif."), lowest=0),
            _field(table, "measured_on", "TANGGAL", _DATE),
        ),
    )


def _evidence_checks() -> Template:
    table = TABLES["evidence_checks"]
    evidence = replace(table.column("evidence"), values=tuple(EVIDENCE_TITLES))
    return Template(
        table.name,
        "Pemeriksaan bukti",
        msg("Menyatakan bahwa daftar bukti seorang pegawai sudah lengkap diperiksa."),
        table,
        (
            Field("DAFTAR BUKTI", evidence, msg("Pilih dari daftar."), labels=EVIDENCE_TITLES),
            _field(table, "checked_on", "TANGGAL DIPERIKSA", _DATE),
        ),
    )


def _competency_levels() -> Template:
    table = TABLES["competency_levels"]
    return Template(
        table.name,
        "Hasil uji kompetensi",
        msg("Hasil uji kompetensi terdahulu: level per kompetensi."),
        table,
        (_field(table, "assessed_on", "TANGGAL PENILAIAN", _DATE), _level(table, "level")),
        spread=Spread("competency", "level", _upper(COMPETENCIES)),
    )


def _potential_aspects() -> Template:
    table = TABLES["potential_aspects"]
    score = _field(
        table, "score", "NILAI", msg("Nilai 0 sampai 100."), lowest=0, highest=HIGHEST_PERCENT
    )
    return Template(
        table.name,
        "Hasil uji potensi",
        msg("Hasil uji potensi terdahulu: nilai per aspek."),
        table,
        (_field(table, "assessed_on", "TANGGAL PENILAIAN", _DATE), score),
        spread=Spread("aspect", "score", _upper(ASPECTS)),
    )


def _assessment_scores() -> Template:
    return Template(
        ASSESSMENT_SCORES.name,
        "Nilai penilaian",
        msg("Level yang dilihat satu metode pada seorang peserta, per kompetensi."),
        ASSESSMENT_SCORES,
        (
            _field(ASSESSMENT_SCORES, "method", "METODE", msg("Kode metode."), spelling="UPPER"),
            _level(ASSESSMENT_SCORES, "level"),
        ),
        spread=Spread("competency", "level", _upper(COMPETENCIES)),
    )


TEMPLATES: Mapping[str, Template] = {
    template.kind: template
    for template in (
        _work_units(),
        _positions(),
        _competency_standards(),
        _trainings(),
        _performance_ratings(),
        _awards(),
        _team_assignments(),
        _position_history(),
        _sanctions(),
        _scores(),
        _evidence_checks(),
        _competency_levels(),
        _potential_aspects(),
        _assessment_scores(),
    )
}
