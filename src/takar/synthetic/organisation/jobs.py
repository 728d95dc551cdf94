"""The jobs people hold beside the heads of units: functional posts and executive staff."""

from dataclasses import dataclass

HEADS, TEACHERS, CARERS, EXPERTS, STAFF = range(5)


@dataclass(frozen=True)
class Job:
    """A functional post or staff post: its family, how common it is, and what it studied."""

    name: str
    family: int
    weight: float
    fields: tuple[str, ...]
    skilled: bool = False
    expert: bool = True
    home: str = ""
    schooling: str = ""


def _fields(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


def _teacher(name: str, weight: float, field: str, home: str) -> Job:
    return Job(name, TEACHERS, weight, _fields(field), home=home, schooling="GURU")


def _carer(name: str, weight: float, field: str, *, expert: bool = True) -> Job:
    schooling = "" if expert else "NAKES_TERAMPIL"
    return Job(name, CARERS, weight, _fields(field), True, expert, schooling=schooling)


def _expert(name: str, weight: float, field: str, home: str, *, skilled: bool = False) -> Job:
    return Job(name, EXPERTS, weight, _fields(field), skilled, home=home)


def _employee(name: str, weight: float, field: str = "", home: str = "") -> Job:
    fields = _fields(field or "Administrasi Negara;Manajemen;Akuntansi;Ilmu Hukum;Sosiologi")
    return Job(name, STAFF, weight, fields, home=home)


JOBS = (
    _teacher("Guru Kelas", 62, "Pendidikan Guru Sekolah Dasar", "SD"),
    _teacher("Guru Pendidikan Jasmani", 9, "Pendidikan Jasmani", "SD"),
    _teacher("Guru Agama", 9, "Pendidikan Agama Islam", "SD"),
    _teacher("Guru Matematika", 6, "Pendidikan Matematika", "SMP"),
    _teacher("Guru Bahasa Indonesia", 6, "Pendidikan Bahasa Indonesia", "SMP"),
    _teacher("Guru Bahasa Inggris", 5, "Pendidikan Bahasa Inggris", "SMP"),
    _teacher("Guru IPA", 6, "Pendidikan Biologi;Pendidikan Fisika", "SMP"),
    _teacher("Guru IPS", 5, "Pendidikan Sejarah;Pendidikan Ekonomi", "SMP"),
    _teacher("Guru Bimbingan dan Konseling", 3, "Bimbingan dan Konseling", "SMP"),
    _carer("Perawat", 38, "Keperawatan"),
    _carer("Bidan", 30, "Kebidanan"),
    Job("Dokter", CARERS, 7, ("Kedokteran",), schooling="DOKTER"),
    Job("Dokter Gigi", CARERS, 2, ("Kedokteran Gigi",), schooling="DOKTER"),
    Job("Apoteker", CARERS, 3, ("Farmasi",), schooling="APOTEKER"),
    _carer("Asisten Apoteker", 4, "Farmasi", expert=False),
    _carer("Pranata Laboratorium Kesehatan", 5, "Analis Kesehatan"),
    _carer("Nutrisionis", 4, "Gizi"),
    _carer("Tenaga Sanitasi Lingkungan", 4, "Kesehatan Lingkungan"),
    _carer("Terapis Gigi dan Mulut", 3, "Kesehatan Gigi"),
    _expert("Analis SDM Aparatur", 9, "Administrasi Negara;Manajemen;Psikologi", "kepegawaian"),
    _expert("Asesor SDM Aparatur", 2, "Psikologi", "kepegawaian"),
    _expert("Perencana", 10, "Ekonomi Pembangunan;Perencanaan Wilayah;Teknik Sipil", ""),
    _expert("Auditor", 8, "Akuntansi;Ilmu Hukum", "pengawasan"),
    _expert("Pengawas Penyelenggaraan Urusan Pemerintahan", 6, "Ilmu Pemerintahan", "pengawasan"),
    _expert("Penyuluh Pertanian", 12, "Agroteknologi;Agribisnis", "pertanian", skilled=True),
    _expert("Pranata Komputer", 6, "Teknik Informatika;Sistem Informasi", "", skilled=True),
    _expert("Pranata Hubungan Masyarakat", 4, "Ilmu Komunikasi", "informatika", skilled=True),
    _expert("Arsiparis", 5, "Kearsipan;Administrasi Negara", "", skilled=True),
    _expert("Pustakawan", 2, "Ilmu Perpustakaan", "kearsipan", skilled=True),
    _expert("Analis Kebijakan", 10, "Administrasi Negara;Ilmu Pemerintahan;Sosiologi", ""),
    _expert("Pengelola Pengadaan Barang/Jasa", 5, "Manajemen;Teknik Sipil", "umum"),
    _expert("Pekerja Sosial", 4, "Kesejahteraan Sosial", "sosial", skilled=True),
    _expert("Penata Ruang", 3, "Perencanaan Wilayah;Arsitektur", "teknik"),
    _expert("Penyuluh Keluarga Berencana", 3, "Sosiologi;Kesehatan Masyarakat", "keluarga"),
    _expert("Analis Keuangan Pusat dan Daerah", 6, "Akuntansi;Manajemen", "keuangan"),
    _expert("Administrator Database Kependudukan", 3, "Sistem Informasi", "kependudukan"),
    _expert("Polisi Pamong Praja", 9, "Ilmu Hukum;Ilmu Pemerintahan", "ketertiban", skilled=True),
    _expert("Penata Perizinan", 4, "Ilmu Hukum;Administrasi Negara", "perizinan"),
    _expert("Pengendali Dampak Lingkungan", 3, "Teknik Lingkungan;Biologi", "lingkungan"),
    _expert("Penguji Kendaraan Bermotor", 2, "Teknik Mesin", "perhubungan", skilled=True),
    _employee("Pengadministrasi Perkantoran", 34),
    _employee("Pengelola Layanan Operasional", 16),
    _employee("Penata Layanan Operasional", 16),
    _employee("Operator Layanan Operasional", 12),
    _employee("Pengolah Data dan Informasi", 12, "Sistem Informasi;Statistika;Manajemen"),
    _employee("Penelaah Teknis Kebijakan", 14),
    _employee("Bendahara", 6, "Akuntansi;Manajemen"),
    _employee("Penata Kelola Pemerintahan", 6, "Ilmu Pemerintahan;Administrasi Negara"),
    _employee("Pengemudi", 4),
    _employee("Penjaga Sekolah", 5, home="SD"),
    _employee("Pengadministrasi Sekolah", 7, home="SMP"),
)
TIER_WORDS = {
    "AHLI_UTAMA": "Ahli Utama",
    "AHLI_MADYA": "Ahli Madya",
    "AHLI_MUDA": "Ahli Muda",
    "AHLI_PERTAMA": "Ahli Pertama",
    "PENYELIA": "Penyelia",
    "MAHIR": "Mahir",
    "TERAMPIL": "Terampil",
    "PEMULA": "Pemula",
}
