import zipfile
from pathlib import Path

import pytest

from takar.regulations.book import Book
from takar.runs.bundle import OtherBook, WeakKey, bundle_bytes, write_bundle
from takar.runs.measure import Run
from tests.runs.conftest import KEY


def test_a_bundle_is_the_same_bytes_each_time(talent_run: Run) -> None:
    book = Book.load()
    assert bundle_bytes(talent_run, KEY, book) == bundle_bytes(talent_run, KEY, book)


def test_nobody_can_be_recognised_in_a_bundle(talent_run: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    write_bundle(talent_run, path, KEY)
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name).decode() for name in archive.namelist()}
    people = talent_run.results.column("employee_id").to_pylist()
    for name, text in content.items():
        if not name.startswith("law/"):
            assert KEY not in text
            assert not any(person in text for person in people), name
            assert "J1" not in text.replace('"', ",").split(","), name
    assert not {"nip", "name"} & set(content["evidence/employees.csv"].splitlines()[0].split(","))


def test_one_key_gives_one_pseudonym_and_another_key_another(
    talent_run: Run, jpm_run: Run, tmp_path: Path
) -> None:
    def people(run: Run, key: str) -> set[str]:
        path = tmp_path / f"{run.stamp.measure}{len(key)}.zip"
        write_bundle(run, path, key)
        with zipfile.ZipFile(path) as archive:
            rows = archive.read("results/results.csv").decode().splitlines()[1:]
        return {row.split(",")[0] for row in rows}

    assert people(talent_run, KEY) == people(jpm_run, KEY)
    assert not people(talent_run, KEY) & people(talent_run, KEY + "!")


def test_a_short_key_and_another_book_are_refused(talent_run: Run, tmp_path: Path) -> None:
    with pytest.raises(WeakKey):
        write_bundle(talent_run, tmp_path / "b.zip", "123456789012345")
    shelf = tmp_path / "shelf"
    (shelf / "national").mkdir(parents=True)
    (shelf / "sources.yaml").write_text("[]\n", encoding="utf-8")
    with pytest.raises(OtherBook):
        write_bundle(talent_run, tmp_path / "b.zip", KEY, book=Book.load(shelf))
    assert not (tmp_path / "b.zip").exists()
