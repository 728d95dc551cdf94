"""What a sitting can be, what its journal holds, why time is given; pure."""

from takar.kernel.language import mark

SITTING_STATES = {
    "BELUM": mark("Belum mulai"),
    "BERJALAN": mark("Berjalan"),
    "SELESAI": mark("Selesai"),
    "DIHENTIKAN": mark("Dihentikan"),
}
ENDINGS = {
    "PESERTA": mark("Peserta"),
    "WAKTU": mark("Waktu habis"),
    "PENGAWAS": mark("Pengawas"),
    "ATURAN": mark("Aturan berhenti"),
}
CHANGE_KINDS = {
    "JAWAB": mark("Jawaban"),
    "TANDAI": mark("Ditandai ragu-ragu"),
    "BUKA": mark("Soal dibuka"),
    "LURING": mark("Jaringan putus"),
    "DARING": mark("Jaringan kembali"),
    "TINGGAL": mark("Halaman ditinggalkan"),
    "KEMBALI": mark("Kembali ke halaman"),
    "SELESAI": mark("Peserta selesai"),
}
EVENT_KINDS = {
    "MULAI": mark("Mulai"),
    "LANJUT": mark("Dilanjutkan"),
    "PINDAH": mark("Pindah perangkat"),
    "BAGIAN": mark("Bagian dimulai"),
    "SOAL_LAMA": mark("Soal yang pernah ditemui disisihkan"),
    "SOAL": mark("Soal berikutnya dipilih"),
    "TUTUP_BAGIAN": mark("Bagian ditutup"),
    "WAKTU": mark("Waktu ditambah"),
    "GANGGUAN": mark("Gangguan dicatat"),
    "PESAN": mark("Pesan pengawas"),
    "SELESAI": mark("Selesai"),
    "DITOLAK": mark("Permintaan ditolak"),
    "TERLAMBAT": mark("Jawaban terlambat diputuskan"),
}
CREDIT_GROUNDS = {
    "KEBUTUHAN": mark("Kebutuhan khusus"),
    "GANGGUAN": mark("Gangguan jaringan atau listrik"),
    "PENGAWAS": mark("Ditambah pengawas"),
}
RULINGS = {"DIHITUNG": mark("Dihitung"), "TIDAK_DIHITUNG": mark("Tidak dihitung")}
