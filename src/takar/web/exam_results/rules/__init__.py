"""States of score runs, ways to set cuts, kinds of alarms; pure."""

RUN_STATES = {"USULAN": "Usulan", "BERLAKU": "Berlaku", "DIGANTI": "Diganti", "BATAL": "Batal"}
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
