import pytest

from takar.web.exam_results.models import ItemAnalysis
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_an_analysis_is_computed_and_shown_without_what_items_ask(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.author)
    browser.post(f"/hasil-ujian/penskoran/{run.pk}/analisis/")
    page = browser.get(f"/hasil-ujian/{there.exam.pk}/analisis/").content.decode()
    assert "Hanya 3 orang" in page
    assert "S1" in page
    assert "Pertanyaan contoh" not in page


def test_which_option_is_the_key_is_told_only_to_those_who_read_items(there: Sat) -> None:
    there.live()
    flag = {"option": "oabcdefg", "is_key": True, "n": 1, "rest": 0.1, "flags": ["Menarik."]}
    item = {"item": "S1", "n": 3, "options": [flag], "flags": []}
    report = {"run": 1, "items": [item]}
    ItemAnalysis.objects.create(exam=there.exam, made_by=there.author, persons=3, report=report)
    for who, is_told in ((there.author, True), (there.cast.bupati, False)):
        answer = there.cast.client(who).get(f"/hasil-ujian/{there.exam.pk}/analisis/")
        page = answer.content.decode()
        assert "S1" in page
        assert [one in page for one in ("oabcdefg", "(kunci)", "Menarik.")] == [is_told] * 3


def test_an_analysis_of_another_exam_or_agency_is_not_found(there: Sat) -> None:
    there.live()
    browser = there.cast.client(there.cast.rahayu)
    address = f"/hasil-ujian/{there.exam.pk}/analisis/"
    assert browser.get(address, {"nomor": "999"}).status_code == 404
    assert there.cast.client(there.cast.joko).get(address).status_code == 404
    assert browser.post(f"{address}999/catat/").status_code == 404


def test_leaders_read_the_analysis_and_compute_none(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.bupati)
    assert browser.get(f"/hasil-ujian/{there.exam.pk}/analisis/").status_code == 200
    assert browser.post(f"/hasil-ujian/penskoran/{run.pk}/analisis/").status_code == 403
