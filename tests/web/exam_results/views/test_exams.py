import pytest
from django.test import Client

from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_to_the_door(there: Sat) -> None:
    assert Client().get("/hasil-ujian/").status_code == 302
    assert Client().get(f"/hasil-ujian/{there.exam.pk}/").status_code == 302


def test_the_operator_sees_how_an_exam_stands(there: Sat) -> None:
    there.live()
    browser = there.cast.client(there.cast.rahayu)
    page = browser.get("/hasil-ujian/").content.decode()
    assert "Ujian contoh" in page
    page = browser.get(f"/hasil-ujian/{there.exam.pk}/").content.decode()
    assert "Penskoran nomor 1 berlaku" in page
    assert "<svg" in page


def test_another_agency_finds_nothing(there: Sat) -> None:
    there.live()
    browser = there.cast.client(there.cast.joko)
    assert browser.get(f"/hasil-ujian/{there.exam.pk}/").status_code == 404
    assert "Ujian contoh" not in browser.get("/hasil-ujian/").content.decode()


def test_those_who_keep_items_see_the_exam_without_scores(there: Sat) -> None:
    there.live()
    page = there.cast.client(there.author).get(f"/hasil-ujian/{there.exam.pk}/")
    assert page.status_code == 200
    assert "<svg viewBox" not in page.content.decode()
    assert "Sebaran nilai" not in page.content.decode()


def test_an_assessor_has_nothing_to_do_here(there: Sat) -> None:
    browser = there.cast.client(there.cast.sari)
    assert browser.get(f"/hasil-ujian/{there.exam.pk}/").status_code == 404
