"""What happens in a hall, and how the states of people are told; pure."""

from takar.kernel.language import mark

INCIDENT_KINDS = {
    "GANGGUAN": mark("Gangguan listrik, jaringan, atau perangkat"),
    "KECURANGAN": mark("Dugaan kecurangan"),
    "KESEHATAN": mark("Kesehatan peserta"),
    "KETERLAMBATAN": mark("Peserta terlambat atau tidak hadir"),
    "LAIN": mark("Lainnya"),
}
STANDINGS = {
    "BELUM_MASUK": (mark("Belum masuk"), "none"),
    "BELUM": (mark("Sudah masuk, belum mulai"), "info"),
    "BERJALAN": (mark("Mengerjakan"), "good"),
    "LURING": (mark("Terputus"), "poor"),
    "TERKUNCI": (mark("PIN terkunci"), "poor"),
    "SELESAI": (mark("Selesai"), "info"),
    "DIHENTIKAN": (mark("Dihentikan"), "fair"),
}
"""What a person is doing, with its title and its tone; each has its word, colour is not all."""
ON_BOARD = {"TERKUNCI": "BELUM_MASUK", "LURING": "BERJALAN", "DIHENTIKAN": "SELESAI"}
"""What a board says instead: nobody is shown to others as locked out, cut off or stopped."""
