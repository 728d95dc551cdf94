from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from takar.regulations.book import Book, inspect
from takar.regulations.exact import Refused
from takar.regulations.reading import plain, rows
from takar.regulations.requirements import DEMANDS, demand_of, requirement_of
from tests.regulations.shelves import parameter, write_shelf

RANK = "{read: grade, place: 30, posts: {JPT_PRATAMA: {at_least: IV/c}}}"


def shelf(directory: Path, value: str, place: str = "agencies/kota_contoh") -> Path:
    files = {f"{place}/eligibility/minimum_rank.yaml": parameter("requirement", value)}
    return write_shelf(directory, files)


def test_an_agency_lays_its_own_requirement_over_the_national_one(tmp_path: Path) -> None:
    book = Book.load(shelf(tmp_path, RANK))
    own = book.on(date(2025, 6, 1), agency="kota_contoh")
    assert own.value("eligibility.minimum_rank").posts["JPT_PRATAMA"].at_least == "IV/c"
    assert own.cite("eligibility.minimum_rank").shelf == "kota_contoh"
    national = book.on(date(2025, 6, 1)).value("eligibility.minimum_rank")
    assert national.posts["II.b"].at_least == "IV/b"


@pytest.mark.parametrize(
    ("value", "place", "reason"),
    [
        ("{read: grade, place: 3, posts: {X: {at_leest: a}}}", "posts.X.at_leest", "dikenal"),
        ("{read: grade, place: 3, posts: {X: {at_least: 4}}}", "posts.X.at_least", "teks"),
        ("{read: grade, place: 3, posts: {X: {}}}", "posts.X.at_least", "wajib"),
        ("{read: grade, place: 3, posts: {}}", "posts", "kosong"),
        ("{read: grade, place: 3}", "posts", "wajib"),
        ("{read: shoe, place: 3, posts: {}}", "read", "shoe"),
        ("{read: grade, posts: {X: {at_least: a}}, plaice: 3}", "plaice", "dikenal"),
        ("{read: path, place: 3, posts: {X: {any_of: []}}}", "posts.X.any_of", "kosong"),
        ("{read: training, place: 3, posts: {X: {}}}", "posts.X", "any_of"),
        ("[1]", "", "daftar nama"),
    ],
)
def test_an_unknown_word_is_told_with_file_date_and_field(
    value: str, place: str, reason: str, tmp_path: Path
) -> None:
    faults = inspect(shelf(tmp_path, value))
    found = [fault for fault in faults if fault.field.startswith(place)]
    assert found, faults
    assert found[0].file.endswith("agencies/kota_contoh/eligibility/minimum_rank.yaml")
    assert found[0].day == date(2020, 1, 1)
    assert any(reason in str(fault.reason) for fault in found)


def test_a_doubt_may_be_about_one_tier_and_about_no_other(tmp_path: Path) -> None:
    text = parameter("requirement", RANK) + "    parts: {TUKANG: {certainty: unsure}}\n"
    write_shelf(tmp_path, {"national/eligibility/minimum_rank.yaml": text})
    assert [fault.field for fault in inspect(tmp_path)] == ["parts.TUKANG"]


def test_a_requirement_is_told_in_rows_and_as_plain_data() -> None:
    value = requirement_of({"read": "age", "place": 1, "posts": {"SEMUA": {"at_most": 56}}})
    told = {row.part: row.text for row in rows(value)}
    assert told["read"] == "age"
    assert told["SEMUA"] == "at_most: 56"
    assert plain(value)["posts"] == {"SEMUA": {"at_most": 56}}


def test_a_demand_alone_is_read_in_the_words_of_its_way() -> None:
    assert demand_of("age", {"at_most": 56}).at_most == 56  # type: ignore[union-attr]
    with pytest.raises(ValidationError):
        demand_of("age", {"at_least": 56})
    with pytest.raises(Refused, match="shoe"):
        demand_of("shoe", {})


def test_equal_demands_are_one_and_can_be_looked_up() -> None:
    one, other = (demand_of("path", {"any_of": [{"tiers": ["A"], "years": 2}]}) for _ in range(2))
    assert len({one, other}) == 1


def test_every_way_of_reading_refuses_words_it_does_not_know() -> None:
    for read in DEMANDS:
        with pytest.raises((ValidationError, Refused)):
            demand_of(read, {"nonsense": 1})
