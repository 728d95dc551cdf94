"""A file of the national system: checked row by row, imported, repeated, taken back."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from takar.synthetic import regency
from takar.web.accounts.models import Role
from tests.browser.conftest import Enter
from tests.browser.hands import confirmed, count_beside, said
from tests.browser.looking import faults_of
from tests.browser.town import TOWN, Town

pytestmark = pytest.mark.browser

NEWCOMERS = 80


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of people whom the agency does not know yet, with faults in it."""
    path = tmp_path_factory.mktemp("siasn") / "data-asn.csv"
    newcomers = regency("S", seed=77, agency=TOWN.agency, name=TOWN.name, people=NEWCOMERS)
    newcomers.siasn_csv(path, dirt=True)
    return path


def upload(page: Page, town: Town, path: Path) -> None:
    """Hand a file in for checking."""
    page.goto(town.address + "/pegawai/impor/unggah/")
    page.get_by_label("Berkas", exact=True).set_input_files(path)
    with page.expect_navigation():
        page.get_by_role("button", name="Periksa berkas").click()


def people_of_batch(page: Page, head: str) -> int:
    """Return how many people are new, changed or unchanged according to the check."""
    table = page.get_by_role("table", name="Perubahan per tabel")
    place = table.get_by_role("columnheader").all_inner_texts().index(head)
    cells = table.get_by_role("row", name="Pegawai").locator("th, td").all_inner_texts()
    return int(cells[place].replace(".", ""))


def people_in(page: Page, town: Town) -> str:
    """Return what the roster says about its length."""
    page.goto(town.address + "/pegawai/")
    return page.locator(".lead").inner_text()


def test_every_bad_row_of_an_export_is_shown_with_its_reason(
    town: Town, enter: Enter, export: Path
) -> None:
    page = enter(town, Role.OPERATOR)
    upload(page, town, export)
    rows = len(list(csv.reader(export.open(encoding="utf-8-sig"), delimiter="|"))) - 1
    assert count_beside(page, "Baris dibaca") == rows == NEWCOMERS
    refused = count_beside(page, "Ditolak")
    assert refused > 0
    assert count_beside(page, "Baru") > 0
    page.get_by_role("link", name="Salah: baris ditolak").click()
    found = page.get_by_role("region", name="Setiap baris yang bermasalah").locator("tbody tr")
    assert len(set(found.locator("th").all_inner_texts())) == refused
    for line in found.all():
        row, column, value, severity, reason, hint = line.locator("th, td").all_inner_texts()
        assert row.replace(".", "").isdigit()
        assert all((column, value, reason, hint)), line.inner_text()
        assert "Salah" in severity
    assert faults_of(page, "operator-impor-pemeriksaan") == []
    assert people_in(page, town) == "600 pegawai ditemukan."


def test_an_import_is_confirmed_repeated_without_effect_and_taken_back(
    town: Town, enter: Enter, export: Path
) -> None:
    page = enter(town, Role.OPERATOR)
    upload(page, town, export)
    address = page.url
    new, changed = (people_of_batch(page, head) for head in ("Baru", "Berubah"))
    page.get_by_role("button", name="Impor:").click()
    said(page, "Data sudah diimpor.")
    expect(page.get_by_text("Diimpor", exact=True)).to_be_visible()
    after = people_in(page, town)
    assert after == f"{600 + new} pegawai ditemukan."

    upload(page, town, export)
    assert (count_beside(page, "Baru"), count_beside(page, "Berubah")) == (0, 0)
    assert people_of_batch(page, "Tetap") == new + changed
    expect(page.get_by_role("button", name="Impor:")).to_have_count(0)
    assert people_in(page, town) == after

    page.goto(address)
    page.get_by_role("button", name="Batalkan impor").click()
    confirmed(page, "Batalkan impor")
    said(page, "Impor sudah dibatalkan")
    assert people_in(page, town) == "600 pegawai ditemukan."


BAD: dict[str, tuple[str, bytes]] = {
    "a program that calls itself a table": ("pegawai.csv", b"MZ\x90\x00" + bytes(400)),
    "an empty file": ("kosong.csv", b""),
    "columns of something else": ("belanja.csv", b"barang;harga\nkertas;50000\n"),
    "headings alone": ("judul.csv", b"PNS ID|NIP BARU|NAMA\n"),
    "a table that calls itself a workbook": ("pegawai.xlsx", b"PNS ID|NIP BARU|NAMA\n1|2|A\n"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_gets_a_reason_and_a_hint_and_leaves_nothing(
    town: Town, enter: Enter, tmp_path: Path, kind: str
) -> None:
    name, content = BAD[kind]
    path = tmp_path / name
    path.write_bytes(content)
    page = enter(town, Role.OPERATOR)
    upload(page, town, path)
    fault = page.get_by_role("alert")
    expect(fault).to_be_visible()
    problem, hint = fault.locator("p").all_inner_texts()[:2]
    assert len(problem) > len(name)
    assert len(hint) > len("Periksa")
    assert page.url.endswith("/unggah/")
    page.goto(town.address + "/pegawai/impor/")
    expect(page.get_by_role("link", name=name)).to_have_count(0)
