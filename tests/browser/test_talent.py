"""The talent map: from nine boxes to the article behind one number; and one's own page."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from takar.web.accounts.models import Role
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.browser.conftest import Enter
from tests.browser.hands import downloaded, press
from tests.browser.town import Town

pytestmark = pytest.mark.browser


def test_a_leader_goes_from_a_box_to_a_person_to_the_article(town: Town, enter: Enter) -> None:
    page = enter(town, Role.LEADER)
    page.get_by_role("navigation", name="Menu utama").get_by_role(
        "link", name="Talenta", exact=True
    ).click()
    box = town.keys["box"]
    cell = page.locator(".ninebox").get_by_role("link").filter(has_text=f"Kotak {box}:")
    people = int(cell.locator("strong").inner_text())
    press(page, cell)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Kotak {box}")
    assert page.locator("tbody tr").count() == people
    first = page.locator("tbody th a").first
    name = first.inner_text()
    first.click()
    page.get_by_role("link", name="Penjelasan lengkap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)

    axes = page.locator("section.card").filter(has=page.locator("caption")).all()
    lines = [row for axis in axes for row in axis.locator("tbody tr").all()]
    indicators = [one for one in lines if one.get_by_text("Nomor 411 Tahun 2025").count()]
    assert len(indicators) >= len(("kinerja", "penghargaan", "tim", "umpan balik")) + 7
    for line in indicators:
        assert line.locator(".badge").count() >= len(("state of the evidence", "certainty"))
    would_lift = page.get_by_role("region", name="Yang akan menaikkan")
    expect(would_lift.locator("tbody tr").first).to_be_visible()
    words = would_lift.inner_text().lower()
    assert not any(word in words for word in ("umur", "jenis kelamin", "agama"))


def test_a_leader_takes_the_group_report_along(town: Town, enter: Enter, tmp_path: Path) -> None:
    page = enter(town, Role.LEADER)
    page.goto(town.address + reverse("reports:reports"))
    link = page.get_by_role("link", name="Laporan kelompok (PDF)")
    report = PdfReader(downloaded(page, link.click, tmp_path))
    assert report.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    words = " ".join(sheet.extract_text() for sheet in report.pages)
    assert town.agency.name.upper() in words
    assert town.event.name in words


def test_a_map_is_narrowed_and_each_number_follows(town: Town, enter: Enter) -> None:
    page = enter(town, Role.LEADER)
    page.goto(town.address + reverse("talent:map"))
    everybody = placed(page)
    page.locator("summary").filter(has_text="Saring").click()
    page.get_by_label("Jenjang").select_option(label="Pelaksana")
    page.get_by_role("button", name="Terapkan").click()
    expect(page.get_by_text("Saringan (dipakai)")).to_be_visible()
    assert 0 < placed(page) < everybody


def placed(page: Page) -> int:
    """Return how many people stand in the nine boxes."""
    return sum(int(one) for one in page.locator(".ninebox strong").all_inner_texts())


def test_an_employee_reads_what_is_their_own(town: Town, enter: Enter, tmp_path: Path) -> None:
    page = enter(town, Role.EMPLOYEE)
    menu = page.get_by_role("navigation", name="Menu utama")
    town.users[Role.EMPLOYEE].refresh_from_db()
    name = str(town.users[Role.EMPLOYEE])
    for title in ("Data saya", "Talenta saya", "Hasil saya"):
        menu.get_by_role("link", name=title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.locator("tbody th a").first.click()
    expect(page.get_by_role("heading", name="Yang akan menaikkan")).to_be_visible()
    mine = reverse("reports:individual", args=[town.keys["participant"]])
    answer = page.context.request.get(town.address + mine)
    assert answer.status == 200
    path = tmp_path / "laporan.pdf"
    path.write_bytes(answer.body())
    assert name.split(",", maxsplit=1)[0] in " ".join(
        one.extract_text() for one in PdfReader(path).pages
    )


def test_an_employee_finds_nobody_else(town: Town, enter: Enter) -> None:
    with scope(agency=town.agency, agency_code=town.agency.code):
        others = Employee.objects.exclude(pk=town.keys["employee"])
        other = others.filter(participations__event=town.event).earliest("pk")
        seat = other.participations.get(event=town.event)
    page = enter(town, Role.EMPLOYEE)
    closed = [
        reverse("people:employee", args=[other.pk]),
        reverse("assessments:history", args=[other.pk]),
        reverse("talent:person", args=[other.pk]),
        reverse("results:history", args=[other.pk]),
        reverse("results:explanation", args=[town.run.pk, other.pk]),
    ]
    for address in closed:
        answer = page.goto(town.address + address)
        assert answer is not None
        assert answer.status == 404, address
        assert other.name not in page.content()
    report = reverse("reports:individual", args=[seat.pk])
    assert page.context.request.get(town.address + report).status == 403
