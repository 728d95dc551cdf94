from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from takar.kernel.language import msg
from takar.web.kit.scope import scope
from takar.web.notices.actions import tell
from takar.web.notices.models import Notice
from takar.web.notices.queries import notices_for, unread_count
from tests.cast import Cast

PAGE = "/pemberitahuan/"


@pytest.fixture(autouse=True)
def inside(cast: Cast) -> Iterator[None]:
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        yield


@pytest.fixture
def notice(cast: Cast) -> Notice:
    tell([cast.putri], cast.agency, msg("Bukti Anda dikembalikan."), link="/pegawai/saya/")
    found: Notice = notices_for(cast.putri, cast.agency).get()
    return found


def test_notices_are_for_whom_they_are_addressed_to(cast: Cast, notice: Notice) -> None:
    assert Client().get(PAGE).status_code == 302
    for other in (cast.joko, cast.rahayu):
        browser = cast.client(other)
        assert "dikembalikan" not in browser.get(PAGE).content.decode()
        assert browser.get(f"{PAGE}{notice.pk}/").status_code == 404
        assert browser.post(f"{PAGE}{notice.pk}/dibaca/").status_code == 404
    assert "Bukti Anda dikembalikan." in cast.client(cast.putri).get(PAGE).content.decode()
    assert unread_count(cast.putri, cast.agency) == 1


def test_opening_a_notice_leads_on_and_marks_it_read(cast: Cast, notice: Notice) -> None:
    response = cast.client(cast.putri).get(f"{PAGE}{notice.pk}/")
    assert (response.status_code, response.headers["Location"]) == (302, "/pegawai/saya/")
    assert unread_count(cast.putri, cast.agency) == 0


def test_a_notice_without_a_page_leads_back_to_the_list(cast: Cast) -> None:
    notice = Notice.objects.create(agency=cast.agency, user=cast.putri, link="https://contoh.org")
    response = cast.client(cast.putri).get(f"{PAGE}{notice.pk}/")
    assert response.headers["Location"] == PAGE


def test_the_list_shows_the_unread_and_on_wish_everything(cast: Cast, notice: Notice) -> None:
    browser = cast.client(cast.putri)
    assert browser.get(f"{PAGE}{notice.pk}/dibaca/").status_code == 405
    answer = browser.post(f"{PAGE}{notice.pk}/dibaca/?tampil=semua&hal=2")
    assert answer.headers["Location"] == f"{PAGE}?tampil=semua&hal=2"
    assert "Bukti Anda dikembalikan." not in browser.get(PAGE).content.decode()
    assert "Bukti Anda dikembalikan." in browser.get(f"{PAGE}?tampil=semua").content.decode()


def test_everything_is_marked_read_with_one_press(cast: Cast, notice: Notice) -> None:
    browser = cast.client(cast.putri)
    browser.post(f"{PAGE}dibaca/")
    assert unread_count(cast.putri, cast.agency) == 0
    assert "Tandai semua" not in browser.get(PAGE).content.decode()


def test_the_bell_tells_how_many_wait(cast: Cast, notice: Notice) -> None:
    page = cast.client(cast.putri).get("/akun/").content.decode()
    assert "Pemberitahuan belum dibaca:" in page
    assert "Pemberitahuan belum dibaca" not in cast.client(cast.hadi).get("/akun/").content.decode()


def test_a_long_list_costs_no_more_queries(
    cast: Cast, notice: Notice, django_assert_max_num_queries: Any
) -> None:
    Notice.objects.bulk_create(Notice(agency=cast.agency, user=cast.putri) for _ in range(60))
    browser = cast.client(cast.putri)
    with django_assert_max_num_queries(11):
        assert browser.get(PAGE).status_code == 200
