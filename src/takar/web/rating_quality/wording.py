"""The words for parts, sources, groups and places on the pages of this room."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from takar.web.kit.words import title_of

FACTORS = {
    "ratee": gettext_lazy("orang"),
    "rater": gettext_lazy("asesor"),
    "method": gettext_lazy("metode"),
    "competency": gettext_lazy("kompetensi"),
    "residual": gettext_lazy("sisa yang tidak terjelaskan"),
}
PARTS = {
    "RATINGS": gettext_lazy("Nilai asesor"),
    "NETWORK": gettext_lazy("Jaringan penilaian"),
    "AGREEMENT": gettext_lazy("Kesepakatan"),
    "GENERALIZABILITY": gettext_lazy("Sumber perbedaan nilai"),
    "RELIABILITY": gettext_lazy("Keandalan"),
    "FACETS": gettext_lazy("Keketatan asesor"),
    "HALO": gettext_lazy("Halo"),
    "DRIFT": gettext_lazy("Perubahan selama acara"),
    "ROBUST": gettext_lazy("Galat baku tahan halo"),
    "DIFFERENCES": gettext_lazy("Asesor menurut metode dan kelompok"),
    "CENTRALITY": gettext_lazy("Rentang level"),
    "ADJUSTED": gettext_lazy("Level disesuaikan"),
    "BORDERLINE": gettext_lazy("Peluang kategori"),
    "FAIRNESS": gettext_lazy("Keadilan antarkelompok"),
    "PEOPLE": gettext_lazy("JPM dan kategori"),
}
REASONS = {
    "TANPA_ASESOR": gettext_lazy("tanpa nama asesor; ikut membentuk level"),
    "METODE_TANPA_ASESOR": gettext_lazy("tes atau kuesioner; ikut membentuk level"),
    "BOBOT_NOL": gettext_lazy("metode berbobot nol"),
    "KOSONG": gettext_lazy("level kosong"),
    "KOMPETENSI_LAIN": gettext_lazy("kompetensi di luar aturan"),
}
GROUPINGS = {
    "SEX": gettext_lazy("Jenis kelamin"),
    "AGE_BAND": gettext_lazy("Kelompok umur"),
    "UNIT": gettext_lazy("Unit kerja"),
}
SEXES = {name: gettext_lazy(name) for name in ("Laki-laki", "Perempuan")}
KINDS = {
    "COMPETENCY": gettext_lazy("Kompetensi"),
    "METHOD": gettext_lazy("Metode"),
    "OVERALL": gettext_lazy("Keseluruhan"),
    "JPM": gettext_lazy("JPM"),
}


def source_title(code: str) -> str:
    """Return a source of difference in words: ``ratee*rater`` is "Orang × asesor"."""
    crossed = [
        _(" dalam ").join(str(FACTORS.get(name, name)) for name in factor.split(":"))
        for factor in code.split("*")
    ]
    told = " × ".join(crossed)
    return told[:1].upper() + told[1:]


def worded(code: str, words: Mapping[str, Any]) -> str:
    """Return the word for a code; one without a word is spelled out."""
    return str(words[code]) if code in words else title_of(code)
