"""States and purposes of an event, which step may follow which, and what may be done when."""

from datetime import date

PURPOSES = {
    "PEMETAAN": "Pemetaan",
    "PENGISIAN": "Pengisian jabatan",
    "JOB_FIT": "Uji kesesuaian jabatan (job fit)",
}
COMPLEXITIES = {"SEDERHANA": "Sederhana", "SEDANG": "Sedang", "KOMPLEKS": "Kompleks"}
STATES = {
    "DRAF": "Draf",
    "DIRENCANAKAN": "Direncanakan",
    "BERLANGSUNG": "Berlangsung",
    "PENILAIAN": "Penilaian",
    "INTEGRASI": "Integrasi",
    "DITANDATANGANI": "Ditandatangani",
    "DISERAHKAN": "Diserahkan",
}
ORDER = tuple(STATES)
PARTICIPANT_STATES = {
    "DIUNDANG": "Diundang",
    "HADIR": "Hadir",
    "TIDAK_HADIR": "Tidak hadir",
    "MENGUNDURKAN_DIRI": "Mengundurkan diri",
}
ROUNDINGS = {
    "BULAT": "Level bulat, setengah ke atas",
    "DUA_DESIMAL": "Dua desimal",
}
GAPS = {
    "TIDAK_ADA_NILAI": "Belum ada nilai",
    "METODE_KURANG": "Metode kurang dari syarat",
}
DEEDS = {
    "plan": ("DRAF", "DIRENCANAKAN"),
    "staff": ("DRAF", "DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN", "INTEGRASI"),
    "assign": ("DRAF", "DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN"),
    "attend": ("DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN"),
    "score": ("BERLANGSUNG", "PENILAIAN"),
    "integrate": ("PENILAIAN", "INTEGRASI"),
    "decide": ("INTEGRASI",),
    "sign": ("INTEGRASI",),
    "correct": ("DITANDATANGANI", "DISERAHKAN"),
}


def may_follow(state: str, following: str) -> bool:
    """Tell whether ``following`` is next, or the state before as long as nothing is signed."""
    step = ORDER.index(following) - ORDER.index(state)
    return step == 1 or (step == -1 and not is_signed(state))


def is_signed(state: str) -> bool:
    """Tell whether results in this state are signed."""
    return ORDER.index(state) >= ORDER.index("DITANDATANGANI")


def is_step_back(state: str, following: str) -> bool:
    """Tell whether the step goes back, which asks for a reason."""
    return ORDER.index(following) < ORDER.index(state)


def next_state(state: str) -> str | None:
    """Return the state after this one, if there is one."""
    place = ORDER.index(state) + 1
    return ORDER[place] if place < len(ORDER) else None


def previous_state(state: str) -> str | None:
    """Return the state to which one may step back, if any."""
    place = ORDER.index(state)
    return None if place == 0 or is_signed(state) else ORDER[place - 1]


def may_now(deed: str, state: str) -> bool:
    """Tell whether a deed has its place in this state."""
    return state in DEEDS[deed]


def has_expired(valid_until: date | None, day: date) -> bool:
    """Tell whether a result no longer counts; on its last day it still does."""
    return valid_until is not None and day > valid_until
