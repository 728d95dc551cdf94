"""What happens in a hall, and how the states of people are told; pure."""

INCIDENT_KINDS = {
    "GANGGUAN": "Gangguan listrik, jaringan, atau perangkat",
    "KECURANGAN": "Dugaan kecurangan",
    "KESEHATAN": "Kesehatan peserta",
    "KETERLAMBATAN": "Peserta terlambat atau tidak hadir",
    "LAIN": "Lainnya",
}
STANDINGS = {
    "BELUM_MASUK": ("Belum masuk", "none"),
    "BELUM": ("Sudah masuk, belum mulai", "info"),
    "BERJALAN": ("Mengerjakan", "good"),
    "LURING": ("Terputus", "poor"),
    "TERKUNCI": ("PIN terkunci", "poor"),
    "SELESAI": ("Selesai", "info"),
    "DIHENTIKAN": ("Dihentikan", "fair"),
}
"""What a person is doing, with its title and its tone; each has its word, colour is not all."""
ON_BOARD = {"TERKUNCI": "BELUM_MASUK", "LURING": "BERJALAN", "DIHENTIKAN": "SELESAI"}
"""What a board says instead: nobody is shown to others as locked out, cut off or stopped."""
