from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from takar.regulations.book import Book, inspect
from takar.regulations.faults import BadParameter, NotInForce, UnknownKey
from tests.regulations.shelves import DAY, NUMBER, parameter, write_shelf


def test_the_book_that_comes_with_takar_has_no_fault() -> None:
    assert inspect() == []


def test_an_extra_directory_lies_over_the_book(tmp_path: Path) -> None:
    mine = parameter("number", "7", since="2024-01-01", known_on="2024-01-01")
    extra = write_shelf(tmp_path, {"national/publication/small_cell.yaml": mine})
    book = Book.load(extra)
    assert book.on(date(2023, 12, 31)).number("publication.small_cell") == 5
    law = book.on(date(2024, 1, 1))
    assert law.number("publication.small_cell") == 7
    assert law.cite("publication.small_cell").origin == tmp_path.name


def test_the_last_directory_lies_nearest(tmp_path: Path) -> None:
    extras = [
        write_shelf(tmp_path / name, {"national/a/one.yaml": parameter("number", name)})
        for name in ("1", "2")
    ]
    assert Book.load(*extras).on(DAY).number("a.one") == 2
    assert Book.load(*reversed(extras)).on(DAY).number("a.one") == 1


def test_an_agency_rule_hides_the_national_one_only_for_that_agency_and_while_in_force(
    tmp_path: Path,
) -> None:
    local = parameter("number", "9", since="2024-01-01")
    repealed = (
        local
        + """
  2025-01-01:
    value: null
    source: {law: perwal_1, at: Pasal 9}
    certainty: certain
    known_on: 2025-01-01
"""
    )
    files = {"national/a/one.yaml": NUMBER, "agencies/kota_x/a/one.yaml": repealed}
    book = Book.of(write_shelf(tmp_path, files))
    assert book.on(date(2024, 6, 1), agency="kota_x").number("a.one") == 9
    assert book.on(date(2024, 6, 1), agency="kota_x").cite("a.one").shelf == "kota_x"
    assert book.on(date(2024, 6, 1), agency="kota_y").number("a.one") == 3
    assert book.on(date(2024, 6, 1)).number("a.one") == 3
    assert book.on(date(2023, 12, 31), agency="kota_x").number("a.one") == 3
    assert book.on(date(2025, 1, 1), agency="kota_x").number("a.one") == 3
    assert book.agencies == ("kota_x",)


def test_a_national_repeal_leaves_no_value(tmp_path: Path) -> None:
    repealed = (
        NUMBER
        + """
  2024-01-01:
    value: null
    source: {law: perwal_1, at: Pasal 9}
    certainty: certain
    known_on: 2024-01-01
"""
    )
    book = Book.of(write_shelf(tmp_path, {"national/a/one.yaml": repealed}))
    assert book.on(date(2023, 12, 31)).keys() == ["a.one"]
    with pytest.raises(NotInForce, match=r"'a\.one' tidak berlaku pada 01-01-2024"):
        book.on(date(2024, 1, 1)).number("a.one")
    assert [entry.value for entry in book.history("a.one")] == [Decimal(3), None]


def test_the_law_can_be_opened_as_it_was_known_on_an_earlier_day(tmp_path: Path) -> None:
    retroactive = (
        NUMBER
        + """
  2021-01-01:
    value: 4
    source: {law: perwal_1, at: Pasal 2}
    certainty: certain
    known_on: 2023-01-01
"""
    )
    book = Book.of(write_shelf(tmp_path, {"national/a/one.yaml": retroactive}))
    day = date(2022, 6, 1)
    assert book.on(day).number("a.one") == 4
    assert book.on(day, known_on=date(2022, 12, 31)).number("a.one") == 3
    assert book.on(day, known_on=date(2023, 1, 1)).number("a.one") == 4


def test_one_byte_changes_the_edition_and_the_place_does_not(tmp_path: Path) -> None:
    first = write_shelf(tmp_path / "first", {"national/a/one.yaml": NUMBER})
    moved = write_shelf(tmp_path / "moved", {"national/a/one.yaml": NUMBER})
    other = write_shelf(tmp_path / "other", {"national/a/one.yaml": NUMBER + "#"})
    assert Book.of(first).edition == Book.of(moved).edition
    assert Book.of(first).edition != Book.of(other).edition
    assert Book.load().edition != Book.load(first).edition


def test_line_ends_of_another_system_do_not_change_the_edition(tmp_path: Path) -> None:
    first = write_shelf(tmp_path / "first", {"national/a/one.yaml": NUMBER})
    windows = write_shelf(tmp_path / "second", {"national/a/one.yaml": NUMBER})
    path = windows / "national/a/one.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert Book.of(first).edition == Book.of(windows).edition


def test_the_files_of_a_book_open_the_same_edition_again(tmp_path: Path) -> None:
    extra = write_shelf(tmp_path / "extra", {"agencies/kota_x/a/one.yaml": NUMBER})
    book = Book.load(extra)
    for name, text in book.files.items():
        path = tmp_path / "bundle" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    again = Book.of(tmp_path / "bundle/0", tmp_path / "bundle/1")
    assert again.edition == book.edition
    assert again.on(DAY, agency="kota_x").number("a.one") == 3


def test_a_bad_file_stops_the_book_and_names_the_place(tmp_path: Path) -> None:
    extra = write_shelf(tmp_path / "mine", {"national/a/one.yaml": parameter("number", "tiga")})
    with pytest.raises(BadParameter, match=r"mine/national/a/one\.yaml › 01-01-2020") as refused:
        Book.load(extra)
    assert str(refused.value.hint)


def test_the_history_of_an_unknown_key_is_refused() -> None:
    with pytest.raises(UnknownKey, match="nothing"):
        Book.load().history("nothing.here")


def test_the_form_of_a_key_is_told_by_the_nearest_file(tmp_path: Path) -> None:
    mine = parameter("number", "7").replace("title: Contoh", "title: Milik kota")
    extra = write_shelf(tmp_path, {"national/publication/small_cell.yaml": mine})
    assert Book.load(extra).form("publication.small_cell").title == "Milik kota"
    with pytest.raises(UnknownKey):
        Book.load().form("nothing.here")
