from datetime import date
from pathlib import Path

import pytest

from takar.regulations.shelf import Shelf, read_shelf
from tests.regulations.shelves import NUMBER, SOURCES, parameter, write_shelf


def faults(shelf: Shelf) -> list[str]:
    return [f"{fault.place}: {fault.reason}" for fault in shelf.faults]


def test_the_place_of_a_file_gives_its_owner_and_key(tmp_path: Path) -> None:
    files = {"national/jpm/one.yaml": NUMBER, "agencies/kota_x/jpm/one.yaml": NUMBER}
    shelf = read_shelf(write_shelf(tmp_path, files))
    assert list(shelf.parameters) == [("kota_x", "jpm.one"), ("national", "jpm.one")]
    assert faults(shelf) == []


@pytest.mark.parametrize(
    "name",
    [
        "one.yaml",
        "national/one.yaml",
        "national/a/b/one.yaml",
        "national/a/one.yml",
        "national/A/one.yaml",
        "national/a/one.two.yaml",
        "agency/kota_x/a/one.yaml",
        "agencies/a/one.yaml",
    ],
)
def test_a_misplaced_file_is_told_so_that_no_two_files_hold_one_key(
    tmp_path: Path, name: str
) -> None:
    shelf = read_shelf(write_shelf(tmp_path, {name: NUMBER}))
    assert faults(shelf) == [f"{name}: Berkas ini tidak pada tempatnya."]


def test_a_directory_without_rules_is_told(tmp_path: Path) -> None:
    assert "tidak memuat satu pun" in faults(read_shelf(tmp_path))[0]
    assert "tidak ditemukan" in faults(read_shelf(tmp_path / "nowhere"))[0]


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    bad = NUMBER.replace("value: 3", "value: tiga").replace("certain\n", "sure\n")
    shelf = read_shelf(write_shelf(tmp_path, {"national/a/one.yaml": bad + "    more: 1\n"}))
    assert {fault.field for fault in shelf.faults} == {"certainty", "more", ""}
    assert {fault.day for fault in shelf.faults} == {date(2020, 1, 1)}
    assert all(fault.file == "national/a/one.yaml" for fault in shelf.faults)


def test_a_doubt_about_a_part_that_is_not_there_is_refused(tmp_path: Path) -> None:
    text = parameter("points", "{A: 1}") + "    parts: {B: {certainty: unsure}}\n"
    shelf = read_shelf(write_shelf(tmp_path, {"national/a/one.yaml": text}))
    assert "parts.B: Keraguan ini tentang bagian yang tidak ada." in faults(shelf)[0]


def test_a_source_is_listed_once(tmp_path: Path) -> None:
    files = {"sources.yaml": SOURCES + SOURCES, "national/a/one.yaml": NUMBER}
    assert "tercantum dua kali" in faults(read_shelf(write_shelf(tmp_path, files)))[0]


@pytest.mark.parametrize(
    ("day", "known_on", "value"),
    [
        (date(2019, 12, 31), None, None),
        (date(2020, 1, 1), None, 3),
        (date(2021, 12, 31), None, 3),
        (date(2022, 1, 1), None, 5),
        (date(2022, 1, 1), date(2022, 3, 31), 4),
        (date(2022, 1, 1), date(2022, 4, 1), 5),
        (date(2022, 1, 1), date(2021, 12, 31), 3),
        (date(2022, 1, 1), date(2019, 12, 31), None),
    ],
)
def test_the_latest_value_known_by_then_is_in_force(
    tmp_path: Path, day: date, known_on: date | None, value: int | None
) -> None:
    corrected = """
  2022-01-01:
    - value: 4
      source: {law: perwal_1, at: Pasal 2}
      certainty: certain
      known_on: 2022-01-01
    - value: 5
      source: {law: perwal_1, at: Pasal 2 ralat}
      certainty: certain
      known_on: 2022-04-01
"""
    shelf = read_shelf(write_shelf(tmp_path, {"national/a/one.yaml": NUMBER + corrected}))
    version = shelf.parameters["national", "a.one"].on(day, known_on)
    assert (version.value if version else None) == value
