from decimal import Decimal

import pytest

from takar.web.exam_results.models import ManualMark
from takar.web.item_bank.models import ItemView
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def address(essays: Sat) -> str:
    return f"/hasil-ujian/{essays.exam.pk}/uraian/{essays.sittings[0].pk}/4/"


def test_a_reader_gives_points_by_the_rubric_and_the_look_is_written_down(essays: Sat) -> None:
    browser = essays.cast.client(essays.author)
    assert "Langkahnya runtut" in browser.get(address(essays)).content.decode()
    answer = browser.post(address(essays), {"k_k1": "2", "k_k2": "1.5", "comment": "Baik."})
    assert answer.status_code == 302
    mark = ManualMark.objects.get()
    assert mark.points == Decimal("3.5")
    assert mark.criteria == {"k1": "2", "k2": "1.5"}
    assert ItemView.objects.filter(viewer=essays.author, purpose="NILAI").exists()
    page = browser.get(f"/hasil-ujian/{essays.exam.pk}/uraian/").content.decode()
    assert "sudah Anda baca" in page


def test_answers_are_not_for_those_who_read_scores(essays: Sat) -> None:
    for user in (essays.cast.rahayu, essays.cast.bupati, essays.cast.made):
        assert essays.cast.client(user).get(address(essays)).status_code == 403
    assert essays.cast.client(essays.cast.joko).get(address(essays)).status_code == 404


def test_what_a_key_marks_and_the_own_answer_are_not_found(essays: Sat) -> None:
    browser = essays.cast.client(essays.author)
    assert browser.get(address(essays).replace("/4/", "/0/")).status_code == 404
    essays.cast.putri_employee.user = essays.author
    essays.cast.putri_employee.save()
    assert browser.get(address(essays)).status_code == 404
