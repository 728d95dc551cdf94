"""What a sitting can be, what its journal holds, why time is given; pure."""

SITTING_STATES = {
    "BELUM": "Belum mulai",
    "BERJALAN": "Berjalan",
    "SELESAI": "Selesai",
    "DIHENTIKAN": "Dihentikan",
}
ENDINGS = {
    "PESERTA": "Peserta",
    "WAKTU": "Waktu habis",
    "PENGAWAS": "Pengawas",
    "ATURAN": "Aturan berhenti",
}
CHANGE_KINDS = {
    "JAWAB": "Jawaban",
    "TANDAI": "Ditandai ragu-ragu",
    "BUKA": "Soal dibuka",
    "LURING": "Jaringan putus",
    "DARING": "Jaringan kembali",
    "TINGGAL": "Halaman ditinggalkan",
    "KEMBALI": "Kembali ke halaman",
    "SELESAI": "Peserta selesai",
}
EVENT_KINDS = {
    "MULAI": "Mulai",
    "LANJUT": "Dilanjutkan",
    "PINDAH": "Pindah perangkat",
    "BAGIAN": "Bagian dimulai",
    "SOAL_LAMA": "Soal yang pernah ditemui disisihkan",
    "SOAL": "Soal berikutnya dipilih",
    "TUTUP_BAGIAN": "Bagian ditutup",
    "WAKTU": "Waktu ditambah",
    "GANGGUAN": "Gangguan dicatat",
    "PESAN": "Pesan pengawas",
    "SELESAI": "Selesai",
    "DITOLAK": "Permintaan ditolak",
    "TERLAMBAT": "Jawaban terlambat diputuskan",
}
CREDIT_GROUNDS = {
    "KEBUTUHAN": "Kebutuhan khusus",
    "GANGGUAN": "Gangguan jaringan atau listrik",
    "PENGAWAS": "Ditambah pengawas",
}
RULINGS = {"DIHITUNG": "Dihitung", "TIDAK_DIHITUNG": "Tidak dihitung"}
