from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.regulations.book import BUILT_IN, Book, inspect
from takar.regulations.faults import BadParameter
from takar.regulations.law import Law
from takar.regulations.sandbox import (
    as_written,
    changed,
    faults_over,
    laid_over,
    leaves,
    overlay_files,
)
from tests.regulations.shelves import DAY, parameter, write_shelf

BOOK = Book.load()
LAW = BOOK.on(DAY, agency="kab_tirtamaya")
MADE = date(2025, 7, 1)


def files(values: dict[str, Any], law: Law = LAW, book: Book = BOOK) -> dict[str, bytes]:
    return overlay_files(book, law, values, name="Coba", made_on=MADE)


@pytest.fixture
def shelf(tmp_path: Path) -> Book:
    weights = parameter("points", "{A: 60, B: 40}", extra="sums_to: 100")
    bands = parameter("bands", "[{code: T, title: T, over: 80}, {code: R, title: R, up_to: 80}]")
    table = parameter(
        "table",
        "[{tier: A, share: 10}, {tier: B, share: 2.5}]",
        extra="columns: {tier: text, share: number}",
    )
    record = parameter(
        "record",
        "{applies: false, years: 2, titles: [GURU]}",
        extra="fields: {applies: flag, years: integer?, titles: texts}",
    )
    matrix = parameter(
        "matrix", "{X: {P: a, Q: b}, Y: {P: b, Q: a}}", extra="axes: {row: r, column: c}"
    )
    codes = parameter("codes", "{K: {title: Ka, most: 25}}", extra="fields: {most: number}")
    names = {"weights": weights, "bands": bands, "table": table, "record": record}
    names |= {"matrix": matrix, "codes": codes}
    written = {f"national/example/{name}.yaml": text for name, text in names.items()}
    return Book.of(write_shelf(tmp_path, written))


def test_a_changed_value_is_law_in_the_sandbox_and_nowhere_else() -> None:
    tried = laid_over(BOOK, files({"jpm.jf_pass_min": Decimal("72.5")})).on(
        DAY, agency="kab_tirtamaya"
    )
    assert tried.number("jpm.jf_pass_min") == Decimal("72.5")
    assert BOOK.on(DAY, agency="kab_tirtamaya").number("jpm.jf_pass_min") != Decimal("72.5")


def test_a_changed_value_is_cited_as_what_it_is() -> None:
    tried = laid_over(BOOK, files({"jpm.jf_pass_min": Decimal(75)})).on(DAY, agency="kab_tirtamaya")
    cited = tried.cite("jpm.jf_pass_min")
    assert (cited.certainty, cited.source.title) == ("assumed", "Skenario: Coba")
    assert (cited.known_on, cited.origin) == (MADE, "skenario")
    assert "bukan peraturan" in cited.note


def test_what_was_not_changed_keeps_its_papers_but_the_edition_is_another() -> None:
    tried = laid_over(BOOK, files({"jpm.jf_pass_min": Decimal(75)})).on(DAY, agency="kab_tirtamaya")
    assert tried.cite("jpm.bands_filling") == LAW.cite("jpm.bands_filling")
    assert tried.edition != LAW.edition


def test_an_overlay_holds_for_its_agency_alone() -> None:
    book = laid_over(BOOK, files({"jpm.jf_pass_min": Decimal(75)}))
    other = book.on(DAY, agency="kota_banjarmasin")
    assert other.number("jpm.jf_pass_min") == LAW.number("jpm.jf_pass_min")


def test_the_files_are_accepted_as_a_directory_and_make_the_same_law(tmp_path: Path) -> None:
    written = files({"jpm.jf_pass_min": Decimal(75)})
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
    assert inspect(tmp_path) == []
    opened = Book.load(tmp_path).on(DAY, agency="kab_tirtamaya")
    assert opened.edition == laid_over(BOOK, written).on(DAY).edition


@pytest.mark.parametrize("agency", [None, "Kab-Aneh"])
def test_without_a_shelf_of_its_own_the_overlay_is_national(agency: str | None) -> None:
    written = files({"jpm.jf_pass_min": Decimal(75)}, BOOK.on(DAY, agency=agency))
    assert set(written) == {"sources.yaml", "national/jpm/jf_pass_min.yaml"}


def test_weights_that_make_no_whole_are_refused(shelf: Book) -> None:
    law = shelf.on(DAY)
    assert not faults_over(shelf, files({"example.weights": {"A": 59, "B": 41}}, law, shelf))
    wrong = files({"example.weights": {"A": 60, "B": 41}}, law, shelf)
    assert [str(fault.reason) for fault in faults_over(shelf, wrong)] == [
        "Jumlahnya 101, seharusnya 100."
    ]
    with pytest.raises(BadParameter, match="101"):
        laid_over(shelf, wrong)


def test_another_whole_can_be_declared_with_the_weights(shelf: Book) -> None:
    law = shelf.on(DAY)
    written = overlay_files(
        shelf,
        law,
        {"example.weights": {"A": 60, "B": 41}},
        name="Coba",
        made_on=MADE,
        shapes={"example.weights": {"sums_to": 101}},
    )
    assert laid_over(shelf, written).on(DAY).points("example.weights")["B"] == Decimal(41)


def test_bands_with_a_hole_are_refused_by_their_numbers(shelf: Book) -> None:
    law = shelf.on(DAY)
    form, bands = shelf.form("example.bands"), law.bands("example.bands")
    holed = changed(form, bands, {("0", "over"): Decimal(81)})
    (fault,) = faults_over(shelf, files({"example.bands": holed}, law, shelf))
    assert "Celah: angka antara 80 dan 81" in str(fault.reason)
    moved = changed(form, bands, {("0", "over"): Decimal(81), ("1", "up_to"): Decimal(81)})
    assert faults_over(shelf, files({"example.bands": moved}, law, shelf)) == []


def test_every_kind_tells_its_leaves(shelf: Book) -> None:
    law = shelf.on(DAY)
    found = {
        key.removeprefix("example."): {
            leaf.name: leaf.value for leaf in leaves(shelf.form(key), law.value(key))
        }
        for key in law.found
    }
    assert found == {
        "weights": {"A": 60, "B": 40},
        "bands": {"0.over": 80, "1.up_to": 80},
        "table": {"1.tier": "A", "1.share": 10, "2.tier": "B", "2.share": Decimal("2.5")},
        "record": {"applies": False, "years": 2, "titles": ["GURU"]},
        "matrix": {"X.P": "a", "X.Q": "b", "Y.P": "b", "Y.Q": "a"},
        "codes": {"K.most": 25},
    }


@pytest.mark.parametrize(
    ("key", "path", "value"),
    [
        ("weights", ("A",), Decimal(60)),
        ("bands", ("0", "over"), Decimal(80)),
        ("table", ("2", "share"), Decimal("3.25")),
        ("record", ("titles",), ["GURU", "BIDAN"]),
        ("record", ("years",), None),
        ("record", ("applies",), True),
        ("matrix", ("Y", "Q"), "b"),
        ("codes", ("K", "most"), Decimal("0.1")),
    ],
)
def test_one_leaf_is_changed_and_read_back(
    shelf: Book, key: str, path: tuple[str, ...], value: object
) -> None:
    law, full = shelf.on(DAY), f"example.{key}"
    new = changed(shelf.form(full), law.value(full), {path: value})
    tried = laid_over(shelf, files({full: new}, law, shelf)).on(DAY)
    after = {leaf.path: leaf.value for leaf in leaves(shelf.form(full), tried.value(full))}
    before = {leaf.path: leaf.value for leaf in leaves(shelf.form(full), law.value(full))}
    assert after == before | {path: value}


def test_a_fault_of_a_table_names_the_leaf(shelf: Book) -> None:
    law = shelf.on(DAY)
    new = changed(
        shelf.form("example.table"), law.value("example.table"), {("2", "share"): "banyak"}
    )
    (fault,) = faults_over(shelf, files({"example.table": new}, law, shelf))
    assert fault.field == "2.share"


def test_every_value_of_the_book_is_written_as_it_is_read() -> None:
    plain = [key for key in LAW.found if BOOK.form(key).kind != "profile"]
    for key in plain:
        tried = laid_over(BOOK, files({key: as_written(LAW.value(key))}))
        assert tried.on(DAY, agency="kab_tirtamaya").value(key) == LAW.value(key), key


@given(st.decimals(0, 10**6, places=6))
def test_numbers_stay_exact(number: Decimal) -> None:
    tried = laid_over(BOOK, files({"jpm.jf_pass_min": number})).on(DAY, agency="kab_tirtamaya")
    assert tried.number("jpm.jf_pass_min") == number


def test_the_built_in_book_is_not_touched() -> None:
    before = {path: path.stat().st_mtime_ns for path in BUILT_IN.rglob("*.yaml")}
    laid_over(BOOK, files({"jpm.jf_pass_min": Decimal(75)}))
    assert {path: path.stat().st_mtime_ns for path in BUILT_IN.rglob("*.yaml")} == before
