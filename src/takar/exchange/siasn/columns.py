"""The headings of the SIASN export, what other rosters call them, and what we leave alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.exchange.cells import heading_key
from takar.exchange.files.grid import Grid
from takar.exchange.files.headings import check_obligatory, places_of, unknown_headings
from takar.kernel.language import Message, msg
from takar.tables.siasn_codes import code_table

_EXPORT = code_table("kolom_ekspor")
SIASN_COLUMNS = tuple(row["heading"] for row in _EXPORT if row["variant"] == "67")
ECHELON_COLUMNS = tuple(row["heading"] for row in _EXPORT if row["variant"] == "69")
TAKEN = tuple(row["heading"] for row in _EXPORT if row["use"] == "DIAMBIL")
DATES = ("TANGGAL LAHIR", "TMT CPNS", "TMT GOLONGAN", "TMT JABATAN")

OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "NIP BARU": ("NIP", "NIP BARU PNS", "NOMOR INDUK PEGAWAI", "NI PPPK", "NIP NI PPPK"),
    "NAMA": ("NAMA LENGKAP", "NAMA PEGAWAI", "NAMA PNS"),
    "TANGGAL LAHIR": ("TGL LAHIR", "TTL", "TEMPAT TANGGAL LAHIR", "TEMPAT TGL LAHIR"),
    "JENIS KELAMIN": ("JK", "L P", "KELAMIN", "GENDER"),
    "KEDUDUKAN HUKUM NAMA": ("KEDUDUKAN HUKUM", "KEDUDUKAN"),
    "STATUS CPNS PNS": ("STATUS PEGAWAI", "STATUS KEPEGAWAIAN", "STATUS ASN", "JENIS ASN"),
    "GOL AKHIR NAMA": (
        *("GOLRU", "PANGKAT", "GOL", "GOLONGAN", "GOLONGAN RUANG", "GOL RUANG", "GOLRU PANGKAT"),
        *("PANGKAT GOLRU", "PANGKAT GOLONGAN", "PANGKAT GOL", "PANGKAT GOL RUANG", "GOL AKHIR"),
    ),
    "TMT GOLONGAN": ("TMT PANGKAT", "TMT GOL", "TMT GOLRU", "TMT GOL RUANG"),
    "JENIS JABATAN NAMA": ("JENIS JABATAN",),
    "JABATAN NAMA": ("JABATAN", "NAMA JABATAN"),
    "TINGKAT PENDIDIKAN NAMA": ("PENDIDIKAN", "TINGKAT PENDIDIKAN", "PENDIDIKAN TERAKHIR"),
    "PENDIDIKAN NAMA": ("JURUSAN", "PRODI", "PROGRAM STUDI"),
    "UNOR NAMA": ("UNIT KERJA", "UNOR", "UNIT ORGANISASI", "OPD", "SKPD", "PERANGKAT DAERAH"),
    "ESELON NAMA": ("ESELON", "ESELON JABATAN"),
    "TMT CPNS": ("TMT PENGANGKATAN",),
}
SOURCES: Mapping[str, tuple[str, ...]] = {
    "sex": ("JENIS KELAMIN",),
    "birth_on": ("TANGGAL LAHIR",),
    "legal_status": ("KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA"),
    "work_unit_name": ("UNOR NAMA",),
    "position_code": ("JABATAN ID",),
    "positioned_on": ("TMT JABATAN",),
    "appointed_on": ("TMT CPNS",),
    "grade": ("GOL AKHIR ID", "GOL AKHIR NAMA"),
    "graded_on": ("TMT GOLONGAN",),
    "education_level": ("TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA"),
    "education_field": ("PENDIDIKAN NAMA",),
    "title_before": ("GELAR DEPAN",),
    "title_after": ("GELAR BELAKANG",),
    "siasn_id": ("PNS ID",),
    "nip_old": ("NIP LAMA",),
    "position_id": (),
    "education_fit": (),
}
UNUSED = ("NO", "NOMOR", "NO URUT", "DIKLAT PIM", "KETERANGAN", "TEMPAT LAHIR", "TAHUN LULUS")
RESTRICTED = (
    *(row["heading"] for row in _EXPORT if row["use"] == "TERBATAS"),
    *("NO HP", "HP", "TELEPON", "AGAMA", "NPWP", "STATUS KAWIN", "STATUS PERKAWINAN"),
)

_OWN_KEYS = {heading_key(name): name for name in TAKEN}
_OTHER_KEYS = {heading_key(other): name for name, others in OTHER_NAMES.items() for other in others}
_RESTRICTED_KEYS = {heading_key(name) for name in RESTRICTED}
_KNOWN_KEYS = {
    *(heading_key(row["heading"]) for row in _EXPORT),
    *(heading_key(name) for name in UNUSED),
    *_OTHER_KEYS,
    *_RESTRICTED_KEYS,
}
HEADING_KEYS = (*_OWN_KEYS, *_OTHER_KEYS)


@dataclass(frozen=True)
class Layout:
    """Where each column we take stands, and what to say about the rest."""

    places: Mapping[str, int]
    notes: tuple[Message, ...]

    def tells(self, column: str) -> bool:
        """Whether the file can fill a column of ours; those without a source always are."""
        return column not in SOURCES or any(each in self.places for each in SOURCES[column])


def layout_of(grid: Grid, file_name: str) -> Layout:
    """Find the columns we take among the headings of a file.

    Raises:
        MissingColumns: when NIP, name, post or unit has no column.
        ColumnTwice: when two columns bear the same heading.
    """
    places = places_of(grid, (_OWN_KEYS, _OTHER_KEYS), file_name)
    unit = "UNOR ID" if "UNOR ID" in places else "UNOR NAMA"
    check_obligatory(places, ("NIP BARU", "NAMA", "JABATAN NAMA", unit), file_name)
    notes = (_variant(grid), *_restricted(grid), *unknown_headings(grid, _KNOWN_KEYS))
    return Layout(places, notes)


def _restricted(grid: Grid) -> list[Message]:
    columns = ", ".join(
        heading
        for heading, key in zip(grid.headings, grid.keys, strict=True)
        if key in _RESTRICTED_KEYS
    )
    if not columns:
        return []
    return [msg("Data pribadi terbatas sengaja tidak diambil: {columns}.", columns=columns)]


def _variant(grid: Grid) -> Message:
    keys = set(grid.keys)
    if not keys.issuperset(map(heading_key, SIASN_COLUMNS)):
        return msg("Susunan kolom: bukan ekspor SIASN utuh; kolom dicocokkan menurut judulnya.")
    if keys.issuperset(map(heading_key, ECHELON_COLUMNS)):
        return msg("Susunan kolom: ekspor SIASN 69 kolom (dengan eselon).")
    return msg("Susunan kolom: ekspor SIASN 67 kolom.")
