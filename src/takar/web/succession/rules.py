"""States of surveys and nominations, the parts of a list, and what is kept of it; pure."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pydantic import BaseModel

from takar.kernel.language import mark
from takar.web.notices.rules import Said

WAITING, RUNNING, DONE, FAILED = "ANTRE", "BERJALAN", "SELESAI", "GAGAL"
STATES = {
    WAITING: mark("Menunggu giliran"),
    RUNNING: mark("Sedang dihitung"),
    DONE: mark("Selesai"),
    FAILED: mark("Gagal"),
}
BUSY = (WAITING, RUNNING)

RANKED, UNRANKED, OUTSIDE = "PERINGKAT", "BELUM_DAPAT", "DI_LUAR"
PARTS = {
    RANKED: mark("Berperingkat"),
    UNRANKED: mark("Belum dapat diperingkat"),
    OUTSIDE: mark("Di luar daftar"),
}

PROPOSED, VERIFIED, REVIEWED = "DIUSULKAN", "DIVERIFIKASI", "DITINJAU_KOMITE"
SETTLED, REFUSED, TAKEN_BACK = "DITETAPKAN", "DITOLAK", "DITARIK"
NOMINATION_STATES = {
    PROPOSED: mark("Diusulkan"),
    VERIFIED: mark("Diverifikasi BKPSDM"),
    REVIEWED: mark("Ditinjau komite"),
    SETTLED: mark("Ditetapkan sebagai calon pengganti"),
    REFUSED: mark("Ditolak"),
    TAKEN_BACK: mark("Ditarik"),
}
NEXT = {
    PROPOSED: (VERIFIED, REFUSED, TAKEN_BACK),
    VERIFIED: (REVIEWED, REFUSED, TAKEN_BACK),
    REVIEWED: (SETTLED, REFUSED, TAKEN_BACK),
    SETTLED: (TAKEN_BACK,),
    REFUSED: (),
    TAKEN_BACK: (),
}
DEEDS = {
    VERIFIED: mark("Verifikasi"),
    REVIEWED: mark("Catat tinjauan komite"),
    SETTLED: mark("Tetapkan"),
    REFUSED: mark("Tolak"),
    TAKEN_BACK: mark("Tarik"),
}
"""What one does to lead a nomination to a state."""
LED_BY_LEADERS = (REVIEWED, SETTLED)
"""States that only the leadership gives; the others are the operator's."""
OPEN = (PROPOSED, VERIFIED, REVIEWED)

MET, NOT_MET, TO_VERIFY = "TERPENUHI", "TIDAK", "PERLU_VERIFIKASI"
ANSWERS = {
    MET: mark("Terpenuhi"),
    NOT_MET: mark("Tidak terpenuhi"),
    TO_VERIFY: mark("Perlu verifikasi"),
}

KEYS = {
    "FINAL": mark("Nilai akhir"),
    "TALENT": mark("Nilai talenta"),
    "PERFORMANCE": mark("Kinerja"),
    "POTENTIAL": mark("Potensial"),
    "JPM": mark("JPM terhadap jabatan target"),
    "BOX": mark("Kotak"),
    "READINESS": mark("Kesiapan"),
    "GRADE": mark("Golongan"),
    "GRADED_ON": mark("TMT golongan"),
}
"""The facts a list may be ordered by."""
UNKNOWN_FACTS = {"requirements": mark("Syarat jabatan"), "box": mark("Kotak talenta")}
"""What else may keep somebody from being ranked."""

READINESS = {
    "SIAP_SEKARANG": mark("Siap sekarang"),
    "SATU_DUA_TAHUN": mark("Siap 1–2 tahun"),
    "KEMUDIAN": mark("Siap kemudian"),
    "BELUM_DIKETAHUI": mark("Belum diketahui"),
}
COLOURS = {
    "MERAH": mark("Belum ada calon siap"),
    "KUNING": mark("Calon siap belum cukup"),
    "HIJAU": mark("Calon siap cukup"),
}
MOST_SIDES = 4


class Terms(BaseModel):
    """How lists are made.

    Attributes:
        boxes: who is considered; empty takes the boxes of the law.
        everybody: whoever the requirements allow, whatever the box.
        keys: the order; empty takes the keys of the law.
        word: from it the lot of equals is drawn.
    """

    version: int = 1
    boxes: list[int] = []
    everybody: bool = False
    keys: list[str] = []
    word: str = ""


class ListFacts(BaseModel):
    """What is printed with a list, and how deep the bench of its post is."""

    version: int = 1
    keys: list[str] = []
    boxes: list[int] = []
    word: str = ""
    talent_share: Decimal | None = None
    technical_share: Decimal | None = None
    is_unchecked: bool = False
    now: int = 0
    soon: int = 0
    later: int = 0
    unknown: int = 0
    ready_most: int = 0
    colour: str = ""
    colour_most: str = ""
    vacant_on: date | None = None
    vacancy_reason: str = ""
    months_left: int | None = None
    is_urgent: bool = False


class Gap(BaseModel):
    """One competency against what the post asks; no level is a gap, never zero."""

    competency: str
    required: int
    level: Decimal | None = None


class KeptCondition(BaseModel):
    """One condition of membership of the succession group, and what is lacking."""

    code: str
    value: str
    lacks: Said | None = None


class Standing(BaseModel):
    """What one candidate's place rests on.

    Attributes:
        conditions: of the succession group; none are kept of who stands outside.
    """

    version: int = 1
    gaps: list[Gap] = []
    missing: list[str] = []
    failed: list[str] = []
    indicators: dict[str, Decimal | None] = {}
    conditions: list[KeptCondition] = []


def worst(values: Iterable[str]) -> str:
    """Return the answer that several answers make together; of none there is none.

    >>> worst(["TERPENUHI", "PERLU_VERIFIKASI"]), worst(["PERLU_VERIFIKASI", "TIDAK"]), worst([])
    ('PERLU_VERIFIKASI', 'TIDAK', '')
    """
    found = set(values)
    return next((own for own in (NOT_MET, TO_VERIFY, MET) if own in found), "")
