"""The course of a session: what follows on what, and what must stand first; pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

NEXT: Mapping[str, str] = {
    "DISIAPKAN": "DIBUKA",
    "DIBUKA": "BERJALAN",
    "BERJALAN": "DITUTUP",
    "DITUTUP": "DISAHKAN",
}
BACK: Mapping[str, str] = {"DIBUKA": "DISIAPKAN"}
EARLIEST = timedelta(hours=12)
"""How long before its time a session may be opened for people to sign in."""


class NotNow(TakarError):
    """The session may not be moved there now."""


@dataclass(frozen=True)
class Standing:
    """What a session has, as far as its course asks for it."""

    people: int
    unseated: int
    without_pin: int
    loose_forms: int
    unwatched_rooms: int
    has_session_pin: bool
    opens_at: datetime


def obstacles(target: str, standing: Standing, now: datetime) -> list[Message]:
    """Return what stands in the way of a state, in words; nothing if it may begin."""
    if target == "DIBUKA":
        return to_open(standing, now)
    if target == "BERJALAN":
        return to_begin(standing, now)
    return []


def to_open(standing: Standing, now: datetime) -> list[Message]:
    """Return what keeps people from being let in."""
    n = standing
    found = [
        (not n.people, msg("Belum ada peserta terdaftar.")),
        (n.unseated, msg("{n} peserta belum mendapat kursi.", n=n.unseated)),
        (
            n.without_pin,
            msg("{n} peserta belum mempunyai PIN; cetak kartunya.", n=n.without_pin),
        ),
        (
            n.loose_forms,
            msg("{n} peserta memakai naskah yang belum dikunci.", n=n.loose_forms),
        ),
        (n.unwatched_rooms, msg("{n} ruang belum mempunyai pengawas.", n=n.unwatched_rooms)),
        (now < n.opens_at - EARLIEST, msg("Sesi baru dapat dibuka 12 jam sebelum waktunya.")),
    ]
    return [problem for stands, problem in found if stands]


def to_begin(standing: Standing, now: datetime) -> list[Message]:
    """Return what keeps clocks from being started."""
    found = [
        (not standing.has_session_pin, msg("PIN sesi belum diterbitkan.")),
        (now < standing.opens_at, msg("Waktu mulai sesi belum tiba.")),
    ]
    return [problem for stands, problem in found if stands]


def moved(state: str, target: str, standing: Standing, now: datetime, *, because: str) -> str:
    """Return the state a session comes to.

    Raises:
        NotNow: it does not follow on the present one, or something stands in the way.
    """
    if target != NEXT.get(state) and target != BACK.get(state):
        raise NotNow(
            msg("Keadaan itu tidak mengikuti keadaan sesi sekarang."), hint=msg("Muat ulang.")
        )
    if target == BACK.get(state):
        refuse_without_reason(because)
    elif found := obstacles(target, standing, now):
        raise NotNow(
            msg("Sesi belum siap. {problems}", problems=" ".join(str(one) for one in found)),
            hint=msg("Lengkapi sesi lebih dulu."),
        )
    return target


def refuse_without_reason(because: str) -> None:
    """Refuse what needs a reason and has none."""
    if not because.strip():
        raise NotNow(msg("Alasannya kosong."), hint=msg("Tulis alasan tindakan ini."))


def is_its_day(opens_at: datetime, closes_at: datetime, now: datetime) -> bool:
    """Say whether the session PIN may be given out: on the days of the session, not before."""
    return opens_at.date() <= now.date() <= closes_at.date()
