"""What the law enumerates about people, with the words shown for it.

Pure: the stored values are those of ``takar.tables``; the labels are Indonesian originals.
"""

POSITION_TIERS = {
    "JPT_UTAMA": "JPT Utama",
    "JPT_MADYA": "JPT Madya",
    "JPT_PRATAMA": "JPT Pratama",
    "ADMINISTRATOR": "Administrator",
    "PENGAWAS": "Pengawas",
    "PELAKSANA": "Pelaksana",
    "AHLI_UTAMA": "Ahli Utama",
    "AHLI_MADYA": "Ahli Madya",
    "AHLI_MUDA": "Ahli Muda",
    "AHLI_PERTAMA": "Ahli Pertama",
    "PENYELIA": "Penyelia",
    "MAHIR": "Mahir",
    "TERAMPIL": "Terampil",
    "PEMULA": "Pemula",
}
POSITION_KINDS = {
    "STRUKTURAL": "Struktural",
    "FUNGSIONAL": "Fungsional",
    "PELAKSANA": "Pelaksana",
}
EMPLOYMENTS = {
    "PNS": "PNS",
    "CPNS": "CPNS",
    "PPPK": "PPPK",
    "PPPK_PARUH_WAKTU": "PPPK paruh waktu",
}
SEXES = {"L": "Laki-laki", "P": "Perempuan"}
EDUCATION_LEVELS = {
    "SD": "SD",
    "SLTP": "SLTP",
    "SLTA": "SLTA",
    "D1": "D-I",
    "D2": "D-II",
    "D3": "D-III",
    "D4": "D-IV",
    "S1": "S-1",
    "PROFESI": "Profesi",
    "S2": "S-2",
    "SPESIALIS": "Spesialis",
    "SUBSPESIALIS": "Subspesialis",
    "S3": "S-3",
}
EDUCATION_FITS = {
    "SESUAI": "Sesuai",
    "SERUMPUN": "Serumpun",
    "TIDAK_SESUAI": "Tidak sesuai",
}
RECORD_TITLES = {
    "performance_ratings": "Predikat kinerja",
    "competency_levels": "Level kompetensi",
    "potential_aspects": "Aspek potensi",
    "awards": "Penghargaan",
    "team_assignments": "Penugasan tim kerja",
    "trainings": "Pengembangan kompetensi",
    "position_history": "Riwayat jabatan",
    "sanctions": "Hukuman disiplin",
    "scores": "Nilai lain",
    "evidence_checks": "Pemeriksaan kelengkapan bukti",
}
