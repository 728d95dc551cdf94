import pytest

from takar.web.exam_results.models import ScoreRun
from takar.web.item_bank.models import ItemKey, ItemView
from tests.web.exam_results.made import Sat, choice

pytestmark = pytest.mark.django_db


def address(there: Sat) -> str:
    return f"/hasil-ujian/{there.exam.pk}/soal/{there.versions['S1'].pk}/"


def test_only_those_who_keep_items_see_them(there: Sat) -> None:
    there.live()
    for user in (there.cast.rahayu, there.cast.bupati, there.cast.made):
        browser = there.cast.client(user)
        assert browser.get(f"/hasil-ujian/{there.exam.pk}/soal/").status_code == 403
        assert browser.get(address(there)).status_code == 403
    assert not ItemView.objects.exists()


def test_the_list_says_nothing_of_what_items_ask(there: Sat) -> None:
    there.live()
    page = there.cast.client(there.reviewer).get(f"/hasil-ujian/{there.exam.pk}/soal/")
    assert "Soal S1" in page.content.decode()
    assert "Pertanyaan contoh" not in page.content.decode()


def test_every_look_at_a_key_is_written_down(there: Sat) -> None:
    there.live()
    page = there.cast.client(there.reviewer).get(address(there))
    assert "Pertanyaan contoh nomor 1" in page.content.decode()
    look = ItemView.objects.get()
    assert (look.viewer, look.with_key, look.purpose) == (there.reviewer, True, "NILAI")


def test_a_corrected_key_is_proposed_on_the_page(there: Sat) -> None:
    there.live()
    codes = choice(1).codes
    said = {"kind": "KUNCI", "because": "Salah salin.", f"points_{codes[1]}": "1"}
    answer = there.cast.client(there.reviewer).post(address(there), said)
    run = ScoreRun.objects.get(number=2)
    assert answer.headers["Location"] == f"/hasil-ujian/penskoran/{run.pk}/"
    assert ItemKey.objects.filter(state="USULAN").count() == 1


def test_a_key_by_which_nobody_earns_anything_is_refused(there: Sat) -> None:
    there.live()
    said = {"kind": "KUNCI", "because": "Salah salin."}
    answer = there.cast.client(there.reviewer).post(address(there), said)
    assert answer.status_code == 200
    assert not ScoreRun.objects.filter(number=2).exists()


def test_an_item_of_another_exam_is_not_found(there: Sat) -> None:
    there.live()
    browser = there.cast.client(there.reviewer)
    assert browser.get(f"/hasil-ujian/{there.exam.pk}/soal/0/").status_code == 404
    there.form.items.filter(code="S1").delete()
    assert browser.get(address(there)).status_code == 404
