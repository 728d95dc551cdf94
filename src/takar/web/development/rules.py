"""States of plans, work and bookings, why a need is left out, what an answer keeps; pure."""

from decimal import Decimal

from pydantic import BaseModel

from takar.kernel.language import mark

DRAFT, DECIDED, REVOKED = "DRAF", "DITETAPKAN", "DICABUT"
STATES = {
    DRAFT: mark("Draf"),
    DECIDED: mark("Ditetapkan"),
    REVOKED: mark("Dicabut"),
}

FIND, FILL = "KEBUTUHAN", "SUSUNAN"
WORKS = {FIND: mark("Mencari kebutuhan"), FILL: mark("Menyusun rencana")}
WAITING, RUNNING, DONE, FAILED = "ANTRE", "BERJALAN", "SELESAI", "GAGAL"
WORK_STATES = {
    WAITING: mark("Menunggu giliran"),
    RUNNING: mark("Sedang dihitung"),
    DONE: mark("Selesai"),
    FAILED: mark("Gagal"),
}
BUSY = (WAITING, RUNNING)

PLANNED, HELD, CANCELLED = "DIRENCANAKAN", "TERLAKSANA", "BATAL"
BOOKING_STATES = {
    PLANNED: mark("Direncanakan"),
    HELD: mark("Terlaksana"),
    CANCELLED: mark("Batal"),
}
STANDING = (PLANNED, HELD)
"""States of a booking that takes a seat and costs money."""

PRESENT_ONLY, NOMINEES, LISTED = "SEKARANG", "PENCALONAN", "DAFTAR"
AIMS = {
    PRESENT_ONLY: mark("Jabatan sekarang saja"),
    NOMINEES: mark("Juga jabatan target mereka yang dicalonkan"),
    LISTED: mark("Juga jabatan target menurut pencalonan dan daftar calon pengganti"),
}
GROUNDS = {
    "JABATAN_SEKARANG": mark("Jabatan sekarang"),
    "JABATAN_TARGET": mark("Jabatan target"),
}
PRIORITIES = {"TINGGI": mark("Tinggi"), "SEDANG": mark("Sedang"), "RENDAH": mark("Rendah")}
QUARTERS = {
    1: mark("Triwulan I"),
    2: mark("Triwulan II"),
    3: mark("Triwulan III"),
    4: mark("Triwulan IV"),
}

UNASSESSED, WITHOUT_STANDARD = "BELUM_DINILAI", "TANPA_STANDAR"
BLANKS = {
    UNASSESSED: mark("Belum dinilai"),
    WITHOUT_STANDARD: mark("Jabatannya belum mempunyai standar"),
}

REASONS = {
    "TANPA_PELATIHAN": mark("Belum ada pelatihannya"),
    "BATAS_JP": mark("Batas JP orang itu terpakai"),
    "BATAS_JUMLAH": mark("Batas jumlah pelatihan orang itu terpakai"),
    "UNDIAN": mark("Kalah undian dengan orang yang kebutuhannya sama"),
    "KURSI": mark("Kursi pelatihannya habis"),
    "ANGGARAN": mark("Anggaran tidak cukup"),
    "BELUM_TERBUKTI": mark("Penghitungan berhenti sebelum terbukti"),
}
CHOICES_OF_SERVICE = {"DILAYANI": mark("Ada dalam rencana"), "BELUM": mark("Belum dilayani")}

TRIED_SHARES = (75, 125)
"""Budgets that are tried beside the one asked, in percent of it."""


class Found(BaseModel):
    """What looking for needs found.

    Attributes:
        without_rating: people whose performance rating is not known.
        aimed: people of whom a target post is known.
    """

    version: int = 1
    measured: int = 0
    people: int = 0
    needs: int = 0
    unassessed: int = 0
    without_standard: int = 0
    without_rating: int = 0
    aimed: int = 0


class Verdict(BaseModel):
    """What the solver proved about one objective: no plan can be better than its bound."""

    objective: str
    status: str
    value: Decimal
    bound: Decimal


class Try(BaseModel):
    """What another budget would bring; no budget is no limit."""

    budget: int | None = None
    worth: Decimal
    people: int
    cost: int
    is_proved: bool


class Answer(BaseModel):
    """What filling a plan answered, before anybody changed it by hand."""

    version: int = 1
    status: str = ""
    wanted: Decimal = Decimal(0)
    worth: Decimal = Decimal(0)
    cost: int = 0
    hours: Decimal = Decimal(0)
    people: int = 0
    word: str = ""
    reasons: dict[str, int] = {}
    verdicts: list[Verdict] = []
    tries: list[Try] = []

    @property
    def is_proved(self) -> bool:
        """Whether no plan within the limits can be worth more."""
        return self.status == "OPTIMAL"

    @property
    def worth_most(self) -> Decimal:
        """What no plan within the limits can be worth more than."""
        bounds = [one.bound for one in self.verdicts if one.objective == "worth"]
        return min([self.wanted, *bounds])


def classes(people: int, class_size: int | None) -> int:
    """Return how many classes so many people need; without a size one class holds everybody.

    >>> classes(31, 30), classes(30, 30), classes(500, None), classes(0, None)
    (2, 1, 1, 0)
    """
    return -(-people // class_size) if class_size else min(people, 1)
