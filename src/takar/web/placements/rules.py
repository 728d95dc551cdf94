"""Kinds of scenarios and rules, what is asked and what was answered; pure."""

from decimal import Decimal

from pydantic import BaseModel, Field

from takar.kernel.language import Message, mark, msg

DRAFT, WAITING, RUNNING = "DRAF", "ANTRE", "BERJALAN"
DONE, FAILED, CHOSEN = "SELESAI", "GAGAL", "DIPILIH"
STATES = {
    DRAFT: mark("Disusun"),
    WAITING: mark("Menunggu giliran"),
    RUNNING: mark("Sedang dihitung"),
    DONE: mark("Selesai dihitung"),
    FAILED: mark("Gagal"),
    CHOSEN: mark("Dipilih"),
}
BUSY = (WAITING, RUNNING)

VACANT, EVERY = "LOWONG", "SEMUA"
FILLINGS = {
    VACANT: mark("Hanya jabatan yang lowong"),
    EVERY: mark("Semua jabatan pada jenjang itu, dengan rantai lowongan"),
}

MATCH, TALENT, UNIT_CHANGE = "KECOCOKAN", "TALENTA", "PINDAH_UNIT"
PARTS = {
    MATCH: mark("Kecocokan kompetensi dengan jabatan (JPM, persen)"),
    TALENT: mark("Nilai talenta"),
    UNIT_CHANGE: mark("Pindah unit kerja"),
}
INCOMPLETE = "BUKTI_BELUM_LENGKAP"

STAY, MOVE, FILL = "WAJIB_TETAP", "WAJIB_PINDAH", "WAJIB_TERISI"
MOST_OUT, MOST_IN = "BATAS_KELUAR", "BATAS_MASUK"
APART = "BEDA_UNIT"
PLACE, BAR = "TEMPATKAN", "LARANG"
KINDS = {
    STAY: mark("Pegawai ini tetap pada jabatannya"),
    MOVE: mark("Pegawai ini harus pindah"),
    FILL: mark("Jabatan ini harus terisi"),
    MOST_OUT: mark("Paling banyak yang keluar dari unit ini"),
    MOST_IN: mark("Paling banyak yang masuk ke unit ini"),
    APART: mark("Dua pegawai ini tidak satu unit"),
    PLACE: mark("Tempatkan pegawai ini pada jabatan ini"),
    BAR: mark("Jangan tempatkan pegawai ini pada jabatan ini"),
}
NEEDS = {
    STAY: ("employee",),
    MOVE: ("employee",),
    FILL: ("position",),
    MOST_OUT: ("unit", "amount"),
    MOST_IN: ("unit", "amount"),
    APART: ("employee", "other"),
    PLACE: ("employee", "position"),
    BAR: ("employee", "position"),
}
"""What each kind of rule is about."""
ORDERS = (PLACE, BAR)
"""Rules that are orders of the leadership; each has its cost."""

STANDINGS = {
    "DITEMPATKAN": mark("Ditempatkan"),
    "TETAP": mark("Tetap"),
    "TIDAK_DITEMPATKAN": mark("Tidak ditempatkan"),
    "TANPA_PILIHAN": mark("Tanpa pilihan jabatan"),
}
USUAL_TIERS = ["JPT_PRATAMA"]
MOST_PAIRS = 2_000_000
SECONDS = 120.0


class Settings(BaseModel):
    """What a scenario asks; printed on its result.

    Attributes:
        with_unverified: whoever has something to be verified takes part too; marked later.
        boxes: boxes of the talent map from which newcomers are taken; empty takes all.
        word: the word from which the neutral lot is drawn.
    """

    version: int = 1
    tiers: list[str] = Field(default_factory=lambda: list(USUAL_TIERS))
    filling: str = EVERY
    with_unverified: bool = True
    boxes: list[int] = []
    weights: dict[str, Decimal] = Field(
        default_factory=lambda: {
            MATCH: Decimal(1),
            TALENT: Decimal(1),
            UNIT_CHANGE: Decimal(-5),
        }
    )
    vacancy_price: Decimal = Decimal(40)
    strategic_price: Decimal = Decimal(80)
    word: str = ""


class Said(BaseModel):
    """A sentence with its facts apart, so that any language can say it."""

    template: str = ""
    facts: dict[str, str | int] = {}

    @classmethod
    def of(cls, message: Message) -> "Said":
        """Keep a sentence; its facts become words."""
        facts = {
            name: value if isinstance(value, int) else str(value)
            for name, value in message.facts.items()
        }
        return cls(template=message.template, facts=facts)

    def __str__(self) -> str:
        return str(msg(self.template, **self.facts))


class Outcome(BaseModel):
    """What a computed scenario came to."""

    version: int = 1
    status: str = ""
    total: Decimal | None = None
    bound: Decimal | None = None
    posts: int = 0
    filled: int = 0
    people: int = 0
    moves: int = 0
    pairs: int = 0
    vacant: list[int] = []
    clashes: list[Said] = []
    unready: int = 0
    changed: int | None = None
    seconds: float = 0
    edition: str = ""
    evidence: str = ""

    @property
    def is_proved(self) -> bool:
        """Whether nothing is worth more."""
        return self.status == "OPTIMAL"

    @property
    def gap_percent(self) -> Decimal | None:
        """How many percent more there could be at the most; zero when proved."""
        if self.total is None or self.bound is None or not self.total:
            return None
        return abs(self.bound - self.total) * 100 / abs(self.total)
