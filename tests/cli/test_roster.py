import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from takar.cli.main import app
from takar.exchange.files import TEMPLATES
from takar.tables import TABLES
from tests.exchange.rosters import csv_bytes, grid_of, person

GOOD = [person(0), person(1)]
BAD = [*GOOD, person(2, NIP_BARU="1.98E+17"), person(3, TANGGAL_LAHIR="13-03-1980")]


def takar(*words: object) -> Result:
    return CliRunner().invoke(app, [*map(str, words)])


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return written(tmp_path / "baik.csv", csv_bytes(grid_of(GOOD)))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return written(tmp_path / "buruk.csv", csv_bytes(grid_of(BAD)))


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_clean_roster_is_good_and_ends_with_zero(good: Path) -> None:
    result = takar("roster", "check", good, "--day", "2025-06-01")
    assert result.exit_code == 0
    assert "2 baris dibaca: 2 dapat diambil, 0 ditolak, 0 dengan peringatan." in result.output


def test_every_fault_is_shown_and_a_bad_row_ends_with_one(bad: Path) -> None:
    result = takar("roster", "check", bad, "--day", "2025-06-01")
    assert result.exit_code == 1
    assert "NIP_RUSAK_EXCEL" in result.output
    assert "BEDA_TANGGAL_LAHIR" in result.output
    assert "4 baris dibaca: 3 dapat diambil, 1 ditolak, 1 dengan peringatan." in result.output


def test_machines_get_the_same_as_json(bad: Path) -> None:
    result = takar("roster", "check", bad, "--day", "2025-06-01", "--json")
    papers = json.loads(result.stdout)
    assert papers["counts"] == {"read": 4, "good": 3, "bad": 1, "warned": 1, "blank": 0}
    assert [(fault["row"], fault["severity"]) for fault in papers["faults"]] == [
        (4, "SALAH"),
        (5, "PERINGATAN"),
    ]
    assert papers["quality"]["fields"]["nip"] == {"filled": 3, "total": 3}
    assert papers["quality"]["contradictions"] == {"BEDA_TANGGAL_LAHIR": 1}


def test_the_faults_can_be_written_to_a_workbook(bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "temuan.xlsx"
    takar("roster", "check", bad, "--day", "2025-06-01", "--out", out)
    sheet = CalamineWorkbook.from_path(str(out)).get_sheet_by_name("Temuan").to_python()
    assert sheet[0] == ["Baris", "Kolom", "Isi", "Tingkat", "Kode", "Sebab", "Saran"]
    assert [row[0] for row in sheet[1:]] == [4.0, 5.0]


def test_units_give_structural_posts_their_tier(tmp_path: Path) -> None:
    head = person(JENIS_JABATAN_ID="1", JABATAN_NAMA="Kepala Bagian Hukum")
    roster = written(tmp_path / "r.csv", csv_bytes(grid_of([head])))
    unor = [["Id", "DiatasanId", "EselonId", "NamaUnor"], ["u1", "", "31", "Bagian Hukum"]]
    units = written(tmp_path / "unor.csv", csv_bytes(unor, delimiter=";"))
    assert "JENJANG_TIDAK_DIKENAL" in takar("roster", "check", roster).output
    assert "JENJANG_TIDAK_DIKENAL" not in takar("roster", "check", roster, "--units", units).output


def test_convert_writes_the_good_rows_as_tables(bad: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    unor = [["Id", "NamaUnor"], ["u1", "Bagian Hukum"]]
    units = written(tmp_path / "unor.csv", csv_bytes(unor))
    result = takar(
        *("roster", "convert", bad, "--agency", "kab_uji", "--out", out, "--units", units)
    )
    assert result.exit_code == 0
    people = pq.read_table(out / "employees.parquet")
    assert people.schema == TABLES["employees"].arrow
    assert people["agency"].to_pylist() == ["kab_uji"] * 3
    assert pq.read_table(out / "work_units.parquet").num_rows == 1
    assert (out / "temuan.xlsx").exists()


def test_convert_without_faults_writes_no_faults(good: Path, tmp_path: Path) -> None:
    takar("roster", "convert", good, "--agency", "kab_uji", "--out", tmp_path / "hasil")
    assert [path.name for path in (tmp_path / "hasil").iterdir()] == ["employees.parquet"]


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_workbook_can_be_had(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "templat.xlsx"
    assert takar("roster", "template", kind, "--out", out).exit_code == 0
    assert CalamineWorkbook.from_path(str(out)).sheet_names[0] == TEMPLATES[kind].title


def test_a_problem_is_told_with_its_hint_and_ends_with_two(tmp_path: Path) -> None:
    pdf = written(tmp_path / "pegawai.csv", b"%PDF-1.7")
    for words in (
        ("roster", "check", tmp_path / "tiada.csv"),
        ("roster", "check", pdf),
        ("roster", "template", "ramalan", "--out", tmp_path / "x.xlsx"),
    ):
        result = takar(*words)
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) >= 2
    assert not (tmp_path / "x.xlsx").exists()


def test_a_workbook_already_filled_in_is_never_overwritten(tmp_path: Path) -> None:
    filled = written(tmp_path / "awards.xlsx", b"isian orang")
    result = takar("roster", "template", "awards", "--out", filled)
    assert result.exit_code == 2
    assert "sudah ada" in result.stderr
    assert filled.read_bytes() == b"isian orang"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("template", "awards", "--out", "t.csv"), "Akhiri nama berkas dengan .xlsx."),
        (("template", "awards", "--out", "berkas/t.xlsx"), "tidak dapat ditulis"),
        (("check", "buruk.csv", "--out", "temuan.csv"), "Akhiri nama berkas dengan .xlsx."),
        (("check", "buruk.csv", "--out", "berkas/t.xlsx"), "tidak dapat ditulis"),
        (("convert", "buruk.csv", "--agency", "kab_x", "--out", "berkas"), "tidak dapat ditulis"),
        (("convert", "buruk.csv", "--agency", "Kab X!", "--out", "baru"), "Kode instansi"),
        (("convert", "buruk.csv", "--agency", "kab_x", "--out", "ada"), "sudah ada"),
    ],
)
def test_what_cannot_be_written_is_told_and_leaves_nothing(
    bad: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(bad.parent)
    Path("ada").mkdir()
    before = {written(Path("berkas"), b"x"), written(Path("ada/temuan.xlsx"), b"x")}
    result = takar("roster", *words)
    assert result.exit_code == 2
    assert says in result.stderr
    assert {path for path in Path().rglob("*") if path.is_file()} == before | {Path("buruk.csv")}
