"""How enumerated values look to people: their words, tones and signs."""

from django.utils.translation import gettext as _

from takar.web.kit import charts

SIGNS = {
    "good": "circle-check",
    "fair": "circle-dot",
    "poor": "triangle-alert",
    "info": "info",
    "none": "circle-minus",
}
TONES = {
    "good": {
        "OPTIMAL",
        "MEMENUHI_SYARAT",
        "TINGGI",
        "DI_ATAS_EKSPEKTASI",
        "SANGAT_BAIK",
        "SANGAT_TINGGI",
        "BAIK",
        "DITANDATANGANI",
        "DISERAHKAN",
        "HADIR",
        "certain",
    },
    "fair": {
        "CUKUP_OPTIMAL",
        "MASIH_MEMENUHI_SYARAT",
        "MENENGAH",
        "SESUAI_EKSPEKTASI",
        "BUTUH_PERBAIKAN",
        "SEDANG",
        "unsure",
    },
    "poor": {
        "KURANG_OPTIMAL",
        "KURANG_MEMENUHI_SYARAT",
        "RENDAH",
        "DI_BAWAH_EKSPEKTASI",
        "KURANG",
        "SANGAT_KURANG",
        "SANGAT_RENDAH",
        "TIDAK_HADIR",
    },
    "info": {
        "likely",
        "assumed",
        "BERLANGSUNG",
        "PENILAIAN",
        "INTEGRASI",
        "DIRENCANAKAN",
        "DIUNDANG",
    },
}
ACRONYMS = {"JPT", "PNS", "CPNS", "PPPK", "JPM", "ASN", "KRS", "NIP", "JP", "JF", "JA"}


def tone_of(code: object) -> str:
    """Return the tone of a category or box: good, fair, poor, info, none."""
    if code is None or code == "":
        return "none"
    if isinstance(code, int):
        return charts.BOX_TONES.get(code, "none")
    return next((tone for tone, codes in TONES.items() if str(code) in codes), "none")


def title_of(code: str | None) -> str:
    """Return an enumerated value as words; acronyms stay as they are.

    >>> title_of("JPT_PRATAMA")
    'JPT Pratama'
    """
    if not code:
        return "–"
    parts = str(code).split("_")
    return " ".join(part if part in ACRONYMS else part.capitalize() for part in parts)


def box_word(box: int) -> str:
    """Return the words for a box."""
    return _("Kotak %(box)s") % {"box": box}


def box_link(address: str, box: int) -> str:
    """Return the address of one box under a page; none where there is no page."""
    if not address:
        return ""
    return f"{address}{'&' if '?' in address else '?'}kotak={box}"


def performance_words() -> tuple[str, ...]:
    """Return the rows of the nine boxes, from the top."""
    return _("Di atas ekspektasi"), _("Sesuai ekspektasi"), _("Di bawah ekspektasi")


def potential_words() -> tuple[str, ...]:
    """Return the columns of the nine boxes, from the left."""
    return _("Rendah"), _("Menengah"), _("Tinggi")
