"""The pages in English: no Indonesian word of ours is left on what one reads and presses."""

import re
from datetime import date

import pytest

from takar.web.accounts.models import Role
from takar.web.people.queries.law import book
from tests.browser.conftest import Enter
from tests.browser.looking import shape_faults_of
from tests.browser.test_pages import OTHERS
from tests.browser.town import Town

pytestmark = pytest.mark.browser

COMPETENCIES = "assessment.competencies"
OF_THE_LAW = {code.title for code in book().on(date(2025, 5, 14)).codes(COMPETENCIES).values()}
"""Names that only the law gives; they stay in its language."""
PUBLISHED = {"Semua kotak"}
"""Headings inside a publication, whose words are frozen as they were published."""
WRITTEN = re.compile(r"\(contoh\)$|^Mark as read : ")
"""Names of courses and reasons, in the words of those who wrote them."""
READ = "nav.side a, nav.tabs a, .lead, label, button, .button, thead th, .stat span, .helptext"
LEFT_OVER = re.compile(
    r"\b(yang|dan|atau|belum|sudah|tidak|semua|unduh|simpan|cari|terapkan|bersihkan|lanjut"
    r"|peserta|pegawai|jumlah|keadaan|alasan|dengan|untuk|dari|menurut|setiap)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.LEADER, Role.EMPLOYEE])
def test_an_english_reader_finds_no_indonesian_word_of_ours(
    town: Town, enter: Enter, role: Role
) -> None:
    page = enter(town, role)
    page.locator("details.menu summary").last.click()
    with page.expect_navigation():
        page.get_by_role("button", name="English").click()
    left_over = {}
    for name, place in OTHERS[role].items():
        page.goto(town.address + place(town))
        assert shape_faults_of(page, "en") == []
        texts = {" ".join(text.split()) for text in page.locator(READ).all_inner_texts()}
        if found := sorted(
            text
            for text in texts - OF_THE_LAW - PUBLISHED
            if LEFT_OVER.search(text) and not WRITTEN.search(text)
        ):
            left_over[name] = found
    assert left_over == {}
