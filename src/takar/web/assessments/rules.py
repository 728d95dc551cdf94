"""States and purposes of an event, and which step may follow which; pure."""

PURPOSES = {
    "PEMETAAN": "Pemetaan",
    "PENGISIAN": "Pengisian jabatan",
    "JOB_FIT": "Uji kesesuaian jabatan (job fit)",
}
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


def may_follow(state: str, following: str) -> bool:
    """Tell whether ``following`` is the next state, or the one before (a step back) until signed."""
    step = ORDER.index(following) - ORDER.index(state)
    is_signed = ORDER.index(state) >= ORDER.index("DITANDATANGANI")
    return step == 1 or (step == -1 and not is_signed)
