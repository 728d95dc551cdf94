import pytest

from takar.exchange.faults import Problem, Severity
from takar.exchange.siasn import codes


def code(value: object) -> object:
    return value.code if isinstance(value, Problem) else value


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        *(("M", "L"), ("L", "L"), ("1", "L"), ("PRIA", "L"), ("Laki-laki", "L")),
        *(("F", "P"), ("P", "P"), ("2", "P"), ("Wanita", "P"), ("PEREMPUAN", "P")),
        *(("X", "NILAI_TIDAK_DIKENAL"), ("3", "NILAI_TIDAK_DIKENAL")),
    ],
)
def test_sex_is_read_however_it_is_written(text: str, sex: str) -> None:
    assert code(codes.sex_of(text)) == sex


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(("P", "PNS"), ("pns", "PNS"), ("C", "CPNS"), ("PPPK", "PPPK"), ("P3K", "PPPK")),
        *(("PPPK Paruh Waktu", "PPPK_PARUH_WAKTU"), ("HONORER", "NILAI_TIDAK_DIKENAL")),
    ],
)
def test_status_is_read_however_it_is_written(text: str, status: str) -> None:
    assert code(codes.status_of(text)) == status


@pytest.mark.parametrize(
    ("text", "legal"), [("01", "01"), ("1", "01"), ("71", "71"), ("101", "101"), ("Aktif", "01")]
)
def test_legal_status_is_an_id_even_when_its_zero_is_lost(text: str, legal: str) -> None:
    assert codes.legal_status_of(text) == legal


def test_an_unknown_legal_status_is_a_warning_because_the_list_is_open() -> None:
    problem = codes.legal_status_of("777")
    assert isinstance(problem, Problem)
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("III/a", "III/a"),
        ("III A", "III/a"),
        ("IIId", "III/d"),
        ("iv/e", "IV/e"),
        ("III/e", "NILAI_TIDAK_DIKENAL"),
        ("Pembina Tk. I, IV/b", "IV/b"),
        ("Penata Muda Tk. I (III/b)", "III/b"),
        ("Penata Muda Tk. I", "III/b"),
        ("Penata Muda Tingkat I", "III/b"),
        ("IX", "IX"),
        ("Golongan VII", "VII"),
        ("XVIII", "NILAI_TIDAK_DIKENAL"),
        ("tinggi", "NILAI_TIDAK_DIKENAL"),
    ],
)
def test_grades_are_read_from_every_usual_spelling(text: str, grade: str) -> None:
    assert code(codes.grade_of(text)) == grade


@pytest.mark.parametrize(
    ("grade", "pppk"),
    [("I/a", "I"), ("II/c", "VII"), ("III/a", "IX"), ("III/c", "XI"), ("IV/e", "XVII")],
)
def test_contract_employees_share_the_ids_of_the_grades(grade: str, pppk: str) -> None:
    assert codes.pppk_grade(grade) == pppk
    assert codes.pppk_grade(pppk) == pppk


@pytest.mark.parametrize(
    ("text", "echelon", "tier"),
    [
        ("21", "II.a", "JPT_PRATAMA"),
        ("II.b", "II.b", "JPT_PRATAMA"),
        ("IIIa", "III.a", "ADMINISTRATOR"),
        ("III/b", "III.b", "ADMINISTRATOR"),
        ("Eselon IV.a", "IV.a", "PENGAWAS"),
        ("52", "V.b", "PELAKSANA"),
        ("99", "NON", None),
        ("Non Eselon", "NON", None),
    ],
)
def test_an_echelon_leads_to_a_tier(text: str, echelon: str, tier: str | None) -> None:
    assert codes.echelon_of(text) == echelon
    assert codes.tier_of_echelon(echelon) == tier


@pytest.mark.parametrize(
    ("title", "tier"),
    [
        ("Analis Kebijakan Ahli Muda", "AHLI_MUDA"),
        ("GURU AHLI MADYA", "AHLI_MADYA"),
        ("Guru Madya", "AHLI_MADYA"),
        ("Perawat Penyelia", "PENYELIA"),
        ("Perawat Pelaksana Lanjutan", "MAHIR"),
        ("Perawat Pelaksana", "TERAMPIL"),
        ("Bidan Terampil", "TERAMPIL"),
        ("Pranata Komputer Pelaksana Pemula", "PEMULA"),
        ("Guru Sekolah Menengah Pertama", None),
        ("Guru", None),
    ],
)
def test_the_name_of_a_functional_post_ends_with_its_tier(title: str, tier: str | None) -> None:
    assert codes.tier_of_title(title) == tier


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(("05", "SD"), ("5", "SD"), ("10", "SLTP"), ("12", "SLTP"), ("15", "SLTA")),
        *(("17", "SLTA"), ("18", "SLTA"), ("20", "D1"), ("25", "D2"), ("30", "D3")),
        *(("35", "D4"), ("40", "S1"), ("42", "PROFESI"), ("45", "S2"), ("47", "SPESIALIS")),
        *(("49", "SUBSPESIALIS"), ("50", "S3"), ("77", "NILAI_TIDAK_DIKENAL")),
    ],
)
def test_every_education_id_has_its_level(text: str, level: str) -> None:
    assert code(codes.education_of_id(text)) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *(("S-1/Sarjana", "S1"), ("D-III/Sarjana Muda", "D3"), ("SLTA Kejuruan", "SLTA")),
        *(("S-2", "S2"), ("Diploma IV", "D4"), ("Profesi", "PROFESI"), ("SMK", "SLTA")),
        *(("kursus", "NILAI_TIDAK_DIKENAL"),),
    ],
)
def test_education_is_read_from_its_name(text: str, level: str) -> None:
    assert code(codes.education_of(text)) == level


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("S-1 Ilmu Hukum", "Ilmu Hukum"),
        ("D-III Kebidanan", "Kebidanan"),
        ("SLTA IPA", "IPA"),
        ("SMK", "SMK"),
        ("#DELETE# Hukum", "PENDIDIKAN_SAMPAH"),
        ("12345", "PENDIDIKAN_SAMPAH"),
    ],
)
def test_a_field_of_study_is_a_name_without_its_level(text: str, field: str) -> None:
    assert code(codes.education_field_of(text)) == field


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(
            ("Struktural", "STRUKTURAL"),
            ("JPT Pratama", "STRUKTURAL"),
            ("Jabatan Fungsional Umum", "PELAKSANA"),
        ),
        *(
            ("Fungsional Tertentu", "FUNGSIONAL"),
            ("Pelaksana", "PELAKSANA"),
            ("lain", "NILAI_TIDAK_DIKENAL"),
        ),
    ],
)
def test_the_kind_of_a_post_is_read_from_its_name(text: str, kind: str) -> None:
    assert code(codes.kind_of(text)) == kind
