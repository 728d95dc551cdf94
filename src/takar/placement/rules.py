"""The rules by code, and their words for the reader."""

from takar.kernel.language import Message, msg

ONE_EACH = "SATU_ORANG_SATU_JABATAN"
KEEPS_A_POST = "TETAP_BERJABATAN"
NO_DEMOTION = "TANPA_DEMOSI"
REGION = "WILAYAH"
NOT_ELIGIBLE = "TIDAK_MEMENUHI_SYARAT"
MUST_STAY = "WAJIB_TETAP"
MUST_MOVE = "WAJIB_PINDAH"
MUST_FILL = "WAJIB_TERISI"
MOST_OUT = "BATAS_KELUAR"
MOST_IN = "BATAS_MASUK"
BALANCE = "IMBANG"
COUPLE = "PASANGAN"
REPLACES = "MENGGANTIKAN"
ORDERED = "PENETAPAN"
FORBIDDEN = "LARANGAN"
LAWS = (NO_DEMOTION, REGION, NOT_ELIGIBLE, MUST_STAY)
"""Laws that a founded order may break; a code of ``barred`` is one too."""


def rule_words(code: str) -> Message:
    """Return what a rule says, for the reader; a code of an agency is its own word."""
    words = {
        ONE_EACH: msg("satu orang satu jabatan"),
        KEEPS_A_POST: msg("pemangku tidak boleh kehilangan jabatan"),
        NO_DEMOTION: msg("tidak boleh turun jenjang"),
        REGION: msg("di luar wilayah yang boleh"),
        NOT_ELIGIBLE: msg("tidak memenuhi syarat jabatan"),
        MUST_STAY: msg("wajib tetap"),
        MUST_MOVE: msg("wajib pindah"),
        MUST_FILL: msg("jabatan wajib terisi"),
        MOST_OUT: msg("batas orang keluar dari unit"),
        MOST_IN: msg("batas orang masuk ke unit"),
        BALANCE: msg("keseimbangan unit"),
        COUPLE: msg("aturan pasangan"),
        REPLACES: msg("perintah menggantikan"),
        ORDERED: msg("ditetapkan pimpinan"),
        FORBIDDEN: msg("dilarang pimpinan"),
    }
    return words.get(code, Message(code.replace("_", " ").lower()))
