"""States of a list, what its moves were found to be, and what a file of moves says; pure."""

from pydantic import BaseModel

from takar.kernel.language import mark
from takar.measures.eligibility import ClashKind
from takar.web.notices.rules import Said

DRAFT, PROPOSED, DECREED, CANCELLED = "DRAF", "DIUSULKAN", "DITETAPKAN", "DIBATALKAN"
STATES = {
    DRAFT: mark("Disusun"),
    PROPOSED: mark("Diusulkan"),
    DECREED: mark("Ditetapkan"),
    CANCELLED: mark("Dibatalkan"),
}
NEXT = {
    DRAFT: (PROPOSED, CANCELLED),
    PROPOSED: (DECREED, DRAFT, CANCELLED),
    DECREED: (),
    CANCELLED: (),
}
"""Which state may follow; what was decreed stands, a new list mends it."""

ROUTES = {
    "MUTASI": mark("Mutasi"),
    "KRS": mark("Kelompok rencana suksesi"),
    "SELEKSI_TERBUKA": mark("Seleksi terbuka"),
}
WINDOWS = {
    "PEMILIHAN": mark("Pemilihan kepala daerah"),
    "KEPALA_DAERAH_BARU": mark("Kepala daerah baru dilantik"),
}
MET, OPEN, FAILED, WAIVED = "TERPENUHI", "PERLU_VERIFIKASI", "TIDAK", "DIKECUALIKAN"
VERDICTS = {
    FAILED: mark("Tidak memenuhi"),
    OPEN: mark("Perlu verifikasi"),
    WAIVED: mark("Dikecualikan dengan dokumen"),
    MET: mark("Memenuhi"),
}
ANSWERS = {
    FAILED: mark("Tidak terpenuhi"),
    OPEN: mark("Perlu verifikasi"),
    MET: mark("Terpenuhi"),
}
"""The answers to one requirement, what is left to do first."""
KINDS = {
    "TETAP": mark("Tetap"),
    "PROMOSI": mark("Promosi"),
    "PROMOSI_DIAGONAL": mark("Promosi diagonal"),
    "ROTASI": mark("Rotasi"),
    "SETARA": mark("Setara"),
    "DEMOSI": mark("Demosi"),
}
"""What a move is called."""
UNCHECKED = "BELUM_DIPERIKSA"
MOST_MOVES = 1_000
"""The most moves of one list: more are another list."""

COLUMNS = {
    "nip": ("nip",),
    "position": ("kode_jabatan", "jabatan_baru", "kode_jabatan_baru"),
    "route": ("jalur",),
    "reason_code": ("kode_alasan",),
    "reason": ("alasan",),
    "reference": ("acuan",),
}
"""How a file of moves may call its columns, as heading keys; the first is the template's."""
OBLIGATORY = ("nip", "position")


class KeptClash(BaseModel):
    """How a move clashes with others, in words that any language can say."""

    kind: ClashKind
    says: Said


class KeptApproval(BaseModel):
    """One approval a move needs, with its document where there is one."""

    code: str
    title: str
    certainty: str
    document: str | None = None


class Outcome(BaseModel):
    """What a check found of one move; reasons are worked out anew when asked."""

    version: int = 1
    unmet: dict[str, str] = {}
    waived: list[str] = []
    clashes: list[KeptClash] = []
    approvals: list[KeptApproval] = []

    @property
    def is_clean(self) -> bool:
        """Whether nothing is unmet and nothing clashes."""
        return not self.unmet and not self.clashes
