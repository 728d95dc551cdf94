"""Where the facts about one person disagree: warnings, because either side may be right."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from takar.exchange.faults import Problem, Severity
from takar.exchange.identity import doubts_about
from takar.exchange.siasn.codes import PPPK_GRADES, names_a_tier
from takar.kernel.language import Message, msg
from takar.kernel.nip import Nip, read_nip

Person = Mapping[str, object]
Finding = tuple[str, str, Problem]

_COMPARE = msg("Periksa SK dan perbaiki di SIASN bila perlu; baris tetap diambil.")
_CONTRACTS = frozenset({"PPPK", "PPPK_PARUH_WAKTU"})


def _warning(code: str, reason: Message) -> Problem:
    return Problem(code, reason, _COMPARE, Severity.WARNING)


BIRTH = _warning("BEDA_TANGGAL_LAHIR", msg("Tanggal lahir berbeda dengan yang tertulis pada NIP."))
SEX = _warning("BEDA_JENIS_KELAMIN", msg("Jenis kelamin berbeda dengan yang tertulis pada NIP."))
APPOINTED = _warning("BEDA_TMT_CPNS", msg("TMT CPNS berbeda dengan yang tertulis pada NIP."))
EMPLOYMENT = _warning("BEDA_STATUS", msg("Status PNS/PPPK tidak sesuai dengan pola NIP."))
GRADE = _warning("BEDA_GOLONGAN", msg("Golongan PPPK tercatat pada PNS."))
KIND = _warning("BEDA_JENIS_JABATAN", msg("Jenis jabatan tidak sesuai dengan nama jabatan."))
NO_TIER = _warning(
    "JENJANG_TIDAK_DIKENAL", msg("Jenjang atau eselon jabatan tidak dapat ditentukan.")
)
BEFORE_BIRTH = _warning("TANGGAL_TIDAK_WAJAR", msg("Tanggal lebih awal daripada tanggal lahir."))
FUTURE = _warning("TANGGAL_MENDATANG", msg("Tanggal masih di masa depan."))


def contradictions(person: Person, day: date) -> Iterator[Finding]:
    """Yield each disagreement as column, value and problem."""
    nip = read_nip(str(person["nip"]))
    if nip is not None:
        yield from _against_nip(person, nip)
        if doubt := doubts_about(nip, day):
            yield "NIP BARU", nip.text, doubt
    yield from _post(person)
    yield from _times(person, day)


def _against_nip(person: Person, nip: Nip) -> Iterator[Finding]:
    birth, sex, employment = person["birth_on"], person["sex"], person["employment"]
    if birth and nip.birth_on and birth != nip.birth_on:
        yield "TANGGAL LAHIR", f"{birth:%d-%m-%Y}", BIRTH
    if sex and nip.sex and sex != nip.sex:
        yield "JENIS KELAMIN", str(sex), SEX
    if employment and nip.looks_like_pppk != (employment in _CONTRACTS):
        yield "STATUS CPNS PNS", str(employment), EMPLOYMENT
    if _appointed_otherwise(person["appointed_on"], nip):
        yield "TMT CPNS", f"{person['appointed_on']:%d-%m-%Y}", APPOINTED


def _appointed_otherwise(appointed: object, nip: Nip) -> bool:
    if not isinstance(appointed, date):
        return False
    month = nip.appointed_month or appointed.month
    return (appointed.year, appointed.month) != (nip.appointed_year, month)


def _post(person: Person) -> Iterator[Finding]:
    title, kind = str(person["position_title"] or ""), person["position_kind"]
    if person["grade"] in PPPK_GRADES and person["employment"] in {"PNS", "CPNS"}:
        yield "GOL AKHIR NAMA", str(person["grade"]), GRADE
    if title and kind and _unlike(title, str(kind)):
        yield "JABATAN NAMA", title, KIND
    elif title and not person["position_tier"]:
        yield "JABATAN NAMA", title, NO_TIER


def _unlike(title: str, kind: str) -> bool:
    """Whether a title speaks of another kind of post than the one recorded."""
    heads = title.casefold().startswith(
        ("kepala bidang", "kepala dinas", "kepala badan", "kepala seksi", "kepala subbag", "camat")
    )
    unlike: Mapping[str, Callable[[], bool]] = {
        "FUNGSIONAL": lambda: heads,
        "PELAKSANA": lambda: heads or names_a_tier(title),
        "STRUKTURAL": lambda: names_a_tier(title),
    }
    return unlike[kind]()


def _times(person: Person, day: date) -> Iterator[Finding]:
    birth = person["birth_on"]
    for column, name in (
        ("TMT CPNS", "appointed_on"),
        ("TMT GOLONGAN", "graded_on"),
        ("TMT JABATAN", "positioned_on"),
    ):
        when = person[name]
        if not isinstance(when, date):
            continue
        if when > day:
            yield column, f"{when:%d-%m-%Y}", FUTURE
        elif isinstance(birth, date) and when <= birth:
            yield column, f"{when:%d-%m-%Y}", BEFORE_BIRTH
