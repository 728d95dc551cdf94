"""What a scan finds: who may come in now, who is early, late, or at the wrong door."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

EARLY = timedelta(minutes=90)
LATE = timedelta(minutes=15)
KEPT_ON_DEVICE = timedelta(hours=16)
"""How old a scan may be that a device kept while it had no network."""


class Verdict(Enum):
    """How a scan is answered."""

    WELCOME = "TERCATAT"
    LATE = "TERLAMBAT"
    AGAIN = "SUDAH"
    EARLY = "TERLALU_AWAL"
    WRONG_DAY = "BUKAN_HARI_INI"
    WRONG_SESSION = "SESI_LAIN"
    UNKNOWN = "TIDAK_DIKENAL"
    NOT_INVITED = "TIDAK_DIJADWALKAN"

    @property
    def lets_in(self) -> bool:
        """The person is noted as arrived, now or before."""
        return self in {Verdict.WELCOME, Verdict.LATE, Verdict.AGAIN}


@dataclass(frozen=True)
class Door:
    """A session at which somebody may arrive."""

    starts: datetime
    ends: datetime


def verdict_at(now: datetime, door: Door) -> Verdict:
    """Return how somebody stands who comes to the session at that moment.

    From 90 minutes before the start one is let in; who comes 15 minutes after the start, or later,
    is let in as late; once it has ended, the session is of another time.
    """
    if now < door.starts - EARLY:
        return Verdict.EARLY if now.date() == door.starts.date() else Verdict.WRONG_DAY
    if now >= door.ends:
        return Verdict.WRONG_SESSION
    return Verdict.LATE if now >= door.starts + LATE else Verdict.WELCOME


def verdict_of_day(now: datetime, doors: list[Door]) -> Verdict:
    """Return how somebody stands who comes on a day, whatever session is next."""
    today = [door for door in doors if door.starts.date() == now.date()]
    if not doors:
        return Verdict.NOT_INVITED
    if not today:
        return Verdict.WRONG_DAY
    first = min(door.starts for door in today)
    return Verdict.LATE if now >= first + LATE else Verdict.WELCOME


def moment_of(told: datetime | None, now: datetime) -> datetime:
    """Return when a scan happened: what the device says, if it can be true, else now."""
    if told is None or told > now or now - told > KEPT_ON_DEVICE:
        return now
    return told
