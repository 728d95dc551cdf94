"""Workbooks about what a career left behind."""

from takar.exchange.faults import Problem, Severity
from takar.exchange.files.templates.template import DATE, Row, Template, Troubles, field_of
from takar.kernel.language import msg
from takar.tables import TABLES
from takar.tables.siasn_codes import code_table

MOST_HOURS = 5_000
FIRST_YEAR = 1990
NO_HOURS = Problem(
    "JP_NOL",
    msg("JP nol dibaca sebagai tidak diketahui."),
    msg("Tulis JP menurut sertifikat, atau kosongkan."),
    Severity.WARNING,
)
EDUCATION_NAMES = {
    name: row["education_level"]
    for row in code_table("tingkat_pendidikan")
    for name in (row["title"], *row["names"].split("|"))
}
EDUCATION_TITLES = {
    row["education_level"]: row["title"] for row in reversed(code_table("tingkat_pendidikan"))
}
HIGHEST_RATING = 120
SCALES = {
    "PERMENPANRB_6_2022": "PermenPANRB 6/2022",
    "PP_30_2019": "PP 30/2019",
    "PP_46_2011": "PP 46/2011",
}


def trainings() -> Template:
    """Return the workbook of trainings."""
    table = TABLES["trainings"]
    return Template(
        table.name,
        "Pelatihan",
        msg("Pengembangan kompetensi yang sudah selesai diikuti."),
        table,
        (
            field_of(table, "title", "NAMA PELATIHAN", msg("Menurut sertifikat.")),
            field_of(table, "training_kind", "JENIS PELATIHAN", msg("Pilih dari daftar.")),
            field_of(
                table,
                "structural_level",
                "JENJANG STRUKTURAL",
                msg("Misalnya PKP, PKA, PKN II; hanya pelatihan struktural."),
                spelling="UPPER",
            ),
            field_of(table, "started_on", "TANGGAL MULAI", DATE),
            field_of(table, "ended_on", "TANGGAL SELESAI", DATE),
            field_of(
                table,
                "lesson_hours",
                "JUMLAH JP",
                msg("Jam pelajaran; kosong bila tidak diketahui."),
                lowest=0,
                highest=MOST_HOURS,
            ),
            field_of(table, "certificate_number", "NOMOR SERTIFIKAT", msg("Bila ada.")),
            field_of(table, "provider", "PENYELENGGARA", msg("Lembaga pada sertifikat.")),
            field_of(
                table,
                "fits_post",
                "SESUAI TUGAS",
                msg("TIDAK bila ternyata tidak sesuai tugas jabatan; kosong berarti sesuai."),
            ),
        ),
        period=("started_on", "ended_on"),
        hours="lesson_hours",
        making=known_hours,
    )


def known_hours(row: Row) -> tuple[Row, Troubles]:
    """Return a training of which no hours are told as one of unknown hours: zero is no number."""
    if row["lesson_hours"] != 0:
        return row, []
    return {**row, "lesson_hours": None}, [("lesson_hours", NO_HOURS)]


def education_history() -> Template:
    """Return the workbook of degrees."""
    table = TABLES["education_history"]
    return Template(
        table.name,
        "Riwayat pendidikan",
        msg("Pendidikan formal yang sudah lulus, satu baris per ijazah."),
        table,
        (
            field_of(
                table,
                "education_level",
                "TINGKAT PENDIDIKAN",
                msg("Pilih dari daftar."),
                labels=EDUCATION_TITLES,
                codes=EDUCATION_NAMES,
            ),
            field_of(table, "education_field", "BIDANG STUDI", msg("Menurut ijazah.")),
            field_of(table, "institution", "NAMA SEKOLAH", msg("Menurut ijazah.")),
            field_of(table, "graduated_on", "TANGGAL IJAZAH", DATE),
            field_of(table, "certificate_number", "NOMOR IJAZAH", msg("Bila ada.")),
        ),
    )


def performance_ratings() -> Template:
    """Return the workbook of performance ratings."""
    table = TABLES["performance_ratings"]
    return Template(
        table.name,
        "Predikat kinerja",
        msg("Hasil evaluasi kinerja tahunan."),
        table,
        (
            field_of(table, "year", "TAHUN", msg("Tahun kinerja."), lowest=FIRST_YEAR),
            field_of(table, "work_result", "HASIL KERJA", msg("Pilih dari daftar.")),
            field_of(table, "work_behaviour", "PERILAKU KERJA", msg("Pilih dari daftar.")),
            field_of(table, "rating", "PREDIKAT", msg("Pilih dari daftar.")),
            field_of(
                table,
                "rating_scale",
                "SKALA PREDIKAT",
                msg("Kosong berarti skala yang berlaku pada tahun itu."),
                labels=SCALES,
            ),
            field_of(
                table,
                "rating_score",
                "NILAI ANGKA",
                msg("Nilai menurut skalanya; hanya sebelum PermenPANRB 6/2022."),
                lowest=0,
                highest=HIGHEST_RATING,
            ),
            field_of(
                table,
                "has_new_idea",
                "IDE BARU",
                msg("YA bila menghasilkan ide atau cara baru (PP 30/2019)."),
            ),
        ),
        either=("work_result", "work_behaviour", "rating", "rating_score"),
    )


def awards() -> Template:
    """Return the workbook of awards."""
    table = TABLES["awards"]
    return Template(
        table.name,
        "Penghargaan",
        msg("Penghargaan yang diterima, satu baris per penghargaan."),
        table,
        (
            field_of(table, "title", "NAMA PENGHARGAAN", msg("Menurut piagam.")),
            field_of(table, "award_level", "TINGKAT", msg("Pilih dari daftar.")),
            field_of(table, "awarded_on", "TANGGAL", DATE),
        ),
    )


def team_assignments() -> Template:
    """Return the workbook of team assignments."""
    table = TABLES["team_assignments"]
    return Template(
        table.name,
        "Penugasan tim",
        msg("Penugasan dalam tim kerja, satu baris per penugasan."),
        table,
        (
            field_of(table, "title", "NAMA TIM", msg("Menurut surat keputusan.")),
            field_of(table, "role", "PERAN", msg("Pilih dari daftar.")),
            field_of(table, "started_on", "TANGGAL MULAI", DATE),
            field_of(
                table,
                "ended_on",
                "TANGGAL SELESAI",
                msg("Kosong bila masih berjalan."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )


def position_history() -> Template:
    """Return the workbook of position history."""
    table = TABLES["position_history"]
    return Template(
        table.name,
        "Riwayat jabatan",
        msg("Jabatan yang pernah dan sedang diduduki."),
        table,
        (
            field_of(table, "position_title", "NAMA JABATAN", msg("Menurut surat keputusan.")),
            field_of(table, "position_tier", "JENJANG", msg("Pilih dari daftar.")),
            field_of(table, "agency", "INSTANSI", msg("Bila di instansi lain.")),
            field_of(table, "work_unit_id", "ID UNIT", msg("Bila diketahui.")),
            field_of(table, "appointment", "PENUGASAN", msg("DEFINITIF, PLT, PLH, atau PJ.")),
            field_of(
                table,
                "relative_level",
                "TINGKAT TERHADAP JABATANNYA",
                msg("Untuk PLT, PLH, PJ: dibandingkan jabatan definitifnya."),
            ),
            field_of(table, "started_on", "TANGGAL MULAI", DATE),
            field_of(
                table,
                "ended_on",
                "TANGGAL SELESAI",
                msg("Kosong bila masih diduduki."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )


def sanctions() -> Template:
    """Return the workbook of sanctions."""
    table = TABLES["sanctions"]
    return Template(
        table.name,
        "Hukuman disiplin",
        msg("Hukuman disiplin yang dijatuhkan. Data terbatas: bagikan seperlunya."),
        table,
        (
            field_of(table, "sanction_level", "TINGKAT", msg("RINGAN, SEDANG, atau BERAT.")),
            field_of(table, "title", "JENIS HUKUMAN", msg("Menurut surat keputusan.")),
            field_of(table, "started_on", "TANGGAL MULAI", DATE),
            field_of(
                table,
                "ended_on",
                "TANGGAL BERAKHIR",
                msg("Akhir masa hukuman; boleh di masa depan."),
                may_be_future=True,
            ),
        ),
        period=("started_on", "ended_on"),
    )
