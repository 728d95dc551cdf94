import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.bundle import bundle_bytes, write_bundle
from takar.runs.measure import measure_jpm, measure_talent
from takar.runs.pseudonyms import Pseudonyms, named_values
from takar.runs.verify import verify_bundle
from tests.measures.invented import DAY, Rows, as_tables, complete
from tests.runs.conftest import KEY

PROFILE = "national/talent/profile.yaml"
RUBRICS = (
    (
        "{read: distinct, from: awards, column: title,"
        " bands: [{below: 2, points: 0}, {at_least: 2, points: 100}]}"
    ),
    "{read: best, from: awards, column: title, points: {Lencana Emas: 100}, other: 20, none: 0}",
    "{read: column, column: work_unit_id, points: {UNIT-1: 100}, other: 50}",
    (
        "{read: best, from: position_history, column: [appointment, position_title],"
        " points: {PLT+Camat: 100}, other: 10, none: 0}"
    ),
)


@pytest.fixture
def rows() -> Rows:
    """One person with two awards, a unit and an earlier post."""
    award = {"employee_id": "P1", "award_level": "INSTANSI", "awarded_on": date(2024, 1, 1)}
    post = {"employee_id": "P1", "started_on": date(2020, 1, 1), "appointment": "PLT"}
    return {
        **complete(work_unit_id="UNIT-7"),
        "awards": [{**award, "title": title} for title in ("Lencana Emas", "Juara Desa")],
        "position_history": [{**post, "position_title": title} for title in ("Camat", "Lurah")],
    }


@pytest.fixture(params=RUBRICS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    """The law with a profile that reads something private."""
    text = Book.load().files[f"0/{PROFILE}"].decode()
    start = text.index("rubric: {read: score, indicator: umpan_balik_360")
    end = text.index("\n", start)
    file = tmp_path / "laci" / PROFILE
    file.parent.mkdir(parents=True)
    file.write_text(f"{text[:start]}rubric: {request.param}{text[end:]}", encoding="utf-8")
    return Book.load(tmp_path / "laci")


def test_a_bundle_holds_whatever_private_thing_its_profile_reads(
    book: Book, rows: Rows, tmp_path: Path
) -> None:
    path = tmp_path / "b.zip"
    write_bundle(measure_talent(as_tables(rows), book.on(DAY)), path, KEY, book=book)
    assert verify_bundle(path).findings == []
    with zipfile.ZipFile(path) as archive:
        texts = [archive.read(n) for n in archive.namelist() if not n.startswith("law/")]
    assert not any(word in text for text in texts for word in (b"Juara", b"UNIT-7", b"Lurah"))


def test_what_the_law_names_stays_and_everything_else_is_hidden() -> None:
    table = as_tables(complete(position_id="J1", work_unit_id="U1"))["employees"]
    (row,) = Pseudonyms(KEY, {"work_unit_id": {"U1"}}).hide(table).to_pylist()
    assert row["work_unit_id"] == "U1"
    assert row["position_id"].startswith("P")
    assert row["position_id"] != "J1"
    assert row["nip"] is None


def test_the_same_person_has_the_same_pseudonym_in_every_table_and_no_other_key_gives_it() -> None:
    tables = as_tables(complete())
    names = Pseudonyms(KEY, {})
    [there] = names.hide(tables["employees"])["employee_id"].to_pylist()
    again = names.hide(tables["performance_ratings"])["employee_id"].to_pylist()
    assert set(again) == {there}
    [other] = Pseudonyms(KEY + "x", {}).hide(tables["employees"])["employee_id"].to_pylist()
    assert other != there


def test_conditions_and_points_are_what_the_law_names(law: Law) -> None:
    named = named_values("talent", law)
    assert "PLT" in named["appointment"]
    assert "LEBIH_TINGGI" in named["relative_level"]
    assert named_values("jpm", law) == {}


def test_the_jpm_of_a_day_without_a_profile_can_be_bundled(law: Law) -> None:
    found = {key: value for key, value in law.found.items() if key != "talent.profile"}
    run = measure_jpm(as_tables(complete()), replace(law, found=found))
    assert bundle_bytes(run, KEY, Book.load())
