"""Kinds of scenarios and rules, what is asked and what was answered; pure."""

from decimal import Decimal

from pydantic import BaseModel, Field

from takar.kernel.language import mark
from takar.web.notices.rules import Said

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
INTEREST, SUCCESSION = "MINAT", "SUKSESI"
DISTANCE, FAMILY = "JARAK", "KELUARGA"
PARTS = {
    MATCH: mark("Kecocokan kompetensi dengan jabatan (JPM, persen)"),
    TALENT: mark("Nilai talenta"),
    INTEREST: mark("Minat yang dinyatakan pegawai"),
    SUCCESSION: mark("Calon pengganti yang ditetapkan untuk jabatan itu"),
    UNIT_CHANGE: mark("Pindah unit kerja"),
    DISTANCE: mark("Jarak (sewilayah -1, wilayah lain 1, tidak diketahui 0)"),
    FAMILY: mark("Keluar dari wilayah keluarga"),
}
SHORT = {
    MATCH: mark("Kecocokan"),
    TALENT: mark("Talenta"),
    INTEREST: mark("Minat"),
    SUCCESSION: mark("Suksesi"),
    UNIT_CHANGE: mark("Pindah unit"),
    DISTANCE: mark("Jarak"),
    FAMILY: mark("Keluarga"),
}
"""The parts where there is little room."""
RANGES = {MATCH: (0, 100), TALENT: (0, 100), INTEREST: (0, 1)}
"""Parts that a person can change, and between which values."""
INCOMPLETE = "BUKTI_BELUM_LENGKAP"

STAY, MOVE, FILL = "WAJIB_TETAP", "WAJIB_PINDAH", "WAJIB_TERISI"
MOST_OUT, MOST_IN = "BATAS_KELUAR", "BATAS_MASUK"
APART, TOGETHER, WITH_FAMILY = "BEDA_UNIT", "SATU_WILAYAH", "DEKAT_KELUARGA"
PLACE, BAR = "TEMPATKAN", "LARANG"
KINDS = {
    STAY: mark("Pegawai ini tetap pada jabatannya"),
    MOVE: mark("Pegawai ini harus pindah"),
    FILL: mark("Jabatan ini harus terisi"),
    MOST_OUT: mark("Paling banyak yang keluar dari unit ini"),
    MOST_IN: mark("Paling banyak yang masuk ke unit ini"),
    APART: mark("Dua pegawai ini tidak satu unit"),
    TOGETHER: mark("Dua pegawai ini tetap satu wilayah"),
    WITH_FAMILY: mark("Keluarga pegawai ini menetap di wilayahnya sekarang"),
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
    TOGETHER: ("employee", "other"),
    WITH_FAMILY: ("employee",),
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
WITHIN_PERCENT = 1
"""How far below the best total another plan may lie to be told."""
MOST_OTHERS, MOST_OPTIONS = 5, 4
"""Most other plans of a scenario, and most other posts of a person, that are kept."""
SECONDS_FOR_OTHERS = 60.0


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
            INTEREST: Decimal(3),
            SUCCESSION: Decimal(5),
            UNIT_CHANGE: Decimal(-5),
            DISTANCE: Decimal(-2),
            FAMILY: Decimal(-10),
        }
    )
    vacancy_price: Decimal = Decimal(40)
    strategic_price: Decimal = Decimal(80)
    word: str = ""


class Points(BaseModel):
    """One part of the worth of a person in a post.

    Attributes:
        points: the value; ``None`` where it is not known, and counted as nothing.
        worth: weight times value.
    """

    part: str
    points: Decimal | None = None
    worth: Decimal = Decimal(0)


class Option(BaseModel):
    """One post for one person: what it is worth, what it loses, and what would change it.

    Attributes:
        loss: what the total loses when the person has it; ``None`` where that cannot be.
        rule: what bars it; empty is nothing.
        holder: who has it afterwards; ``None`` is nobody.
        changes: by part, the least change of the facts with which the outcome is another.
    """

    position: int
    worth: Decimal | None = None
    loss: Decimal | None = None
    rule: str = ""
    holder: int | None = None
    holder_worth: Decimal | None = None
    points: list[Points] = []
    changes: dict[str, Decimal] = {}


class Told(BaseModel):
    """Why one person sits where they sit: the sentence, and the figures behind it.

    Attributes:
        here: the post afterwards; ``None`` where the person has none of the list.
        others: the nearest other posts, nearest first.
        options: how many posts the person was compared for, besides ``here``.
        outside: what the total loses when the person takes no post; ``None`` where not allowed.
        is_exact: whether losses are exact; otherwise they are at least so large.
    """

    version: int = 1
    said: Said = Said()
    here: Option | None = None
    others: list[Option] = []
    options: int = 0
    outside: Decimal | None = None
    is_exact: bool = True

    @property
    def is_known(self) -> bool:
        """Whether match and talent, as far as they are weighed, are known in the post."""
        return self.here is not None and all(
            one.points is not None for one in self.here.points if one.part in {MATCH, TALENT}
        )


class Elsewhere(BaseModel):
    """One person who sits elsewhere in another plan; ``None`` is none of the listed posts."""

    employee: int
    here: int | None = None
    there: int | None = None
    why: Said = Said()


class Other(BaseModel):
    """Another plan almost as good: the best one in which this person has this post.

    Attributes:
        loss: how much less it is worth.
        is_proved: whether nothing with this person in this post is worth more.
    """

    employee: int
    position: int
    total: Decimal
    loss: Decimal
    moves: int = 0
    apart: list[Elsewhere] = []
    is_proved: bool = True


class Outcome(BaseModel):
    """What a computed scenario came to.

    Attributes:
        changed: how many sit elsewhere than in the scenario that this one stays near to.
        changes: who these are, and why.
        others: other plans almost as good, best first.
        without_region: posts of which nobody wrote down the region.
    """

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
    changes: list[Elsewhere] = []
    others: list[Other] = []
    without_region: int = 0
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
