from collections.abc import Callable
from pathlib import Path

import pytest

from takar.runs.once import AlreadyWritten, Unwritable, all_or_none, made_folder, write_once


def says(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


def test_the_same_again_changes_nothing_and_another_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    write_once(path, says("a"))
    write_once(path, says("a"))
    with pytest.raises(AlreadyWritten, match="nama lain"):
        write_once(path, says("b"))
    assert path.read_text(encoding="utf-8") == "a"
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(Unwritable, match="hak tulis"):
        write_once(tmp_path / "berkas" / "hasil.csv", says("a"))


def test_what_was_written_before_a_failure_is_taken_away_and_the_old_stays(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("a", encoding="utf-8")

    def failing() -> None:
        with all_or_none(old, new):
            new.write_text("b", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert (old.exists(), new.exists()) == (True, False)


def test_a_folder_is_made_or_it_is_said_why_not(tmp_path: Path) -> None:
    assert made_folder(tmp_path / "a" / "b").is_dir()
    assert list((tmp_path / "a" / "b").iterdir()) == []
    (tmp_path / "berkas").write_text("bukan folder", encoding="utf-8")
    for name in ("berkas", "berkas/dalam"):
        with pytest.raises(Unwritable, match="hak tulis"):
            made_folder(tmp_path / name)
