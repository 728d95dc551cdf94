"""States of score runs and inquiries, ways to set cuts, kinds of alarms; pure."""

from datetime import timedelta

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
INQUIRIES = {"ANALISIS": "Analisis soal", "TANDA": "Pencarian tanda bahaya"}
INQUIRY_STATES = {
    "MENUNGGU": "Menunggu giliran",
    "BERJALAN": "Sedang dihitung",
    "SELESAI": "Selesai",
    "GAGAL": "Gagal",
}
INQUIRY_STEPS = {
    "ANALISIS": (
        "Membaca jawaban",
        "Kesukaran dan daya beda",
        "Pengecoh",
        "Keandalan",
        "Kalibrasi",
    ),
    "TANDA": (
        "Membaca jawaban",
        "Waktu setiap jawaban",
        "Kemiripan setiap pasangan",
        "Soal yang mungkin bocor",
    ),
}
BUSY = ("MENUNGGU", "BERJALAN")
LONGEST = timedelta(minutes=15)
"""How long work in the background may take; what takes longer was cut off."""
HANDED_OVER = "DISERAHKAN"
"""State of an event in which its participants know their results."""
SAT = ("SELESAI", "DIHENTIKAN")
"""States of a sitting that is over."""
CLOSED = ("DITUTUP", "DISAHKAN")
"""States of a session in which every sitting is over."""
