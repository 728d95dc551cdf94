"""The roster: found, narrowed, sorted, paged, ticked and taken along."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from python_calamine import CalamineWorkbook

from takar.web.accounts.models import Role
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, said
from tests.browser.town import Town

pytestmark = pytest.mark.browser


def names(page: Page) -> list[str]:
    """Return the people on the page."""
    return page.locator("tbody th a").all_inner_texts()


def rows_in(path: Path) -> list[list[str]]:
    """Return the first sheet of a workbook as another program reads it."""
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    return [[str(cell) for cell in row] for row in sheet.to_python()]


def test_people_are_found_by_name_from_the_keyboard(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/")
    wanted = names(page)[0].split()[0]
    page.keyboard.press("/")
    page.keyboard.type(wanted)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"[?]q={wanted}"))
    assert names(page)
    assert all(wanted in name for name in names(page))


def test_the_roster_is_narrowed_sorted_and_paged(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/")
    page.locator("summary").filter(has_text="Saringan").click()
    page.get_by_label("Jenjang", exact=True).select_option(label="Pelaksana")
    page.get_by_role("button", name="Terapkan").click()
    tiers = page.locator("tbody td small.muted").all_inner_texts()
    assert set(tiers) == {"Pelaksana"}
    first = names(page)
    assert first == sorted(first, key=str.casefold)
    by_name = page.get_by_role("columnheader", name="Nama")
    for order in ("ascending", "descending"):
        by_name.get_by_role("link").click()
        expect(by_name).to_have_attribute("aria-sort", order)
    assert names(page)[0] != first[0]
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_text("51 sampai 100 dari")).to_be_visible()
    assert set(page.locator("tbody td small.muted").all_inner_texts()) == {"Pelaksana"}


def test_no_column_of_the_roster_is_cut_on_a_usual_screen(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/")
    given, needed = page.locator(".scroll").evaluate("one => [one.clientWidth, one.scrollWidth]")
    assert needed <= given


def test_ticked_people_are_marked_together(town: Town, enter: Enter) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/?position_tier=PENGAWAS")
    bar = page.locator(".bulk")
    expect(bar).to_be_hidden()
    page.get_by_label("Pilih semua pada halaman ini").check()
    expect(bar).to_contain_text(f"{len(names(page))} dipilih")
    page.get_by_role("button", name="Tandai jabatan strategis").click()
    said(page, "Tanda jabatan strategis sudah disimpan.")
    assert "position_tier=PENGAWAS" in page.url
    marked = page.locator("tbody tr").filter(has_text="Strategis")
    assert marked.count() == len(names(page))


def test_a_list_of_evidence_is_declared_complete_only_after_a_question(
    town: Town, enter: Enter
) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/")
    page.locator("tbody input[name=pk]").first.check()
    page.get_by_role("button", name="Tandai bukti lengkap").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("memang tidak pernah ada")
    dialog.get_by_role("button", name="Batal").click()
    expect(page.locator(".messages .notice")).to_have_count(0)
    page.get_by_role("button", name="Tandai bukti lengkap").click()
    dialog.get_by_role("button", name="Ya, lanjutkan").click()
    said(page, "Bukti 1 pegawai ditandai lengkap.")


def test_whoever_is_found_or_ticked_is_taken_along_as_a_workbook(
    town: Town, enter: Enter, tmp_path: Path
) -> None:
    page = enter(town, Role.OPERATOR)
    page.goto(town.address + "/pegawai/?position_tier=ADMINISTRATOR")
    everybody = page.get_by_role("link", name="Ekspor semua yang ditemukan")
    found = rows_in(downloaded(page, everybody.click, tmp_path))
    total = int(page.locator(".lead").inner_text().split()[0])
    assert len(found) == total + 1
    for box in page.locator("tbody input[name=pk]").all()[:2]:
        box.check()
    ticked = page.locator(".bulk").get_by_role("button", name="Ekspor", exact=True)
    assert len(rows_in(downloaded(page, ticked.click, tmp_path))) == 3
