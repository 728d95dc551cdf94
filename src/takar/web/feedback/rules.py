"""States of advice and objections, their deadlines, and what may follow what."""

from datetime import date, timedelta

FORMS = {"TATAP_MUKA": "Tatap muka", "DARING": "Daring", "TERTULIS": "Tertulis"}
WAYS = {"TUGAS": "Lewat tugas", "BIMBINGAN": "Lewat bimbingan", "PELATIHAN": "Lewat pelatihan"}
LAW_FIELDS = {"TUGAS": "by_work", "BIMBINGAN": "by_others", "PELATIHAN": "by_course"}
ADVICE_STATES = {
    "DISARANKAN": "Disarankan",
    "DISEPAKATI": "Disepakati",
    "DIJALANKAN": "Dijalankan",
    "SELESAI": "Selesai",
    "DIBATALKAN": "Dibatalkan",
}
OBJECTION_STATES = {
    "DIAJUKAN": "Menunggu jawaban",
    "DIKABULKAN": "Dikabulkan",
    "DITOLAK": "Ditolak",
    "DICABUT": "Dicabut",
}
ANSWERS = {"DIKABULKAN": "Dikabulkan: hasil dikoreksi", "DITOLAK": "Ditolak: hasil tetap"}
SATURDAY = 5
FOLLOWING = {
    "DISARANKAN": ("DISEPAKATI", "DIBATALKAN"),
    "DISEPAKATI": ("DIJALANKAN", "SELESAI", "DIBATALKAN"),
    "DIJALANKAN": ("SELESAI", "DIBATALKAN"),
    "SELESAI": ("DIJALANKAN",),
    "DIBATALKAN": ("DISARANKAN",),
}


def working_days_after(day: date, count: int) -> date:
    """Return the last of ``count`` working days that begin on the day after ``day``.

    >>> working_days_after(date(2025, 5, 14), 3)
    datetime.date(2025, 5, 19)
    """
    last = day
    while count > 0:
        last += timedelta(days=1)
        count -= last.weekday() < SATURDAY
    return last


def may_become(state: str, following: str) -> bool:
    """Tell whether advice may go from one state to another."""
    return following in FOLLOWING[state]


def is_late(day: date, due_on: date | None) -> bool:
    """Tell whether a day lies behind a deadline; on the last day it does not."""
    return due_on is not None and day > due_on
