import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from takar.cli.main import app
from takar.runs.bundle import KEY_VARIABLE
from tests.runs.folders import DAY, invented, written

KEY = "a key that nobody can guess"


@pytest.fixture(autouse=True, scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setenv(KEY_VARIABLE, KEY)
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(invented(people=40), tmp_path / "in")


def takar(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def asked(folder: Path, *more: str | Path) -> Result:
    return takar("measure", "ip-asn", "--in", folder, "--day", f"{DAY}", *more)


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_folder_is_measured_and_summed_up(tmp_path: Path, kind: str) -> None:
    folder = written(invented(people=40), tmp_path / "in", kind)
    told = asked(folder, "--rules", "perka8_2019", "--out", tmp_path / "r.parquet")
    assert told.exit_code == 0, told.output
    assert "(40 dalam tabel)" in told.stdout
    assert "IP ASN 2021 menurut Peraturan BKN 8/2019" in told.stdout
    assert "KUALIFIKASI" in told.stdout
    assert "Sangat Rendah" in told.stdout
    assert "belum ada bukti" in told.stdout
    assert pq.read_table(tmp_path / "r.parquet").num_rows == 40
    stamp = json.loads((tmp_path / "r.parquet.stamp.json").read_text())
    assert stamp["rules"] == "perka8_2019"
    assert stamp["evidence_of"] == ("files" if kind == "parquet" else "rows")


def test_everything_asked_for_is_written_and_the_bundle_stands(folder: Path) -> None:
    there = folder.parent
    files = {"--out": "r.csv", "--components": "c.csv", "--groups": "g.xlsx", "--bundle": "b.zip"}
    options = [word for option, name in files.items() for word in (option, there / name)]
    told = asked(folder, *options)
    assert told.exit_code == 0, told.output
    assert all((there / name).stat().st_size for name in files.values())
    assert (there / "c.csv").read_text().count("DIKLAT_TEKNIS") == 40
    checked = takar("verify", there / "b.zip")
    assert checked.exit_code == 0, checked.output
    assert "40 orang dihitung ulang (ip-asn" in checked.stdout


def test_the_same_again_changes_nothing_and_another_day_is_refused(folder: Path) -> None:
    out = folder.parent / "r.parquet"
    assert asked(folder, "--out", out).exit_code == 0
    before = out.read_bytes(), Path(f"{out}.stamp.json").read_bytes()
    assert asked(folder, "--out", out).exit_code == 0
    assert (out.read_bytes(), Path(f"{out}.stamp.json").read_bytes()) == before
    other = takar("measure", "ip-asn", "--in", folder, "--day", "2020-12-31", "--out", out)
    assert other.exit_code == 2
    assert "sudah ada" in other.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("ip-asn", "--rules", "entah"), ("entah tidak dikenal", "perka8_2019")),
        (("ip-asn", "--rules", "bkn_2024"), ("bkn_2024",)),
        (("ip-asn", "--purpose", "PEMETAAN"), ("--purpose tidak berlaku untuk ip-asn",)),
        (("ip-asn", "--categories", "jpm.bands_filling"), ("--categories tidak berlaku",)),
        (("jpm", "--rules", "perka8_2019"), ("--rules tidak berlaku untuk jpm",)),
        (("talent", "--groups", "g.csv"), ("--groups tidak berlaku untuk talent",)),
        (("ip-asn", "--groups", "g.txt"), ("Format .txt tidak dikenal",)),
    ],
)
def test_what_cannot_be_meant_is_refused_in_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], says: tuple[str, ...]
) -> None:
    monkeypatch.chdir(folder.parent)
    name, *more = options
    told = takar("measure", name, *more, "--in", folder, "--day", f"{DAY}", "--out", "r.csv")
    assert told.exit_code == 2
    assert all(word in told.stderr for word in says), told.stderr
    assert [path.name for path in Path().iterdir()] == ["in"]


def test_a_bad_cell_is_told_with_its_place_and_nothing_is_written(folder: Path) -> None:
    trainings = pq.read_table(folder / "trainings.parquet")
    kinds = ["KURSUS", "LAIN", *trainings.column("training_kind").to_pylist()[2:]]
    place = trainings.column_names.index("training_kind")
    spoiled = trainings.set_column(place, "training_kind", pa.array(kinds))
    pq.write_table(spoiled, folder / "trainings.parquet")
    told = asked(folder, "--out", folder.parent / "r.csv")
    assert told.exit_code == 2
    assert "baris 2, kolom training_kind, nilai 'KURSUS'" in told.stderr
    assert "baris 3, kolom training_kind, nilai 'LAIN'" in told.stderr
    assert not (folder.parent / "r.csv").exists()


def test_what_is_odd_is_remarked_and_stops_nothing(folder: Path) -> None:
    (folder / "performance_ratings.parquet").unlink()
    told = asked(folder, "--out", folder.parent / "r.csv")
    assert told.exit_code == 0
    assert "Tabel performance_ratings tidak ada di folder" in told.stderr
