"""States of score runs and inquiries, ways to set cuts, kinds of alarms; pure."""

from datetime import timedelta

from takar.kernel.language import mark

RUN_STATES = {
    "DIHITUNG": mark("Sedang dihitung"),
    "USULAN": mark("Usulan"),
    "BERLAKU": mark("Berlaku"),
    "DIGANTI": mark("Diganti"),
    "BATAL": mark("Batal"),
    "GAGAL": mark("Gagal"),
}
RUN_TONES = {"BERLAKU": "good", "USULAN": "info", "DIHITUNG": "info", "GAGAL": "poor"}
CORRECTIONS = {
    "KUNCI": mark("Kunci diganti"),
    "GUGUR": mark("Soal digugurkan"),
    "BONUS": mark("Semua diberi nilai penuh"),
}
CUT_METHODS = {
    "ANGOFF": mark("Angoff"),
    "BOOKMARK": mark("Bookmark"),
    "KELOMPOK_KONTRAS": mark("Kelompok kontras"),
    "HOFSTEE": mark("Hofstee"),
    "KEPUTUSAN": mark("Ditetapkan dengan keputusan"),
}
ALARM_KINDS = {
    "TERLALU_CEPAT": mark("Terlalu cepat"),
    "TERLALU_MIRIP": mark("Terlalu mirip"),
    "SOAL_BOCOR": mark("Soal mungkin bocor"),
    "DITOLAK": mark("Permintaan tidak wajar"),
}
ALARM_STATES = {"BARU": mark("Baru"), "DIPERIKSA": mark("Diperiksa"), "SELESAI": mark("Selesai")}
INQUIRIES = {"ANALISIS": mark("Analisis soal"), "TANDA": mark("Pencarian tanda bahaya")}
INQUIRY_STATES = {
    "MENUNGGU": mark("Menunggu giliran"),
    "BERJALAN": mark("Sedang dihitung"),
    "SELESAI": mark("Selesai"),
    "GAGAL": mark("Gagal"),
}
INQUIRY_STEPS = {
    "ANALISIS": (
        mark("Membaca jawaban"),
        "Kesukaran dan daya beda",
        "Pengecoh",
        "Keandalan",
        "Kalibrasi",
    ),
    "TANDA": (
        mark("Membaca jawaban"),
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
