"""The headings of the SIASN export, what other rosters call them, and what we leave alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.exchange.cells import heading_key
from takar.exchange.files.grid import Grid
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

SIASN_COLUMNS = [
    "PNS ID",
    "NIP BARU",
    "NIP LAMA",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "TEMPAT LAHIR ID",
    "TEMPAT LAHIR NAMA",
    "TANGGAL LAHIR",
    "JENIS KELAMIN",
    "AGAMA ID",
    "AGAMA NAMA",
    "JENIS KAWIN ID",
    "JENIS KAWIN NAMA",
    "NIK",
    "NOMOR HP",
    "EMAIL",
    "EMAIL GOV",
    "ALAMAT",
    "NPWP NOMOR",
    "BPJS",
    "JENIS PEGAWAI ID",
    "JENIS PEGAWAI NAMA",
    "KEDUDUKAN HUKUM ID",
    "KEDUDUKAN HUKUM NAMA",
    "STATUS CPNS PNS",
    "KARTU ASN VIRTUAL",
    "NOMOR SK CPNS",
    "TANGGAL SK CPNS",
    "TMT CPNS",
    "NOMOR SK PNS",
    "TANGGAL SK PNS",
    "TMT PNS",
    "GOL AWAL ID",
    "GOL AWAL NAMA",
    "GOL AKHIR ID",
    "GOL AKHIR NAMA",
    "TMT GOLONGAN",
    "MK TAHUN",
    "MK BULAN",
    "JENIS JABATAN ID",
    "JENIS JABATAN NAMA",
    "JABATAN ID",
    "JABATAN NAMA",
    "TMT JABATAN",
    "TINGKAT PENDIDIKAN ID",
    "TINGKAT PENDIDIKAN NAMA",
    "PENDIDIKAN ID",
    "PENDIDIKAN NAMA",
    "TAHUN LULUS",
    "KPKN ID",
    "KPKN NAMA",
    "LOKASI KERJA ID",
    "LOKASI KERJA NAMA",
    "UNOR ID",
    "UNOR NAMA",
    "INSTANSI INDUK ID",
    "INSTANSI INDUK NAMA",
    "INSTANSI KERJA ID",
    "INSTANSI KERJA NAMA",
    "SATUAN KERJA INDUK ID",
    "SATUAN KERJA INDUK NAMA",
    "SATUAN KERJA KERJA ID",
    "SATUAN KERJA KERJA NAMA",
    "IS VALID NIK",
    "NAMA SEKOLAH",
    "FLAG IKD",
]
ECHELON_COLUMNS = ("ESELON ID", "ESELON NAMA")

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

TAKEN = (
    *("PNS ID", "NIP BARU", "NIP LAMA", "NAMA", "GELAR DEPAN", "GELAR BELAKANG", "TANGGAL LAHIR"),
    *("JENIS KELAMIN", "KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA", "STATUS CPNS PNS"),
    *("TMT CPNS", "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "JENIS JABATAN ID"),
    *("JENIS JABATAN NAMA", "JABATAN ID", "JABATAN NAMA", "TMT JABATAN", "TINGKAT PENDIDIKAN ID"),
    *("TINGKAT PENDIDIKAN NAMA", "PENDIDIKAN NAMA", "UNOR ID", "UNOR NAMA", "INSTANSI KERJA ID"),
    *("INSTANSI KERJA NAMA", *ECHELON_COLUMNS),
)
RESTRICTED = (
    *("NIK", "NOMOR HP", "EMAIL", "ALAMAT", "AGAMA ID", "AGAMA NAMA", "NPWP NOMOR", "BPJS"),
    *("JENIS KAWIN ID", "JENIS KAWIN NAMA", "NO HP", "TELEPON", "AGAMA", "NPWP", "STATUS KAWIN"),
)
UNUSED = ("NO", "NOMOR", "NO URUT", "DIKLAT PIM", "KETERANGAN", "TEMPAT LAHIR")
DATES = ("TANGGAL LAHIR", "TMT CPNS", "TMT GOLONGAN", "TMT JABATAN")

_KEY_OF = {heading_key(name): name for name in (*SIASN_COLUMNS, *ECHELON_COLUMNS)}
_OTHER_KEYS = {heading_key(other): name for name, others in OTHER_NAMES.items() for other in others}
_RESTRICTED_KEYS = {heading_key(name) for name in RESTRICTED}
_IGNORED_KEYS = {heading_key(name) for name in UNUSED}

HEADING_KEYS = tuple(heading_key(name) for name in TAKEN) + tuple(_OTHER_KEYS)


class MissingColumns(TakarError):
    """The file lacks columns without which nobody can be recognised."""


class ColumnTwice(TakarError):
    """Two columns of the file claim to be the same."""


@dataclass(frozen=True)
class Layout:
    """Where each column we take stands, under which heading, and what to say about the rest."""

    places: Mapping[str, int]
    titles: Mapping[str, str]
    notes: tuple[Message, ...]


def layout_of(grid: Grid, file_name: str) -> Layout:
    """Find the columns we take among the headings of a file.

    Raises:
        MissingColumns: when NIP, name, post or unit has no column.
        ColumnTwice: when two columns bear the same heading.
    """
    places = _places(grid, file_name)
    _check_obligatory(places, file_name)
    titles = {name: grid.headings[place] for name, place in places.items()}
    return Layout(places, titles, tuple(_notes(grid, places)))


def _places(grid: Grid, file_name: str) -> dict[str, int]:
    """Map our columns to places; SIASN's own heading goes before any other name for it."""
    places: dict[str, int] = {}
    for names in (_KEY_OF, _OTHER_KEYS):
        found: dict[str, int] = {}
        for place, key in enumerate(grid.keys):
            name = names.get(key)
            if name is None or name in places or name not in TAKEN:
                continue
            if name in found and key == grid.keys[found[name]]:
                raise ColumnTwice(
                    msg(
                        "Kolom {column} ada dua kali pada berkas {file}.",
                        column=grid.headings[place],
                        file=file_name,
                    ),
                    hint=msg("Hapus salah satu, lalu unggah lagi."),
                )
            found.setdefault(name, place)
        places |= found
    return places


def _check_obligatory(places: Mapping[str, int], file_name: str) -> None:
    missing = [name for name in ("NIP BARU", "NAMA", "JABATAN NAMA") if name not in places]
    if "UNOR ID" not in places and "UNOR NAMA" not in places:
        missing.append("UNOR NAMA")
    if missing:
        raise MissingColumns(
            msg(
                "Berkas {file} tidak memuat kolom wajib: {columns}.",
                file=file_name,
                columns=", ".join(missing),
            ),
            hint=msg("Gunakan ekspor Data ASN dari SIASN tanpa mengubah judul kolomnya."),
        )


def _notes(grid: Grid, places: Mapping[str, int]) -> list[Message]:
    taken = set(places.values())
    rest = [
        (key, grid.headings[place])
        for place, key in enumerate(grid.keys)
        if key and place not in taken
    ]
    restricted = [title for key, title in rest if key in _RESTRICTED_KEYS]
    known = {*_KEY_OF, *_OTHER_KEYS, *_RESTRICTED_KEYS, *_IGNORED_KEYS}
    unknown = [title for key, title in rest if key not in known]
    notes = [_variant(grid)]
    if restricted:
        notes.append(
            msg(
                "Data pribadi terbatas sengaja tidak diambil: {columns}.", columns=_join(restricted)
            )
        )
    if unknown:
        notes.append(
            msg("Kolom yang tidak dikenal dan tidak dibaca: {columns}.", columns=_join(unknown))
        )
    return notes


def _variant(grid: Grid) -> Message:
    keys = set(grid.keys)
    own = [heading_key(name) for name in SIASN_COLUMNS]
    extra = [heading_key(name) for name in ECHELON_COLUMNS]
    if keys.issuperset([*own, *extra]):
        return msg("Susunan kolom: ekspor SIASN 69 kolom (dengan eselon).")
    if keys.issuperset(own):
        return msg("Susunan kolom: ekspor SIASN 67 kolom.")
    return msg("Susunan kolom: bukan ekspor SIASN utuh; kolom dicocokkan menurut judulnya.")


def _join(titles: list[str]) -> str:
    return ", ".join(titles)
