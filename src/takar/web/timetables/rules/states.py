"""Where a timetable, the search for one, an answer and an arrival stand."""

TIMETABLE_STATES = {"DRAF": "Draf", "BERLAKU": "Berlaku", "DIGANTI": "Diganti"}
ORIGINS = {
    "DISUSUN": "Disusun oleh program",
    "DISUSUN_ULANG": "Disusun ulang dengan perpindahan paling sedikit",
    "TANGAN": "Diubah dengan tangan",
}
SEARCH_STATES = {
    "MENUNGGU": "Menunggu giliran",
    "BERJALAN": "Sedang dicari",
    "SELESAI": "Jadwal ditemukan",
    "BUNTU": "Tidak ada jadwal yang memenuhi semua syarat",
    "GAGAL": "Gagal",
}
EXPLAINING_SECONDS = 30
"""How long the solver may look for ways out once nothing was found."""
BUSY = ("MENUNGGU", "BERJALAN")
ANSWERS = {"HADIR": "Akan hadir", "BERHALANGAN": "Berhalangan"}
WAYS_TO_ARRIVE = {"PINDAI": "Kode dipindai", "NOMOR": "Nomor diketik", "TANGAN": "Dicatat petugas"}
PUBLISHED_IN = ("DIRENCANAKAN", "BERLANGSUNG")
SHOWN_TO_PEOPLE = ("DIRENCANAKAN", "BERLANGSUNG", "PENILAIAN", "INTEGRASI")
SHOWN_TO_GUESTS = ("BERLANGSUNG", "PENILAIAN", "INTEGRASI")


def may_publish(state: str, event_state: str) -> bool:
    """Tell whether a version may come into force: once planned, until the scores are in."""
    return state == "DRAF" and event_state in PUBLISHED_IN


def may_change(state: str) -> bool:
    """Tell whether sessions of a version may still be moved: drafts only, the rest is history."""
    return state == "DRAF"
