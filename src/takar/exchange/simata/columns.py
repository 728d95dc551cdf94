"""The columns of a talent-map file as SIMATA-like screens import it, and what they mean here.

Likely, not certain: seen on an import screen in public code. X is the potential and Y the
performance axis there; here the axes have their names.
"""

from takar.exchange.cells import heading_key

NIP, NAME, UNIT, TITLE = "NIP", "Nama", "Unit Organisasi", "Jabatan"
POTENTIAL, PERFORMANCE, BOX = "Nilai X", "Nilai Y", "Box"
INDICATORS = {
    "X - Penilaian Kompetensi": "potential.penilaian_kompetensi",
    "X - Pengembangan Kompetensi": "potential.pengembangan_kompetensi",
    "X - Pengalaman Jabatan": "potential.pengalaman_jabatan",
    "X - Penilaian Potensi": "potential.penilaian_potensi",
    "X - Tingkat Pendidikan Formal": "potential.tingkat_pendidikan",
    "X - Kesesuaian Bidang Ilmu": "potential.kesesuaian_bidang_ilmu",
    "X - Verifikasi Rekam Jejak Disiplin": "potential.rekam_jejak_disiplin",
    "Y - Penilaian Kinerja": "performance.penilaian_kinerja",
    "Y - Penghargaan": "performance.penghargaan",
    "Y - Penugasan dalam Tim Kerja": "performance.penugasan_tim_kerja",
    "Y - Umpan Balik Kinerja 360": "performance.umpan_balik_360",
}
"""Our indicator behind each of their columns."""
HEADINGS = (NIP, NAME, UNIT, TITLE, POTENTIAL, PERFORMANCE, BOX, *INDICATORS)
KEYS = {heading_key(heading): heading for heading in HEADINGS}
NUMBERS = {POTENTIAL: "potential", PERFORMANCE: "performance", **INDICATORS}
"""Every number of a row, by their column, under our name."""
