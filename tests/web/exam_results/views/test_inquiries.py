import pytest

from takar.web.exam_results.actions.inquiries import ask_for_alarms, ask_for_analysis, begin_inquiry
from takar.web.exam_results.models import Inquiry
from takar.web.exam_results.tasks import look_into
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db
PIECE = {"HX-Request": "true"}


def test_the_page_waits_with_the_steps_and_loads_the_result_when_it_is_there(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.author)
    one = ask_for_analysis(there.author, run)
    address = f"/hasil-ujian/{there.exam.pk}/analisis/"
    page = browser.get(address).content.decode()
    assert "Menunggu giliran" in page
    assert "Hitung analisis" not in page
    begin_inquiry(there.author, one)
    Inquiry.objects.filter(pk=one.pk).update(done=3)
    answer = browser.get(f"/hasil-ujian/pemeriksaan/{one.pk}/", headers=PIECE)
    assert "Keandalan" in answer.content.decode()
    assert "HX-Refresh" not in answer.headers
    Inquiry.objects.filter(pk=one.pk).update(state="MENUNGGU")
    look_into.func(one.pk)
    answer = browser.get(f"/hasil-ujian/pemeriksaan/{one.pk}/", headers=PIECE)
    assert answer.headers["HX-Refresh"] == "true"
    assert "Hanya 3 orang" in browser.get(address).content.decode()


def test_a_worker_that_failed_says_why_and_may_be_asked_again(there: Sat) -> None:
    run = there.live()
    ask_for_alarms(there.cast.rahayu, run)
    Inquiry.objects.update(state="GAGAL", problem="Bukti rusak.", hint="Periksa.")
    browser = there.cast.client(there.cast.rahayu)
    page = browser.get(f"/hasil-ujian/{there.exam.pk}/tanda/").content.decode()
    assert "Bukti rusak." in page
    assert "Cari tanda" in page


def test_how_far_a_search_for_alarms_is_only_its_readers_learn(there: Sat) -> None:
    run = there.live()
    search = ask_for_alarms(there.cast.rahayu, run)
    analysis = ask_for_analysis(there.cast.rahayu, run)
    told = {
        (user, one): there.cast.client(user)
        .get(f"/hasil-ujian/pemeriksaan/{one.pk}/", headers=PIECE)
        .status_code
        for user in (there.cast.made, there.author, there.cast.joko)
        for one in (search, analysis)
    }
    assert list(told.values()) == [200, 200, 404, 200, 404, 404]
    plain = there.cast.client(there.cast.made).get(f"/hasil-ujian/pemeriksaan/{search.pk}/")
    assert plain.headers["Location"] == f"/hasil-ujian/{there.exam.pk}/tanda/"
