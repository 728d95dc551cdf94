"""The words for rules, fields, deeds and groups on the pages of this room."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from takar.regulations.kinds import BandsFile, CodesFile, TableFile
from takar.regulations.sandbox import Leaf
from takar.web.kit.words import title_of
from takar.web.scenarios.rules import GroupShift

SHOWN = 30
"""Groups of one kind on a page."""
FIELDS = {
    "at_least": gettext_lazy("Mulai dari (termasuk)"),
    "over": gettext_lazy("Lebih dari"),
    "below": gettext_lazy("Kurang dari"),
    "up_to": gettext_lazy("Sampai dengan (termasuk)"),
    "points": gettext_lazy("Poin"),
    "education_class": gettext_lazy("Golongan"),
    "levels": gettext_lazy("Diklat yang dihitung"),
    "tiers": gettext_lazy("Jenjang"),
    "kinds": gettext_lazy("Jenis jabatan"),
    "indicator": gettext_lazy("Unsur"),
    "mode": gettext_lazy("Cara menghitung"),
    "years": gettext_lazy("Jumlah tahun"),
    "unrecorded": gettext_lazy("Tanpa catatan dianggap"),
    "minimum": gettext_lazy("JP paling sedikit"),
    "may_be_summed": gettext_lazy("Beberapa diklat boleh dijumlahkan"),
    "position_titles": gettext_lazy("Nama jabatan yang dibebaskan"),
    "years_before": gettext_lazy("Tahun sebelum tahun yang diukur"),
    "decimals": gettext_lazy("Banyak desimal"),
    "classify_on": gettext_lazy("Kategori menurut angka"),
    "low_participation": gettext_lazy("Partisipasi rendah di bawah (%)"),
    "official_tolerance": gettext_lazy("Selisih skor resmi yang boleh"),
}
PARTS = {
    "KUALIFIKASI": gettext_lazy("Kualifikasi"),
    "KOMPETENSI": gettext_lazy("Kompetensi"),
    "KINERJA": gettext_lazy("Kinerja"),
    "DISIPLIN": gettext_lazy("Disiplin"),
    "S3": "S-3",
    "S2": "S-2",
    "S1_D4": "S-1/D-IV",
    "D3": "D-III",
    "D2_D1_SLTA": "D-II/D-I/SLTA",
    "DI_BAWAH_SLTA": gettext_lazy("Di bawah SLTA"),
    "PP_46_2011": "PP 46/2011",
    "PP_30_2019": "PP 30/2019",
    "PERMENPANRB_6_2022": "PermenPANRB 6/2022",
    "exact": gettext_lazy("tepat"),
    "rounded": gettext_lazy("dibulatkan"),
}
"""Names of rows and values that are not told by their letters."""
GROUPINGS = {
    "INSTANSI": gettext_lazy("Instansi"),
    "STATUS": gettext_lazy("Status"),
    "JENIS_KELAMIN": gettext_lazy("Jenis kelamin"),
    "JENIS_JABATAN": gettext_lazy("Kelompok jabatan"),
    "JENJANG": gettext_lazy("Jenjang jabatan"),
    "PENDIDIKAN": gettext_lazy("Pendidikan"),
    "UNIT": gettext_lazy("Unit kerja"),
}
DEEDS = {
    "VERIFIKASI": gettext_lazy("Verifikasi usulan yang menunggu"),
    "LENGKAPI_BUKTI": gettext_lazy("Lengkapi bukti yang belum dicatat"),
    "PERBARUI": gettext_lazy("Perbarui pelatihan yang kedaluwarsa"),
    "PELATIHAN": gettext_lazy("Ikut pelatihan"),
}
INDICATORS = {
    "KUALIFIKASI": gettext_lazy("Pendidikan formal"),
    "DIKLAT_KEPEMIMPINAN": gettext_lazy("Diklat kepemimpinan"),
    "DIKLAT_FUNGSIONAL": gettext_lazy("Diklat fungsional"),
    "DIKLAT_TEKNIS": gettext_lazy("Diklat teknis"),
    "SEMINAR": gettext_lazy("Seminar dan sejenisnya"),
    "KINERJA": gettext_lazy("Penilaian kinerja"),
    "DISIPLIN": gettext_lazy("Disiplin"),
}
LIMITS = {
    "hours_each": gettext_lazy("JP paling banyak per orang"),
    "budget": gettext_lazy("Anggaran"),
    "people_per_unit": gettext_lazy("Orang paling banyak per unit"),
}


def worded(code: str, words: Mapping[str, Any] = FIELDS) -> str:
    """Return the word for a code; one without a word is spelled out."""
    return str(words[code]) if code in words else title_of(code)


def column_title(leaf: Leaf) -> str:
    """Return the head of the column in which a thing stands; a thing alone in its row has none."""
    return worded(leaf.path[-1]) if len(leaf.path) > 1 else _("Nilai")


def row_title(form: Any, value: Any, leaf: Leaf) -> str:
    """Return the name of the row in which a thing stands."""
    if not leaf.path:
        return str(form.title)
    first = leaf.path[0]
    match form:
        case BandsFile():
            return str(list(value)[int(first)].title)
        case CodesFile():
            return str(value[first].title)
        case TableFile():
            row = value[int(first) - 1]
            named = (str(cell) for name, cell in row.items() if is_name(form.columns[name]))
            return " · ".join(worded(cell, PARTS) for cell in named)
        case _:
            return worded(first, {**FIELDS, **INDICATORS, **PARTS})


def is_name(kind: str | list[str]) -> bool:
    """Tell whether a column of a table names its row."""
    return isinstance(kind, list) or kind.removesuffix("?") == "text"


def place_title(form: Any, value: Any, leaf: Leaf) -> str:
    """Return the place of a thing in one line: row and column."""
    row, column = row_title(form, value, leaf), column_title(leaf)
    return row if len(leaf.path) < 2 else f"{row} · {column}"


def grouped(groups: list[GroupShift]) -> list[tuple[str, list[GroupShift], int]]:
    """Return the groups under the word for what they are grouped by, and how many are left out.

    Of many, those that move most are shown; the agency stands apart.
    """
    words = {code: title for code, title in GROUPINGS.items() if code != "INSTANSI"}
    found = [
        (str(title), [group for group in groups if group.grouping == code])
        for code, title in words.items()
    ]
    return [(title, *most_moved(rows)) for title, rows in found if rows]


def most_moved(rows: list[GroupShift]) -> tuple[list[GroupShift], int]:
    """Return the groups to be shown: all of a few, else those with the most movement."""
    if len(rows) <= SHOWN:
        return rows, 0
    ordered = sorted(rows, key=lambda group: -(group.risen + group.fallen))
    return ordered[:SHOWN], len(rows) - SHOWN
