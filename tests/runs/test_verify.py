import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from takar.runs.bundle import write_bundle
from takar.runs.manifest import Manifest, file_part, table_part
from takar.runs.measure import Run
from takar.runs.opening import NotABundle, open_bundle
from takar.runs.verify import verify_bundle
from tests.runs.conftest import KEY


@pytest.fixture(scope="module")
def bundle(talent_run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundle") / "talent.zip"
    write_bundle(talent_run, path, KEY)
    return path


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(bundle, tmp_path / "copy.zip"))


def flip(path: Path, name: str, place: int) -> None:
    """Change one byte of one file inside the archive, as it lies on the disk."""
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(name)
        start = entry.header_offset + 30 + len(name.encode()) + len(entry.extra)
    content = bytearray(path.read_bytes())
    content[start + place] = ord("7") if content[start + place] != ord("7") else ord("8")
    path.write_bytes(content)


def text_of(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def rewritten(path: Path, name: str, content: str) -> None:
    """Forge a file together with the manifest's fingerprints."""
    manifest, _, files = open_bundle(path)
    files[name] = content.encode()
    forged = manifest.model_copy(
        update={
            "files": {**manifest.files, name: file_part(files[name])},
            "tables": {**manifest.tables, name: table_part(files[name])},
        }
    )
    sink = BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for entry, text in {"manifest.json": forged.as_bytes(), **files}.items():
            archive.writestr(entry, text)
    path.write_bytes(sink.getvalue())


def test_an_untouched_bundle_holds(bundle: Path, talent_run: Run) -> None:
    found = verify_bundle(bundle)
    assert found.holds, [str(finding) for finding in found.findings]
    assert found.people == talent_run.results.num_rows
    assert found.stamp.same_source(talent_run.stamp)
    assert len(found.digest) == 64


def test_a_bundle_of_the_jpm_holds(jpm_run: Run, tmp_path: Path) -> None:
    write_bundle(jpm_run, tmp_path / "jpm.zip", KEY)
    assert verify_bundle(tmp_path / "jpm.zip").holds


def test_one_changed_byte_of_evidence_is_named_by_row_and_column(copy: Path) -> None:
    name = "evidence/scores.csv"
    lines = text_of(copy, name).splitlines(keepends=True)
    row, column = 5, lines[0].strip().replace('"', "").split(",").index("value")
    before = sum(len(line) for line in lines[: row - 1])
    within = len(",".join(lines[row - 1].split(",")[:column])) + 1
    flip(copy, name, before + within)
    [finding] = verify_bundle(copy).findings
    assert (finding.file, finding.row, finding.column) == (name, row, "value")
    assert all(word in str(finding) for word in ("scores", "baris 5", "kolom value"))


@pytest.mark.parametrize("seed", range(12))
def test_a_changed_byte_of_any_file_is_never_overlooked(
    bundle: Path, copy: Path, seed: int
) -> None:
    dice = Random(seed)  # noqa: S311 -- dice, not secrets
    with zipfile.ZipFile(copy) as archive:
        name = dice.choice(archive.namelist())
        place = dice.randrange(archive.getinfo(name).file_size)
    flip(copy, name, place)
    try:
        found = verify_bundle(copy)
    except NotABundle:
        assert name == "manifest.json"
        return
    if name == "manifest.json":
        assert found.digest != verify_bundle(bundle).digest
    else:
        assert {finding.file for finding in found.findings} == {name}


def test_a_forged_result_is_named_by_row_and_column(copy: Path) -> None:
    name = "results/results.csv"
    lines = text_of(copy, name).splitlines()
    header = [cell.strip('"') for cell in lines[0].split(",")]
    cells = lines[3].split(",")
    cells[header.index("performance_most")] = "99.000000"
    lines[3] = ",".join(cells)
    rewritten(copy, name, "\n".join(lines) + "\n")
    [finding] = verify_bundle(copy).findings
    assert (finding.file, finding.row, finding.column) == (name, 4, "performance_most")


def test_forged_evidence_contradicts_the_results(copy: Path) -> None:
    name = "evidence/performance_ratings.csv"
    rewritten(copy, name, text_of(copy, name).replace("SANGAT_BAIK", "KURANG"))
    findings = verify_bundle(copy).findings
    assert {finding.file for finding in findings} >= {"evidence", "results/results.csv"}


def test_a_changed_law_is_named(copy: Path) -> None:
    name = "law/0/national/talent/profile.yaml"
    flip(copy, name, text_of(copy, name).index("weight: 60") + 8)
    [finding] = verify_bundle(copy).findings
    assert finding.file == name


def test_added_missing_and_shortened_files_are_named(copy: Path) -> None:
    _, text, files = open_bundle(copy)
    short = files["evidence/awards.csv"].splitlines(keepends=True)[:-1]
    changed = {**files, "evidence/awards.csv": b"".join(short), "law/0/extra.yaml": b"x"}
    del changed["evidence/scores.csv"]
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in {"manifest.json": text, **changed}.items():
            archive.writestr(name, content)
    said = {finding.file: str(finding) for finding in verify_bundle(copy).findings}
    assert set(said) == {"evidence/awards.csv", "evidence/scores.csv", "law/0/extra.yaml"}
    assert "Banyaknya baris" in said["evidence/awards.csv"]


@pytest.mark.parametrize("name", ["../outside.txt", "law/../../x", "elsewhere/x.csv"])
def test_a_name_that_leads_elsewhere_is_refused(copy: Path, name: str) -> None:
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(NotABundle):
        verify_bundle(copy)


def test_a_compressed_or_strange_file_is_no_bundle(tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(b"PK not really")
    with pytest.raises(NotABundle):
        verify_bundle(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}" * 100)
    with pytest.raises(NotABundle):
        verify_bundle(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "{}")
    with pytest.raises(NotABundle, match="manifest"):
        verify_bundle(path)


def test_the_manifest_is_read_as_it_was_written(bundle: Path) -> None:
    manifest, text, _ = open_bundle(bundle)
    assert Manifest.model_validate_json(text).as_bytes() == text == manifest.as_bytes()


@pytest.mark.parametrize("place", [6, 12])
def test_a_changed_byte_between_the_files_is_named(copy: Path, place: int) -> None:
    content = bytearray(copy.read_bytes())
    content[place] ^= 1
    copy.write_bytes(content)
    (finding,) = verify_bundle(copy).findings
    assert f"berubah pada byte {place + 1}" in str(finding)


def test_a_manifest_that_tells_a_row_otherwise_is_named(copy: Path) -> None:
    manifest, _, _ = open_bundle(copy)
    digest = manifest.tables["evidence/awards.csv"].row_digests[0]
    content = copy.read_bytes()
    forged = digest.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    copy.write_bytes(content.replace(digest.encode(), forged.encode(), 1))
    (finding,) = verify_bundle(copy).findings
    assert finding.file == "manifest.json"
    assert "evidence/awards.csv" in str(finding)
