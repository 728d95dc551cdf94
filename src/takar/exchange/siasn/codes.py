"""SIASN's codes and words turned into the values of our tables."""

import re
from collections.abc import Callable
from functools import cache

from takar.exchange.cells import heading_key
from takar.exchange.faults import Problem, Severity
from takar.kernel.language import msg
from takar.tables.siasn_codes import code_map, code_table, known_codes

SEX = {
    **dict.fromkeys(("m", "l", "1", "pria", "laki", "laki_laki", "male", "lk"), "L"),
    **dict.fromkeys(("f", "p", "2", "wanita", "perempuan", "female", "pr"), "P"),
}
STATUS = {
    **dict.fromkeys(("p", "pns"), "PNS"),
    **dict.fromkeys(("c", "cpns"), "CPNS"),
    **dict.fromkeys(("pppk", "p3k", "pppk_penuh_waktu"), "PPPK"),
    **dict.fromkeys(("pppk_paruh_waktu", "p3k_paruh_waktu", "pppk_pw"), "PPPK_PARUH_WAKTU"),
}
PNS_GRADES = frozenset(code_map("golongan", "grade").values())
PPPK_GRADES = frozenset(code_map("golongan", "pppk_grade").values())

Look = Callable[[str], str | Problem]

_PNS_GRADE = re.compile(r"\b(I{1,3}|IV)\s*[/.\- ]?\s*([a-e])\b", re.IGNORECASE)
_PPPK_GRADE = re.compile(r"^(?:gol(?:ongan)?\.? )?([IVX]+)$", re.IGNORECASE)
_ECHELON = re.compile(r"^(?:eselon )?(I{1,3}|IV|V)\s*[/.\- ]?\s*([ab])$", re.IGNORECASE)
_DEGREE = re.compile(
    r"^(?:S-?[1-3]|D-?(?:IV|I{1,3}|[1-4])|SLTA(?: Kejuruan)?)[ /](?=\S)", re.IGNORECASE
)
_JUNK = re.compile(r"#DELETE#|^[\d\W_]+$")


def unknown(title: str, severity: Severity = Severity.WRONG) -> Problem:
    """Say that a value is none of those the reference knows."""
    return Problem(
        "NILAI_TIDAK_DIKENAL",
        msg("Isi kolom {column} tidak dikenal.", column=title),
        msg("Pakai kode atau nama sesuai referensi SIASN."),
        severity,
    )


def sex_of(text: str) -> str | Problem:
    """Read L or P, however it is written."""
    return SEX.get(heading_key(text)) or unknown("JENIS KELAMIN")


def status_of(text: str) -> str | Problem:
    """Read PNS, CPNS or a kind of PPPK."""
    return STATUS.get(heading_key(text)) or unknown("STATUS CPNS PNS")


def legal_status_of(text: str) -> str | Problem:
    """Return the id of a kedudukan hukum, from its id or its name."""
    if padded := _padded(text, known_codes("kedudukan_hukum")):
        return padded
    named = {heading_key(row["title"]): row["id"] for row in code_table("kedudukan_hukum")}
    return named.get(heading_key(text)) or unknown("KEDUDUKAN HUKUM", Severity.WARNING)


def grade_of_id(text: str) -> str | Problem:
    """Return the golongan of an id."""
    return code_map("golongan", "grade").get(text) or unknown("GOL AKHIR ID")


def grade_of(text: str) -> str | Problem:
    """Return ``III/a`` or the Roman number of a PPPK, from any usual spelling.

    >>> grade_of("Penata Muda Tk. I (IIIb)"), grade_of("Golongan IX")
    ('III/b', 'IX')
    """
    if match := _PNS_GRADE.search(text):
        grade = f"{match[1].upper()}/{match[2].lower()}"
        return grade if grade in PNS_GRADES else unknown("GOL AKHIR NAMA")
    if match := _PPPK_GRADE.match(text):
        roman = match[1].upper()
        return roman if roman in PPPK_GRADES else unknown("GOL AKHIR NAMA")
    return _grades_by_rank().get(heading_key(text)) or unknown("GOL AKHIR NAMA")


@cache
def _grades_by_rank() -> dict[str, str]:
    return {
        heading_key(spelling): row["grade"]
        for row in code_table("golongan")
        for spelling in (row["rank"], row["rank"].replace("Tingkat", "Tk."))
    }


def pppk_grade(grade: str) -> str:
    """Return the PPPK golongan that shares its id with a golongan of PNS."""
    return code_map("golongan", "pppk_grade", key="grade").get(grade, grade)


def kind_of_id(text: str) -> str | Problem:
    """Return the kind of post of an id."""
    return code_map("jenis_jabatan", "position_kind").get(text) or unknown("JENIS JABATAN ID")


def kind_of(text: str) -> str | Problem:
    """Return the kind of post from its name."""
    words = heading_key(text)
    if "struktural" in words or words.startswith(("jpt", "administrator", "pengawas")):
        return "STRUKTURAL"
    if words in {"pelaksana", "jfu"} or "umum" in words:
        return "PELAKSANA"
    if "fungsional" in words or words in {"jf", "jft"}:
        return "FUNGSIONAL"
    return unknown("JENIS JABATAN NAMA")


def echelon_of(text: str) -> str | Problem:
    """Return ``III.a`` (or ``NON``) from an id or a spelling of an echelon."""
    if padded := _padded(text, known_codes("eselon")):
        return code_map("eselon", "echelon")[padded]
    if match := _ECHELON.match(text.strip()):
        return f"{match[1].upper()}.{match[2].lower()}"
    if heading_key(text) in {"non", "non_eselon", ""}:
        return "NON"
    return unknown("ESELON", Severity.WARNING)


def tier_of_echelon(echelon: str) -> str | None:
    """Return the tier of an echelon; I.a is read as JPT madya, as in the regions.

    >>> tier_of_echelon("III.b")
    'ADMINISTRATOR'
    """
    return code_map("eselon", "position_tier", key="echelon").get(echelon)


def tier_of_title(title: str) -> str | None:
    """Return the tier that the name of a functional post ends with.

    >>> tier_of_title("Analis Kebijakan Ahli Muda")
    'AHLI_MUDA'
    """
    words = f"_{heading_key(title)}"
    if words.endswith("_menengah_pertama"):  # a kind of school, not a tier
        return None
    return next((tier for ending, tier in _endings() if words.endswith(ending)), None)


def names_a_tier(title: str) -> bool:
    """Whether a title ends with a tier in words that only functional posts use."""
    words = f"_{heading_key(title)}"
    full = ("_ahli_pertama", "_ahli_muda", "_ahli_madya", "_ahli_utama")
    return words.endswith((*full, "_penyelia", "_mahir", "_terampil", "_pemula"))


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    pairs = [
        (f"_{heading_key(ending)}", row["position_tier"])
        for row in code_table("jenjang_jf")
        for ending in row["endings"].split("|")
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def education_of_id(text: str) -> str | Problem:
    """Return the education level of an id; 42, 47 and 49 have their own."""
    levels = code_map("tingkat_pendidikan", "education_level")
    padded = _padded(text, tuple(levels))
    return levels[padded] if padded else unknown("TINGKAT PENDIDIKAN ID")


def education_of(text: str) -> str | Problem:
    """Return the education level from its name."""
    return _education_names().get(heading_key(text)) or unknown("TINGKAT PENDIDIKAN NAMA")


@cache
def _education_names() -> dict[str, str]:
    return {
        heading_key(name): row["education_level"]
        for row in code_table("tingkat_pendidikan")
        for name in (row["title"], *row["names"].split("|"))
    }


def education_field_of(text: str) -> str | Problem:
    """Return the name of a field of study without its level; junk is no name.

    >>> education_field_of("S-1 Ilmu Hukum")
    'Ilmu Hukum'
    """
    if _JUNK.search(text):
        return Problem(
            "PENDIDIKAN_SAMPAH",
            msg("Nama pendidikan bukan nama yang berlaku di referensi SIASN."),
            msg("Perbaiki riwayat pendidikan di SIASN."),
            Severity.WARNING,
        )
    return _DEGREE.sub("", text)


def _padded(text: str, ids: tuple[str, ...]) -> str | None:
    """Return an id with the leading zero a spreadsheet may have taken."""
    return next((each for each in (text, text.zfill(2)) if each in ids), None)
