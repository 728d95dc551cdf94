import zipfile
from pathlib import Path

import pytest

from takar.runs.opening import NotABundle, open_bundle


def archive(path: Path, files: dict[str, str], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as target:
        for name, text in files.items():
            target.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"law/x.yaml": "a: 1"}, "tidak memuat manifest"),
        ({"manifest.json": "{}"}, "tidak dapat dibaca"),
        ({"manifest.json": "{}", "law/../../x": "a"}, "tidak boleh ada"),
        ({"manifest.json": "{}", "program.py": "a"}, "tidak boleh ada"),
    ],
)
def test_what_should_not_be_there_is_refused(
    tmp_path: Path, files: dict[str, str], problem: str
) -> None:
    with pytest.raises(NotABundle, match=problem):
        open_bundle(archive(tmp_path / "b.zip", files))


def test_a_compressed_file_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "b.zip", {"manifest.json": "{}"}, zipfile.ZIP_DEFLATED)
    with pytest.raises(NotABundle, match="dimampatkan"):
        open_bundle(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"MZ not a bundle"])
def test_what_is_no_archive_is_told_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(content)
    with pytest.raises(NotABundle, match="bukan bundel Takar"):
        open_bundle(path)
