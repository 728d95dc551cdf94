"""The states of a cycle and of a proposal, what may follow what, and what a day makes of them."""

from dataclasses import dataclass
from datetime import date

from takar.kernel.language import mark

STATES = {
    "DRAFT": mark("Draf"),
    "TERVERIFIKASI_BKPSDM": mark("Terverifikasi BKPSDM"),
    "DITINJAU_KOMITE": mark("Ditinjau komite"),
    "DITETAPKAN_PPK": mark("Ditetapkan PPK"),
    "DICABUT": mark("Dicabut"),
    "KEDALUWARSA": mark("Kedaluwarsa"),
}
DECIDED, WITHDRAWN, EXPIRED = "DITETAPKAN_PPK", "DICABUT", "KEDALUWARSA"
OPEN_STATES = frozenset({"DRAFT", "TERVERIFIKASI_BKPSDM", "DITINJAU_KOMITE"})
"""The committee or the office still works on the cycle."""
FOLLOWING = {
    "DRAFT": frozenset({"TERVERIFIKASI_BKPSDM", WITHDRAWN}),
    "TERVERIFIKASI_BKPSDM": frozenset({"DRAFT", "DITINJAU_KOMITE", WITHDRAWN}),
    "DITINJAU_KOMITE": frozenset({"TERVERIFIKASI_BKPSDM", DECIDED, WITHDRAWN}),
    DECIDED: frozenset({WITHDRAWN}),
}
PROPOSAL_STATES = {
    "DIAJUKAN": mark("Diajukan"),
    "DITERIMA": mark("Diterima"),
    "DITOLAK": mark("Ditolak"),
    "DITARIK": mark("Ditarik"),
}
GROUPS = {
    "KRS_INSTANSI": mark("Kelompok rencana suksesi instansi"),
    "KRS_NASIONAL": mark("Usulan kelompok rencana suksesi nasional"),
    "TALENT_POOL": mark("Kelompok talenta"),
}
BOXES = range(1, 10)


def may_follow(state: str, following: str) -> bool:
    """Tell whether a cycle may go from one state to another.

    >>> may_follow("DRAFT", "DITETAPKAN_PPK"), may_follow("DITINJAU_KOMITE", "DITETAPKAN_PPK")
    (False, True)
    """
    return following in FOLLOWING.get(state, frozenset())


@dataclass(frozen=True)
class Standing:
    """From when to when something holds; the last day still counts."""

    valid_from: date | None
    valid_until: date | None
    ended_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """It holds on a day; what was withdrawn no longer does from that day on."""
        if self.valid_from is None or day < self.valid_from:
            return False
        if self.ended_on is not None and day >= self.ended_on:
            return False
        return self.valid_until is None or day <= self.valid_until


def state_on(state: str, valid_until: date | None, day: date) -> str:
    """Return the state of a cycle on a day: what was decided expires by itself.

    >>> state_on("DITETAPKAN_PPK", date(2026, 12, 31), date(2027, 1, 1))
    'KEDALUWARSA'
    """
    is_over = valid_until is not None and day > valid_until
    return EXPIRED if state == DECIDED and is_over else state
