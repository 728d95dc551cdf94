from pathlib import Path

import pytest

from takar.regulations.book import inspect
from tests.regulations.shelves import NUMBER, parameter, write_shelf


def faults(directory: Path, name: str, text: str) -> list[str]:
    found = inspect(write_shelf(directory / "mine", {name: text}))
    return [f"{fault.place}: {fault.reason}" for fault in found]


def test_an_unknown_source_is_told(tmp_path: Path) -> None:
    text = parameter("number", "3", law="perwal_99")
    (fault,) = faults(tmp_path, "national/a/one.yaml", text)
    assert fault.startswith("mine/national/a/one.yaml › 01-01-2020 › source.law:")
    assert fault.endswith("Sumber 'perwal_99' tidak ada di sources.yaml.")


def test_a_source_of_the_built_in_book_may_be_cited(tmp_path: Path) -> None:
    text = parameter("number", "3", law="uu_20_2023", known_on="2023-10-31")
    assert faults(tmp_path, "national/a/one.yaml", text) == []


@pytest.mark.parametrize(("known_on", "count"), [("2019-12-31", 1), ("2020-01-01", 0)])
def test_nothing_is_known_before_its_decree_was_made(
    tmp_path: Path, known_on: str, count: int
) -> None:
    text = parameter("number", "3", known_on=known_on)
    found = faults(tmp_path, "national/a/one.yaml", text)
    assert len(found) == count
    assert all("known_on: Diketahui sebelum peraturannya ditetapkan" in fault for fault in found)


def test_dates_run_from_old_to_new(tmp_path: Path) -> None:
    earlier = NUMBER.partition("values:")[2].replace("2020-01-01:", "2019-01-01:")
    assert "Tanggal tidak berurutan" in faults(tmp_path, "national/a/one.yaml", NUMBER + earlier)[0]


def test_an_overlay_keeps_the_kind_of_what_it_hides(tmp_path: Path) -> None:
    name = "agencies/kota_x/publication/small_cell.yaml"
    (fault,) = faults(tmp_path, name, parameter("text", "lima"))
    assert fault.startswith(f"mine/{name} › kind:")
    assert fault.endswith("Jenisnya text, tetapi aturan yang ditimpa berjenis number.")


def test_an_unreadable_list_of_sources_does_not_drown_the_rest(tmp_path: Path) -> None:
    mine = write_shelf(tmp_path / "mine", {"national/a/one.yaml": NUMBER})
    (mine / "sources.yaml").write_text("- [", encoding="utf-8")
    assert [fault.file for fault in inspect(mine)] == ["mine/sources.yaml"]
