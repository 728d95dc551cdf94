"""The employee number as files write it: whole, or spoiled by a spreadsheet.

Law: Perka BKN 22/2007 and 43/2007 (how a NIP is made).
"""

import re
from datetime import date

from takar.exchange.faults import Problem, Severity
from takar.kernel.language import Message, msg
from takar.kernel.nip import Nip, masked_nip, read_nip

AGE_AT_APPOINTMENT = range(16, 60)

_SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?[eE]\+?\d{1,2}$")
_LOST_DIGITS = re.compile(r"^\d{15}000(?:[.,]0+)?$")
_BLANKS = re.compile(r"[\s.\-]")
_FROM_SOURCE = msg(
    "Ambil NIP dari berkas SIASN asli; bila lewat Excel, impor kolom NIP sebagai teks."
)

MISSING_NIP = Problem("NIP_KOSONG", msg("NIP kosong."), msg("Isi NIP 18 angka sesuai data SIASN."))
SPOILED = Problem(
    "NIP_RUSAK_EXCEL",
    msg("NIP rusak oleh Excel: angka di belakangnya hilang."),
    _FROM_SOURCE,
)
IMPOSSIBLE_BIRTH = Problem(
    "NIP_TANGGAL_LAHIR",
    msg("Delapan angka pertama NIP bukan tanggal yang ada."),
    msg("Periksa NIP pada SK; kemungkinan salah ketik."),
)
IMPOSSIBLE_SEX = Problem(
    "NIP_JENIS_KELAMIN",
    msg("Angka ke-15 NIP harus 1 (laki-laki) atau 2 (perempuan)."),
    msg("Periksa NIP pada SK; kemungkinan salah ketik."),
)


def nip_of(text: str) -> str | Problem:
    """Return the 18 digits of a NIP, or what is wrong with it.

    >>> nip_of("19800312 200501 1 003")
    '198003122005011003'
    """
    if _SCIENTIFIC.match(text) or _LOST_DIGITS.match(text):
        return SPOILED
    digits = _BLANKS.sub("", text)
    nip = read_nip(digits)
    if nip is None or not digits.isascii():
        return _not_a_nip(digits)
    if _LOST_DIGITS.match(digits):
        return SPOILED
    if nip.birth_on is None:
        return IMPOSSIBLE_BIRTH
    return digits if nip.sex else IMPOSSIBLE_SEX


def _not_a_nip(digits: str) -> Problem:
    return Problem(
        "NIP_BUKAN_18_ANGKA",
        msg("NIP harus 18 angka; yang tertulis {length} karakter.", length=len(digits)),
        _FROM_SOURCE,
    )


def shown_nip(text: str) -> str:
    """Return what may be shown of a NIP: never the birth date, never the sequence.

    >>> shown_nip("1.98003E+17")
    '1.9…E+17'
    """
    if _SCIENTIFIC.match(text):
        return f"{text[:3]}…E{text.upper().partition('E')[2]}"
    return masked_nip(text)


def doubts_about(nip: Nip, day: date) -> Problem | None:
    """Return what is unlikely in a NIP that is well made, if anything."""
    if (nip.appointed_year, nip.appointed_month or 1) > (day.year, day.month):
        return _doubt("NIP_TMT_MENDATANG", msg("Pengangkatan menurut NIP masih di masa depan."))
    if nip.birth_on and nip.appointed_year - nip.birth_on.year not in AGE_AT_APPOINTMENT:
        return _doubt("NIP_USIA_ANGKAT", msg("Usia saat pengangkatan menurut NIP tidak wajar."))
    return None


def _doubt(code: str, reason: Message) -> Problem:
    return Problem(code, reason, msg("Cocokkan NIP dengan SK CPNS."), Severity.WARNING)
