from pathlib import Path

import pytest

from takar.runs.straight import statements
from takar.runs.straight.statements import MOST, cache_folder, kept


def write(text: str, times: list[str]) -> str:
    times.append(text)
    return text


def test_a_statement_is_written_once_for_each_key(tmp_path: Path) -> None:
    times: list[str] = []
    for key in (("a", 1), ("a", 1), ("a", 2), ("b", 1)):
        assert kept(key, lambda key=key: write(f"{key}", times), tmp_path) == f"{key}"  # type: ignore[misc]
    assert len(times) == 3


def test_other_code_writes_a_statement_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept(("a",), lambda: "old", tmp_path) == "old"
    monkeypatch.setattr(statements, "code_version", lambda: "another")
    assert kept(("a",), lambda: "new", tmp_path) == "new"


def test_a_statement_that_others_may_write_is_not_believed(tmp_path: Path) -> None:
    assert kept(("a",), lambda: "ours", tmp_path) == "ours"
    (path,) = tmp_path.glob("*.sql")
    assert path.stat().st_mode & 0o077 == 0
    path.write_text("theirs")
    path.chmod(0o666)
    assert kept(("a",), lambda: "ours", tmp_path) == "ours"
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere.sql")
    (tmp_path / "elsewhere.sql").write_text("theirs")
    assert kept(("a",), lambda: "ours", tmp_path) == "ours"


def test_where_nothing_can_be_kept_it_is_written_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert kept(("a",), lambda: "text", tmp_path / "file" / "below") == "text"


def test_the_oldest_statements_make_room(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        kept((number,), lambda: "text", tmp_path)
    assert len(list(tmp_path.glob("*.sql"))) == MOST


def test_the_cache_is_the_readers_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "takar" / "statements"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == Path.home() / ".cache" / "takar" / "statements"
