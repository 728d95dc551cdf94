from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow.csv as pc
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from takar.cli.ip_asn import NoDeed, NoNumber, deeds_of, index_of
from takar.cli.main import app
from takar.regulations.sandbox import changed, overlay_files
from takar.runs.writing import write_csv
from tests.runs.posted import AGENCY, BOOK, LAW, RULES, index_tables

DAY = "2024-12-31"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of CSV tables of six people."""
    there = tmp_path / "in"
    there.mkdir()
    for name, table in index_tables().items():
        if table.num_rows:
            write_csv(table, there / f"{name}.csv")
    return there


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A folder of rules in which technical training of a pelaksana earns more."""
    return laid(tmp_path / "aturan", Decimal("27.5"), Decimal("12.5"))


def laid(folder: Path, technical: Decimal, seminar: Decimal) -> Path:
    key = "ip_asn.competence"
    new: dict[tuple[str, ...], Decimal] = {
        ("3", "DIKLAT_TEKNIS"): technical,
        ("3", "SEMINAR"): seminar,
    }
    value = changed(BOOK.form(key), LAW.value(key), new)
    made = overlay_files(BOOK, LAW, {key: value}, name="Coba", made_on=date(2025, 1, 1))
    for name, text in made.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)
    return folder


def takar(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def asked(command: str, folder: Path) -> tuple[str | Path, ...]:
    return ("ip-asn", command, "--in", folder, "--day", DAY, "--rules", RULES, "--agency", AGENCY)


def test_a_plan_is_written_by_name_and_told_with_its_proof(folder: Path) -> None:
    out = folder.parent / "rencana.csv"
    told = takar(*asked("plan", folder), "--target", "77", "--out", out)
    assert told.exit_code == 0, told.output
    assert "Indeks 73,13 menjadi 77,50" in told.output
    assert "batas bawah 8 (terbukti paling kecil)" in told.output
    (row,) = pc.read_csv(out).to_pylist()
    assert (row["employee_id"], row["indicator"], row["hours"]) == ("P1", "SEMINAR", 8)


def test_the_assumptions_are_listed(folder: Path) -> None:
    told = takar(*asked("plan", folder), "--target", "77", "--out", folder.parent / "r.csv")
    assert "Perkiraan sendiri menurut perka8_2019 untuk tahun 2024" in told.output
    assert "JP-nya anggapan" in told.output


def test_courses_budget_and_unit_are_kept(folder: Path) -> None:
    courses = folder.parent / "diklat.yaml"
    text = "- {code: s1, indicator: SEMINAR, hours: 10, cost_per_person: 900000}\n"
    courses.write_text(text, encoding="utf-8")
    out = folder.parent / "rencana.parquet"
    told = takar(
        *(*asked("plan", folder), "--target", "73", "--unit", "A", "--courses", courses),
        *("--budget", "900000", "--objective", "money", "--most-hours", "10", "--out", out),
    )
    assert told.exit_code == 0, told.output
    assert "JP-nya anggapan" not in told.output
    (row,) = pq.read_table(out).to_pylist()
    assert (row["course"], row["cost"], row["work_unit_id"]) == ("s1", 900000, "A1")


def test_what_cannot_be_reached_says_how_far_and_writes_nothing(folder: Path) -> None:
    out = folder.parent / "rencana.csv"
    told = takar(*asked("plan", folder), "--target", "99", "--out", out)
    assert told.exit_code == 1
    assert "tidak dapat dicapai: paling tinggi" in told.output
    assert not out.exists()


def test_an_aim_already_reached_asks_for_nothing(folder: Path) -> None:
    out = folder.parent / "rencana.csv"
    told = takar(*asked("plan", folder), "--target", "70", "--out", out)
    assert (told.exit_code, out.exists()) == (0, False)
    assert "Tidak ada yang perlu dilakukan" in told.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--target", "delapan puluh"), "bukan indeks"),
        (("--target", "0"), "bukan indeks"),
        (("--target", "100.1"), "bukan indeks"),
        (("--target", "80", "--deeds", "MEMASAK"), "MEMASAK"),
        (("--target", "80", "--unit", "TIDAK_ADA"), "Unit TIDAK_ADA tidak ada"),
        (("--target", "80", "--courses", "tidak-ada.yaml"), "tidak dapat dibaca"),
        (("--target", "80", "--budget", "-1"), "--budget"),
    ],
)
def test_misuse_is_told_with_a_hint_and_exit_code_2(
    folder: Path, options: tuple[str, ...], words: str
) -> None:
    told = takar(*asked("plan", folder), *options, "--out", folder.parent / "r.csv")
    assert told.exit_code == 2
    assert words in told.output
    assert "Traceback" not in told.output


def test_a_file_of_an_unknown_format_is_refused_before_any_work(folder: Path) -> None:
    told = takar(*asked("plan", folder), "--target", "80", "--out", folder.parent / "r.docx")
    assert (told.exit_code, ".docx" in told.output) == (2, True)


def test_an_unknown_rule_set_is_told_with_those_that_exist(folder: Path) -> None:
    told = takar(
        *("ip-asn", "plan", "--in", folder, "--day", DAY, "--rules", "perka9", "--target", "80"),
        *("--out", folder.parent / "r.csv"),
    )
    assert told.exit_code == 2
    assert "perka8_2019" in told.output


def test_the_effect_of_a_folder_of_rules_is_told_and_written(folder: Path, law: Path) -> None:
    out = folder.parent / "perpindahan.csv"
    told = takar(*asked("try", folder), "--law", law, "--out", out)
    assert told.exit_code == 0, told.output
    assert "Ini skenario, bukan hasil." in told.output
    assert "Indeks 73,13 (SEDANG) menjadi 74,38 (SEDANG)" in told.output
    assert "1 naik kategori, 0 turun" in told.output
    (row,) = pc.read_csv(out).to_pylist()
    assert (row["employee_id"], row["category_after"]) == ("P2", "SEDANG")


def test_a_folder_whose_table_sums_to_41_is_refused(folder: Path, tmp_path: Path) -> None:
    wrong = laid(tmp_path / "salah", Decimal(27), Decimal(14))
    out = folder.parent / "perpindahan.csv"
    told = takar(*asked("try", folder), "--law", wrong, "--out", out)
    assert (told.exit_code, out.exists()) == (2, False)
    assert "Jumlahnya 41, seharusnya 40" in told.output


def test_another_result_is_never_overwritten(folder: Path, law: Path) -> None:
    out = folder.parent / "perpindahan.csv"
    out.write_text("lain", encoding="utf-8")
    told = takar(*asked("try", folder), "--law", law, "--out", out)
    assert told.exit_code == 2
    assert out.read_text(encoding="utf-8") == "lain"


def test_numbers_of_an_index_may_be_written_with_a_comma() -> None:
    assert index_of("82,5") == Decimal("82.5")
    for text in ("NaN", "-3", "1e9", ""):
        with pytest.raises(NoNumber):
            index_of(text)


def test_deeds_are_named_in_any_case() -> None:
    assert deeds_of("verifikasi, PELATIHAN") == frozenset({"VERIFIKASI", "PELATIHAN"})
    with pytest.raises(NoDeed):
        deeds_of(" , ")
