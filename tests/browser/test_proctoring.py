"""The proctor's console: who works, more time, a message, an incident; the board of the hall."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from takar.web.exams.actions import set_board
from takar.web.people.models import Employee
from takar.web.proctoring.views.board import boards
from takar.web.sittings.models import Credit, ProctorMessage, Sitting
from tests.browser.hands import confirmed, count_beside, press
from tests.browser.looking import faults_of
from tests.browser.visiting import Visitor, visitor_of
from tests.cast import Cast
from tests.web.proctoring.made import running
from tests.web.sittings.made import Hall, hall

pytestmark = pytest.mark.browser


@pytest.fixture
def there(transactional_db: None, cast: Cast) -> Hall:
    """A session that runs: one person works, the other has not come."""
    boards.forget()
    made = hall(cast)
    running(made)
    return made


@pytest.fixture
def visitor(there: Hall, page: Page, live_server: Any) -> Visitor:
    """Somebody at the pages of that hall."""
    return visitor_of(page, live_server)


def console(there: Hall) -> str:
    return f"/pengawasan/sesi/{there.session.pk}/"


def test_a_proctor_gives_time_and_tells_something_by_keyboard(
    there: Hall, visitor: Visitor
) -> None:
    page = visitor.goes(there.proctor, "/pengawasan/")
    assert faults_of(page, "pengawasan-daftar") == []
    press(page, page.get_by_role("link", name=there.session.name))
    assert count_beside(page, "Belum masuk") == 1
    assert faults_of(page, "pengawasan-konsol") == []
    press(page, page.get_by_role("checkbox", name=there.registration.number), "Space")
    bulk = page.locator(".bulk")
    expect(bulk).to_be_visible()
    bulk.get_by_label("Menit").fill("5")
    bulk.get_by_label("Alasan").fill("Lampu padam.")
    press(page, bulk.get_by_role("button", name="Tambah waktu"))
    expect(page.locator(".messages")).to_be_visible()
    more = page.locator("details").filter(has_text="Pesan untuk ruang atau semua")
    press(page, more.locator("summary"))
    more.get_by_label("Pesan").fill("Waktu tinggal sedikit.")
    press(page, more.get_by_role("button", name="Kirim pesan"))
    expect(page.locator(".messages")).to_be_visible()
    with there.scoped():
        assert [one.seconds for one in Credit.objects.all()] == [300]
        assert ProctorMessage.objects.count() == 1


def test_what_is_ticked_stays_ticked_while_the_list_renews_itself(
    there: Hall, visitor: Visitor
) -> None:
    page = visitor.goes(there.proctor, console(there))
    page.get_by_role("checkbox", name=there.registration.number).check()
    before = page.locator("caption .muted").first.inner_text()
    expect(page.locator("caption .muted").first).not_to_have_text(before, timeout=15_000)
    expect(page.get_by_role("checkbox", name=there.registration.number)).to_be_checked()


def test_a_person_is_looked_at_and_an_incident_noted(there: Hall, visitor: Visitor) -> None:
    page = visitor.goes(there.proctor, console(there))
    page.locator("tbody th a").first.click()
    assert faults_of(page, "pengawasan-orang") == []
    visitor.at(console(there))
    noting = page.locator("details").filter(has_text="Catat kejadian")
    press(page, noting.locator("summary"))
    noting.locator("textarea, input[name=text]").last.fill("Listrik padam dua menit.")
    press(page, noting.get_by_role("button", name="Catat"))
    expect(page.get_by_text("Listrik padam dua menit.")).to_be_visible()
    assert faults_of(page, "pengawasan-kejadian") == []


def test_the_board_of_the_hall_tells_counts_and_no_names(there: Hall, visitor: Visitor) -> None:
    with there.scoped():
        set_board(
            there.cast.rahayu,
            there.session,
            board="PUBLIK",
            shows_numbers=False,
            shows_names=False,
        )
        names = Employee.objects.filter(registrations__session=there.session)
        told = list(names.values_list("name", flat=True))
    page = visitor.at(f"/pengawasan/papan/{there.session.pk}/")
    assert count_beside(page, "Mengerjakan") == 1
    assert told
    assert not [name for name in told if name in page.content()]
    assert faults_of(page, "pengawasan-papan") == []


def test_a_seat_is_freed_for_another_device_and_the_session_closed_with_a_reason(
    there: Hall, visitor: Visitor
) -> None:
    page = visitor.goes(there.proctor, console(there))
    with there.scoped():
        before = Sitting.objects.get().desk
    press(page, page.locator("tbody th a").first)
    moving = page.locator("details").filter(has_text="Pindah perangkat")
    press(page, moving.locator("summary"))
    moving.get_by_label("Alasan").fill("Layar mati.")
    assert faults_of(page, "pengawasan-pindah") == []
    press(page, moving.get_by_role("button", name="Lepas perangkat"))
    expect(page.get_by_text("Layar mati.")).to_be_visible()
    with there.scoped():
        assert Sitting.objects.get().desk == before + 1
    visitor.at(console(there))
    closing = page.locator("details").filter(has_text="Alasan (wajib bila masih ada")
    press(page, closing.locator("summary"))
    closing.get_by_label("Alasan (wajib").fill("Gempa, gedung dikosongkan.")
    press(page, closing.get_by_role("button", name="Tutup sesi"))
    confirmed(page, "Tutup sesi")
    expect(page.get_by_text("Ditutup").first).to_be_visible()
    assert faults_of(page, "pengawasan-ditutup") == []
    with there.scoped():
        ended = Sitting.objects.get()
        assert (ended.state, ended.finished_by) == ("SELESAI", "PENGAWAS")
