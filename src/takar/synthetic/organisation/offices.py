"""The offices of a regional government: their names and their divisions, the commonest first."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """A dinas or badan: its name, the word that its jobs ask for, and its divisions."""

    name: str
    affair: str
    divisions: tuple[str, ...]


def _offices(text: str) -> tuple[Office, ...]:
    rows = [line.split("|") for line in text.strip().splitlines()]
    return tuple(
        Office(name.strip(), affair.strip(), tuple(part.strip() for part in divisions.split(";")))
        for name, affair, divisions in rows
    )


DINAS = _offices("""
Dinas Pendidikan dan Kebudayaan|pendidikan|Pembinaan SD;Pembinaan SMP;Pembinaan PAUD dan PNF;Ketenagaan
Dinas Kesehatan|kesehatan|Kesehatan Masyarakat;Pencegahan Penyakit;Pelayanan Kesehatan;Sumber Daya Kesehatan
Dinas Pekerjaan Umum dan Penataan Ruang|teknik|Bina Marga;Sumber Daya Air;Cipta Karya;Penataan Ruang
Dinas Kependudukan dan Pencatatan Sipil|kependudukan|Pendaftaran Penduduk;Pencatatan Sipil;Pemanfaatan Data
Dinas Sosial|sosial|Rehabilitasi Sosial;Perlindungan Sosial;Pemberdayaan Sosial
Dinas Pertanian|pertanian|Tanaman Pangan;Hortikultura dan Perkebunan;Penyuluhan;Peternakan
Dinas Komunikasi dan Informatika|informatika|Informasi Publik;Infrastruktur TIK;Statistik dan Persandian
Dinas Penanaman Modal dan PTSP|perizinan|Promosi Penanaman Modal;Pelayanan Perizinan;Pengendalian Investasi
Dinas Lingkungan Hidup|lingkungan|Tata Lingkungan;Pengelolaan Sampah;Pengendalian Pencemaran
Dinas Perhubungan|perhubungan|Lalu Lintas;Angkutan;Sarana dan Prasarana
Dinas Pemberdayaan Masyarakat dan Desa|desa|Pemerintahan Desa;Usaha Ekonomi Desa;Pembangunan Desa
Dinas Koperasi, UKM dan Perdagangan|perdagangan|Koperasi;Usaha Mikro;Perdagangan;Metrologi
Dinas Tenaga Kerja dan Transmigrasi|tenaga kerja|Pelatihan Kerja;Penempatan Kerja;Hubungan Industrial
Dinas Pengendalian Penduduk dan Keluarga Berencana|keluarga|Keluarga Berencana;Perempuan;Perlindungan Anak
Dinas Ketahanan Pangan|pangan|Ketersediaan Pangan;Konsumsi Pangan;Keamanan Pangan
Dinas Perumahan dan Kawasan Permukiman|perumahan|Perumahan;Kawasan Permukiman;Pertanahan
Dinas Perpustakaan dan Kearsipan|kearsipan|Perpustakaan;Kearsipan;Pembudayaan Kegemaran Membaca
Dinas Perikanan|perikanan|Perikanan Tangkap;Perikanan Budidaya;Pengolahan Hasil
Dinas Pariwisata|pariwisata|Destinasi Wisata;Pemasaran Wisata;Ekonomi Kreatif
Dinas Kepemudaan dan Olahraga|pemuda|Kepemudaan;Olahraga Prestasi;Sarana Olahraga
Dinas Perindustrian|industri|Industri Kecil;Industri Agro;Sumber Daya Industri
Dinas Pemadam Kebakaran|pemadam|Pencegahan Kebakaran;Operasi Pemadaman;Sarana Pemadaman
""")
BADAN = _offices("""
Badan Perencanaan Pembangunan Daerah|perencanaan|Perencanaan Makro;Pemerintahan dan Manusia;Ekonomi dan Infrastruktur;Riset dan Inovasi
Badan Keuangan dan Aset Daerah|keuangan|Anggaran;Perbendaharaan;Akuntansi;Aset Daerah
Badan Kepegawaian dan Pengembangan SDM|kepegawaian|Mutasi dan Promosi;Pengembangan Kompetensi;Penilaian Kinerja;Data dan Informasi
Badan Pendapatan Daerah|pendapatan|Pendataan Pajak;Penagihan Pajak;Retribusi
Badan Kesatuan Bangsa dan Politik|kesbang|Ideologi dan Wawasan Kebangsaan;Politik Dalam Negeri;Kewaspadaan
""")
DEPUTIES = {
    "Asisten Pemerintahan dan Kesejahteraan Rakyat": (
        "Tata Pemerintahan",
        "Kesejahteraan Rakyat",
        "Hukum",
    ),
    "Asisten Perekonomian dan Pembangunan": (
        "Perekonomian",
        "Administrasi Pembangunan",
        "Pengadaan Barang dan Jasa",
        "Sumber Daya Alam",
    ),
    "Asisten Administrasi Umum": (
        "Umum",
        "Organisasi",
        "Protokol dan Komunikasi Pimpinan",
        "Perencanaan dan Keuangan",
    ),
}
ADVISERS = (
    "Pemerintahan, Hukum dan Politik",
    "Ekonomi, Keuangan dan Pembangunan",
    "Kemasyarakatan dan Sumber Daya Manusia",
)
DISTRICT_SECTIONS = (
    "Tata Pemerintahan",
    "Pemberdayaan Masyarakat",
    "Ketenteraman dan Ketertiban",
    "Pelayanan Umum",
    "Kesejahteraan Sosial",
)
WARD_SECTIONS = ("Pemerintahan", "Pembangunan", "Pelayanan Masyarakat")
HOSPITAL_DIVISIONS = ("Pelayanan Medik", "Keperawatan", "Umum dan Keuangan")
PLACE_BEGINNINGS = (
    *("Karang", "Sumber", "Wana", "Tirta", "Banyu", "Rawa", "Sido", "Jati", "Gunung", "Kali"),
    *("Bumi", "Tanjung", "Sekar", "Arga", "Padang", "Muara", "Telaga", "Bukit"),
)
PLACE_ENDINGS = (
    *("asri", "rejo", "mulya", "sari", "harjo", "agung", "jaya", "makmur", "indah", "kencana"),
    *("lestari", "wangi", "baru", "raya", "tirta", "luhur"),
)
