"""States of a report, what a reader sees of it, and how many people a group needs; pure."""

from collections.abc import Mapping
from enum import Enum

STATES = {
    "MENUNGGU": "Menunggu giliran",
    "BERJALAN": "Sedang dihitung",
    "SELESAI": "Selesai dihitung",
    "GAGAL": "Gagal",
}
TONES = {"SELESAI": "good", "GAGAL": "poor"}
BUSY = frozenset({"MENUNGGU", "BERJALAN"})
MEETING = frozenset({"INTEGRASI", "DITANDATANGANI", "DISERAHKAN"})
"""States of an event in which its assessors may know of its quality."""
ASKED_IN = frozenset({"BERLANGSUNG", "PENILAIAN", *MEETING})
"""States of an event in which a report may be asked for."""
OFFERED = frozenset({"INTEGRASI"})
"""States of an event in which a report is offered by itself."""
DECIDED_IN = frozenset({"INTEGRASI"})
"""States of an event in which the use of adjusted levels is decided."""
LEAST_RATED = 10
"""Fewer people rated say more about these people than about the assessor."""


class Sight(Enum):
    """How much of a report somebody reads."""

    NOTHING = "TIDAK_ADA"
    SUMMARY = "RINGKASAN"
    ALL = "SEMUA"


def masked(counts: Mapping[str, int], least: int) -> bool:
    """Tell whether groups must be hidden: one is small, so its share tells of a person."""
    return any(0 < people < least for people in counts.values())


def hidden(count: int | None, least: int) -> bool:
    """Tell whether a count must be hidden: it is small, so it tells of persons."""
    return count is not None and 0 < count < least
