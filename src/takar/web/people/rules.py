"""What the law enumerates about people, with the words shown for it.

Pure: the stored values are those of ``takar.tables``; the labels are Indonesian originals.
"""

from typing import Literal

from pydantic import BaseModel, Field

from takar.kernel.language import Message

POSITION_TIERS = {
    "JPT_UTAMA": "JPT Utama",
    "JPT_MADYA": "JPT Madya",
    "JPT_PRATAMA": "JPT Pratama",
    "ADMINISTRATOR": "Administrator",
    "PENGAWAS": "Pengawas",
    "PELAKSANA": "Pelaksana",
    "AHLI_UTAMA": "Ahli Utama",
    "AHLI_MADYA": "Ahli Madya",
    "AHLI_MUDA": "Ahli Muda",
    "AHLI_PERTAMA": "Ahli Pertama",
    "PENYELIA": "Penyelia",
    "MAHIR": "Mahir",
    "TERAMPIL": "Terampil",
    "PEMULA": "Pemula",
}
POSITION_KINDS = {
    "STRUKTURAL": "Struktural",
    "FUNGSIONAL": "Fungsional",
    "PELAKSANA": "Pelaksana",
}
EMPLOYMENTS = {
    "PNS": "PNS",
    "CPNS": "CPNS",
    "PPPK": "PPPK",
    "PPPK_PARUH_WAKTU": "PPPK paruh waktu",
}
SEXES = {"L": "Laki-laki", "P": "Perempuan"}
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
EDUCATION_FITS = {
    "SESUAI": "Sesuai",
    "SERUMPUN": "Serumpun",
    "TIDAK_SESUAI": "Tidak sesuai",
}
RECORD_TITLES = {
    "performance_ratings": "Predikat kinerja",
    "competency_levels": "Level kompetensi",
    "potential_aspects": "Aspek potensi",
    "awards": "Penghargaan",
    "team_assignments": "Penugasan tim kerja",
    "trainings": "Pengembangan kompetensi",
    "position_history": "Riwayat jabatan",
    "sanctions": "Hukuman disiplin",
    "scores": "Nilai lain",
    "evidence_checks": "Pemeriksaan kelengkapan bukti",
}

SMALL_IMPORT_ROWS = 2_000


class Said(BaseModel):
    """A sentence for the reader with its facts apart, so that any language can say it."""

    template: str = ""
    facts: dict[str, str | int] = Field(default_factory=dict)

    @classmethod
    def of(cls, message: Message | str) -> "Said":
        """Keep a sentence of the computing floors."""
        if isinstance(message, str):
            return cls(template=message.replace("{", "{{").replace("}", "}}"))
        facts = {
            name: value if isinstance(value, int) else str(value)
            for name, value in message.facts.items()
        }
        return cls(template=message.template, facts=facts)

    def __str__(self) -> str:
        return str(Message(self.template, dict(self.facts)))


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
    "nip": "NIP",
    "sex": "Jenis kelamin",
    "birth_on": "Tanggal lahir",
    "legal_status": "Kedudukan hukum",
    "unit": "Unit kerja",
    "position": "Jabatan pada peta jabatan",
    "position_title": "Nama jabatan",
    "position_kind": "Jenis jabatan",
    "position_tier": "Jenjang jabatan",
    "positioned_on": "TMT jabatan",
    "appointed_on": "TMT CPNS",
    "grade": "Golongan ruang",
    "graded_on": "TMT golongan",
    "education_level": "Tingkat pendidikan",
    "education_field": "Bidang pendidikan",
    "education_fit": "Kesesuaian bidang ilmu",
}
RESTRICTED_GAPS = frozenset({"nip", "sex", "birth_on"})
ROSTER_KIND = "siasn"
UNIT_TREE_KIND = "unor"
UPLOAD_KINDS = {
    ROSTER_KIND: "Data pegawai (ekspor Data ASN dari SIASN, CSV atau XLSX)",
    UNIT_TREE_KIND: "Pohon unit organisasi (ref-unor SIASN, CSV)",
    "work_units": "Unit organisasi (templat)",
    "positions": "Peta jabatan (templat)",
    "competency_standards": "Standar kompetensi jabatan (templat)",
    "performance_ratings": "Predikat kinerja (templat)",
    "awards": "Penghargaan (templat)",
    "team_assignments": "Penugasan tim kerja (templat)",
    "trainings": "Pengembangan kompetensi (templat)",
    "position_history": "Riwayat jabatan (templat)",
    "sanctions": "Hukuman disiplin (templat)",
    "scores": "Nilai lain (templat)",
    "evidence_checks": "Pemeriksaan kelengkapan bukti (templat)",
    "competency_levels": "Hasil uji kompetensi terdahulu (templat)",
    "potential_aspects": "Hasil uji potensi terdahulu (templat)",
}
TABLE_TITLES = {
    "employees": "Pegawai",
    "work_units": "Unit kerja",
    "positions": "Jabatan",
    "competency_standards": "Standar kompetensi",
    **RECORD_TITLES,
}
