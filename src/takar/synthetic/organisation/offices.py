"""The offices of a regional government: their names and their divisions, the commonest first."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Office:
    """A dinas or badan: its name, the word that its jobs ask for, and its divisions."""

    name: str
    affair: str
    divisions: tuple[str, ...]


def _offices(kind: str) -> tuple[Office, ...]:
    with (Path(__file__).parent / "offices.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Office(row["name"], row["affair"], tuple(row["divisions"].split(";")))
            for row in csv.DictReader(file)
            if row["kind"] == kind
        )


DINAS = _offices("DINAS")
BADAN = _offices("BADAN")
DEPUTIES = {
    "Asisten Pemerintahan dan Kesejahteraan Rakyat": (
        "Tata Pemerintahan",
        "Kesejahteraan Rakyat",
        "Hukum",
    ),
    "Asisten Perekonomian dan Pembangunan": (
        "Perekonomian",
        "Administrasi Pembangunan",
        "Pengadaan Barang dan Jasa",
        "Sumber Daya Alam",
    ),
    "Asisten Administrasi Umum": (
        "Umum",
        "Organisasi",
        "Protokol dan Komunikasi Pimpinan",
        "Perencanaan dan Keuangan",
    ),
}
ADVISERS = (
    "Pemerintahan, Hukum dan Politik",
    "Ekonomi, Keuangan dan Pembangunan",
    "Kemasyarakatan dan Sumber Daya Manusia",
)
DISTRICT_SECTIONS = (
    "Tata Pemerintahan",
    "Pemberdayaan Masyarakat",
    "Ketenteraman dan Ketertiban",
    "Pelayanan Umum",
    "Kesejahteraan Sosial",
)
WARD_SECTIONS = ("Pemerintahan", "Pembangunan", "Pelayanan Masyarakat")
HOSPITAL_DIVISIONS = ("Pelayanan Medik", "Keperawatan", "Umum dan Keuangan")
PLACE_BEGINNINGS = (
    *("Karang", "Sumber", "Wana", "Tirta", "Banyu", "Rawa", "Sido", "Jati", "Gunung", "Kali"),
    *("Bumi", "Tanjung", "Sekar", "Arga", "Padang", "Muara", "Telaga", "Bukit"),
)
PLACE_ENDINGS = (
    *("asri", "rejo", "mulya", "sari", "harjo", "agung", "jaya", "makmur", "indah", "kencana"),
    *("lestari", "wangi", "baru", "raya", "tirta", "luhur"),
)
