"""What the law enumerates about people, with the words shown for it.

Pure: the stored values are those of ``takar.tables``; the labels are Indonesian originals.
"""

from typing import Literal

from pydantic import BaseModel, Field

from takar.kernel.language import mark
from takar.web.notices.rules import Said

POSITION_TIERS = {
    "JPT_UTAMA": mark("JPT Utama"),
    "JPT_MADYA": mark("JPT Madya"),
    "JPT_PRATAMA": mark("JPT Pratama"),
    "ADMINISTRATOR": mark("Administrator"),
    "PENGAWAS": mark("Pengawas"),
    "PELAKSANA": mark("Pelaksana"),
    "AHLI_UTAMA": mark("Ahli Utama"),
    "AHLI_MADYA": mark("Ahli Madya"),
    "AHLI_MUDA": mark("Ahli Muda"),
    "AHLI_PERTAMA": mark("Ahli Pertama"),
    "PENYELIA": mark("Penyelia"),
    "MAHIR": mark("Mahir"),
    "TERAMPIL": mark("Terampil"),
    "PEMULA": mark("Pemula"),
}
POSITION_KINDS = {
    "STRUKTURAL": mark("Struktural"),
    "FUNGSIONAL": mark("Fungsional"),
    "PELAKSANA": mark("Pelaksana"),
}
EMPLOYMENTS = {
    "PNS": mark("PNS"),
    "CPNS": mark("CPNS"),
    "PPPK": mark("PPPK"),
    "PPPK_PARUH_WAKTU": mark("PPPK paruh waktu"),
}
SEXES = {"L": mark("Laki-laki"), "P": mark("Perempuan")}
EDUCATION_LEVELS = {
    "SD": "SD",
    "SLTP": "SLTP",
    "SLTA": "SLTA",
    "D1": "D-I",
    "D2": "D-II",
    "D3": "D-III",
    "D4": "D-IV",
    "S1": "S-1",
    "PROFESI": "Profesi",
    "S2": "S-2",
    "SPESIALIS": "Spesialis",
    "SUBSPESIALIS": "Subspesialis",
    "S3": "S-3",
}
RATING_SCALES = {
    "PERMENPANRB_6_2022": "PermenPANRB 6/2022",
    "PP_30_2019": "PP 30/2019",
    "PP_46_2011": "PP 46/2011",
}
EDUCATION_FITS = {
    "SESUAI": mark("Sesuai"),
    "SERUMPUN": mark("Serumpun"),
    "TIDAK_SESUAI": mark("Tidak sesuai"),
}
RECORD_TITLES = {
    "performance_ratings": mark("Predikat kinerja"),
    "competency_levels": mark("Level kompetensi"),
    "potential_aspects": mark("Aspek potensi"),
    "awards": mark("Penghargaan"),
    "team_assignments": mark("Penugasan tim kerja"),
    "trainings": mark("Pengembangan kompetensi"),
    "position_history": mark("Riwayat jabatan"),
    "education_history": mark("Riwayat pendidikan"),
    "official_scores": mark("Nilai IP ASN resmi"),
    "sanctions": mark("Hukuman disiplin"),
    "scores": mark("Nilai lain"),
    "evidence_checks": mark("Pemeriksaan kelengkapan bukti"),
}

SMALL_IMPORT_ROWS = 2_000


class TableCount(BaseModel):
    """What an import does to one table."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class BatchSummary(BaseModel):
    """What a check found and an import did, as an ``ImportBatch`` keeps it.

    Attributes:
        read: rows of data in the file.
        refused: rows with at least one SALAH.
        warned: rows taken although somebody should look at them.
        tables: what happens to each table.
        absent: employees on record whom the file does not name; reported, never removed.
        absent_names: the first of them.
        notes: what the reader guessed: encoding, delimiter, layout.
        marks: the last row of each table that may come to depend on people, when imported.
        problem: why the last attempt to import failed.
        hint: what to do about that.
    """

    version: Literal[1] = 1
    read: int = 0
    refused: int = 0
    warned: int = 0
    tables: dict[str, TableCount] = Field(default_factory=dict)
    absent: int = 0
    absent_names: list[str] = Field(default_factory=list)
    notes: list[Said] = Field(default_factory=list)
    marks: dict[str, int] = Field(default_factory=dict)
    problem: Said | None = None
    hint: Said | None = None

    @property
    def new(self) -> int:
        """Rows not on record before."""
        return sum(table.new for table in self.tables.values())

    @property
    def changed(self) -> int:
        """Rows on record with other values."""
        return sum(table.changed for table in self.tables.values())

    @property
    def unchanged(self) -> int:
        """Rows on record with the same values."""
        return sum(table.unchanged for table in self.tables.values())

    @property
    def changes_nothing(self) -> bool:
        """Whether importing would leave everything as it is."""
        return not self.new and not self.changed


SORTS = {
    "nama": ("name",),
    "-nama": ("-name",),
    "unit": ("unit__path", "name"),
    "-unit": ("-unit__path", "name"),
    "jabatan": ("position_title", "name"),
    "-jabatan": ("-position_title", "name"),
    "golongan": ("grade", "name"),
    "-golongan": ("-grade", "name"),
    "tmt": ("positioned_on", "name"),
    "-tmt": ("-positioned_on", "name"),
}
GAPS = {
    "nip": mark("NIP"),
    "sex": mark("Jenis kelamin"),
    "birth_on": mark("Tanggal lahir"),
    "legal_status": mark("Kedudukan hukum"),
    "unit": mark("Unit kerja"),
    "position": mark("Jabatan pada peta jabatan"),
    "position_title": mark("Nama jabatan"),
    "position_kind": mark("Jenis jabatan"),
    "position_tier": mark("Jenjang jabatan"),
    "positioned_on": mark("TMT jabatan"),
    "appointed_on": mark("TMT CPNS"),
    "grade": mark("Golongan ruang"),
    "graded_on": mark("TMT golongan"),
    "education_level": mark("Tingkat pendidikan"),
    "education_field": mark("Bidang pendidikan"),
    "education_fit": mark("Kesesuaian bidang ilmu"),
}
CHECKED_TABLES = tuple(table for table in RECORD_TITLES if table != "evidence_checks")
RESTRICTED_TABLES = frozenset({"sanctions", "official_scores"})
"""Only an operator and who it is about: the points for discipline tell of a sanction too."""
SCORE_TABLES = frozenset({"competency_levels", "potential_aspects", "scores"})
RESTRICTED_GAPS = frozenset({"nip", "sex", "birth_on"})
ROSTER_KIND = "siasn"
UNIT_TREE_KIND = "unor"
COURSES_KIND, STRUCTURAL_KIND, RATINGS_KIND = "siasn_kursus", "siasn_diklat", "siasn_skp"
OFFICIAL_KIND = "nilai_resmi"
UPLOAD_KINDS = {
    ROSTER_KIND: mark("Data pegawai (ekspor Data ASN SIASN)"),
    UNIT_TREE_KIND: mark("Pohon unit organisasi (ref-unor SIASN)"),
    "work_units": mark("Unit organisasi (templat)"),
    "positions": mark("Peta jabatan (templat)"),
    "competency_standards": mark("Standar kompetensi jabatan (templat)"),
    COURSES_KIND: mark("Kursus, pelatihan dan seminar (kursus.csv, kolom SIASN)"),
    STRUCTURAL_KIND: mark("Diklat struktural (diklat_struktural.csv, kolom SIASN)"),
    RATINGS_KIND: mark("Predikat kinerja (skp.csv, kolom SIASN)"),
    OFFICIAL_KIND: mark("Nilai IP ASN resmi (ekspor PIP ASN, ipasn_bkn.csv, atau daftar ber-NIP)"),
    "official_scores": mark("Nilai IP ASN resmi (templat)"),
    "education_history": mark("Riwayat pendidikan (templat)"),
    "performance_ratings": mark("Predikat kinerja (templat)"),
    "awards": mark("Penghargaan (templat)"),
    "team_assignments": mark("Penugasan tim kerja (templat)"),
    "trainings": mark("Pengembangan kompetensi (templat)"),
    "position_history": mark("Riwayat jabatan (templat)"),
    "sanctions": mark("Hukuman disiplin (templat)"),
    "scores": mark("Nilai lain (templat)"),
    "evidence_checks": mark("Pemeriksaan kelengkapan bukti (templat)"),
    "competency_levels": mark("Hasil uji kompetensi terdahulu (templat)"),
    "potential_aspects": mark("Hasil uji potensi terdahulu (templat)"),
}
TABLE_TITLES = {
    "employees": mark("Pegawai"),
    "work_units": mark("Unit kerja"),
    "positions": mark("Jabatan"),
    "competency_standards": mark("Standar kompetensi"),
    **RECORD_TITLES,
}
