from pathlib import Path

import pytest

from tests.cli.talented import on_office
from tests.runs.office import GONE, HEAD, write_office

MET = "employee_id,position_id,outcome\nP2,J1,TERPENUHI\nP3,J1,TERPENUHI\nP4,J1,TERPENUHI\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_office(tmp_path / "in")


def test_vacancies_are_written_with_what_is_not_known_beside_them(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "lowong.csv"
    told = on_office("vacancies", folder, out, "--every", "year")
    assert told.exit_code == 0, told.output
    assert "4 jabatan lowong sampai 14-05-2030" in told.output
    assert "1 orang belum diketahui" in told.output
    assert len(out.read_text().splitlines()) == 5
    assert "contract_ends_on" in (tmp_path / "lowong-belum-diketahui.csv").read_text()
    again = on_office("vacancies", folder, tmp_path / "b.csv", "--years", "3")
    assert "3 jabatan lowong" in again.output


def test_contracts_beside_the_tables_are_read(folder: Path, tmp_path: Path) -> None:
    (folder / "contracts.csv").write_text("employee_id,ended_on\nP4,2025-12-31\n")
    told = on_office("vacancies", folder, tmp_path / "a.csv")
    assert "0 orang belum diketahui" in told.output
    assert "KONTRAK_BERAKHIR" in told.output
    (folder / "contracts.csv").write_text("employee_id,ended_on\nP4,besok\n")
    bad = on_office("vacancies", folder, tmp_path / "b.csv")
    assert bad.exit_code == 2
    assert "besok" in bad.output


def test_a_list_prints_its_keys_and_its_word(folder: Path, tmp_path: Path) -> None:
    (folder / "eligibility.csv").write_text(MET)
    out = tmp_path / "daftar.csv"
    told = on_office("succession", folder, out, "--word", "rapat 7")
    assert told.exit_code == 0, told.output
    assert "Kunci urutan: FINAL, PERFORMANCE, JPM, GRADED_ON. Undian: rapat 7." in told.output
    assert "2 diperingkat, 1 belum dapat diperingkat, 0 di luar daftar." in told.output
    assert out.read_text().splitlines()[1].split(",")[5] == "1"


def test_keys_posts_and_openness_may_be_chosen(folder: Path, tmp_path: Path) -> None:
    told = on_office(
        "succession",
        folder,
        tmp_path / "a.xlsx",
        "--post",
        GONE,
        "--keys",
        "talent, jpm",
        "--open",
        "--unchecked",
    )
    assert told.exit_code == 0, told.output
    assert "Kunci urutan: TALENT, JPM. Undian: 2025-05-14." in told.output
    assert "Syarat jabatan sebagian orang belum diperiksa." in told.output
    wrong = on_office("succession", folder, tmp_path / "b.xlsx", "--keys", "USIA")
    assert (wrong.exit_code, "USIA" in wrong.output) == (2, True)
    nowhere = on_office("succession", folder, tmp_path / "c.xlsx", "--post", "J9")
    assert (nowhere.exit_code, "J9" in nowhere.output) == (2, True)


def test_two_candidates_are_compared(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "banding.csv"
    told = on_office("compare", folder, out, "--post", HEAD, "--person", "P2", "--person", "P3")
    assert told.exit_code == 0, told.output
    assert out.read_text().splitlines()[0] == "title,Nama P2,Nama P3"
    stranger = on_office(
        "compare", folder, tmp_path / "b.csv", "--post", HEAD, "--person", "P2", "--person", "P1"
    )
    assert (stranger.exit_code, "P1" in stranger.output) == (2, True)


def test_the_bench_tells_the_posts_at_risk(folder: Path, tmp_path: Path) -> None:
    (folder / "eligibility.csv").write_text(MET)
    out = tmp_path / "kedalaman.csv"
    told = on_office("bench", folder, out)
    assert told.exit_code == 0, told.output
    assert "MERAH" in told.output
    assert "2025-09-01" in told.output
    assert len(out.read_text().splitlines()) == 2
    (folder / "target_posts.csv").write_text("position_id,is_critical\nJ5,true\n")
    other = on_office("bench", folder, tmp_path / "b.csv")
    assert "Kepala Bidang Empat" in other.output


def test_a_file_of_another_format_is_refused_before_any_work(tmp_path: Path) -> None:
    told = on_office("vacancies", tmp_path / "tidak ada", tmp_path / "a.pdf")
    assert (told.exit_code, ".pdf" in told.output) == (2, True)
