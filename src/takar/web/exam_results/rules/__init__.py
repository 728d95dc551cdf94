"""States of score runs, ways to set cuts, kinds of alarms; pure."""

RUN_STATES = {
    "DIHITUNG": "Sedang dihitung",
    "USULAN": "Usulan",
    "BERLAKU": "Berlaku",
    "DIGANTI": "Diganti",
    "BATAL": "Batal",
    "GAGAL": "Gagal",
}
RUN_TONES = {"BERLAKU": "good", "USULAN": "info", "DIHITUNG": "info", "GAGAL": "poor"}
CORRECTIONS = {
    "KUNCI": "Kunci diganti",
    "GUGUR": "Soal digugurkan",
    "BONUS": "Semua diberi nilai penuh",
}
CUT_METHODS = {
    "ANGOFF": "Angoff",
    "BOOKMARK": "Bookmark",
    "KELOMPOK_KONTRAS": "Kelompok kontras",
    "HOFSTEE": "Hofstee",
    "KEPUTUSAN": "Ditetapkan dengan keputusan",
}
ALARM_KINDS = {
    "TERLALU_CEPAT": "Terlalu cepat",
    "TERLALU_MIRIP": "Terlalu mirip",
    "SOAL_BOCOR": "Soal mungkin bocor",
    "DITOLAK": "Permintaan tidak wajar",
}
ALARM_STATES = {"BARU": "Baru", "DIPERIKSA": "Diperiksa", "SELESAI": "Selesai"}
HANDED_OVER = "DISERAHKAN"
"""State of an event in which its participants know their results."""
SAT = ("SELESAI", "DIHENTIKAN")
"""States of a sitting that is over."""
CLOSED = ("DITUTUP", "DISAHKAN")
"""States of a session in which every sitting is over."""
