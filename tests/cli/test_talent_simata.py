from pathlib import Path

import pytest

from tests.cli.talented import on_office
from tests.runs.office import write_office


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_office(tmp_path / "in")


def test_a_map_that_comes_back_unchanged_differs_in_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "peta.csv"
    told = on_office("simata export", folder, out)
    assert (told.exit_code, "3 orang" in told.output) == (0, True)
    same = on_office("simata compare", folder, tmp_path / "beda.csv", "--file", out)
    assert same.exit_code == 0, same.output
    assert "0 perbedaan" in same.output
    assert "3 baris dibaca, 0 ditolak." in same.output


def test_a_changed_box_is_listed_with_a_masked_number(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "peta.csv"
    on_office("simata export", folder, out)
    text = out.read_text()
    other = tmp_path / "simata.csv"
    other.write_text(text.replace("88.75,7,", "88.75,9,").replace(",7,", ",9,"))
    told = on_office("simata compare", folder, tmp_path / "beda.csv", "--file", other)
    assert "BERBEDA" in told.output
    assert "********1998******" in told.output
    assert "197201051998031002" not in told.output


def test_a_file_that_is_not_there_is_told(folder: Path, tmp_path: Path) -> None:
    told = on_office("simata compare", folder, tmp_path / "a.csv", "--file", tmp_path / "x.xlsx")
    assert (told.exit_code, "x.xlsx" in told.output) == (2, True)
