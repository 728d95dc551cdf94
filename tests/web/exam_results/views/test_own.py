import pytest
from django.utils import timezone

from takar.web.assessments.models import Event
from takar.web.exam_results.actions.refusals import NotNow
from takar.web.exam_results.actions.runs import release_run
from takar.web.exam_results.models import ScoreRun
from tests.cast import DAY
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_nobody_reads_the_own_result_before_it_is_released(there: Sat) -> None:
    run = there.live()
    browser = there.cast.client(there.cast.putri)
    address = f"/hasil-ujian/saya/{there.sittings[0].pk}/"
    assert browser.get(address).status_code == 404
    release_run(there.cast.rahayu, run)
    assert "Seluruh ujian" in browser.get(address).content.decode()
    assert "Ujian contoh" in browser.get("/hasil-ujian/saya/").content.decode()


def test_the_result_of_an_event_is_told_once_it_is_handed_over_and_not_before(there: Sat) -> None:
    run = there.live()
    event = Event.objects.create(
        agency=there.cast.agency, name="Penilaian", purpose="PEMETAAN", starts_on=DAY, ends_on=DAY
    )
    run.exam.event = event
    run.exam.save()
    browser = there.cast.client(there.cast.putri)
    address = f"/hasil-ujian/saya/{there.sittings[0].pk}/"
    assert browser.get(address).status_code == 404
    with pytest.raises(NotNow, match="belum diserahkan"):
        release_run(there.cast.rahayu, run)
    ScoreRun.objects.filter(pk=run.pk).update(released_at=timezone.now())
    assert browser.get(address).status_code == 404
    assert "Ujian contoh" not in browser.get("/hasil-ujian/saya/").content.decode()
    Event.objects.filter(pk=event.pk).update(state="DISERAHKAN")
    assert browser.get(address).status_code == 200


def test_the_result_of_somebody_else_is_not_found(there: Sat) -> None:
    release_run(there.cast.rahayu, there.live())
    other = f"/hasil-ujian/saya/{there.sittings[1].pk}/"
    assert there.cast.client(there.cast.putri).get(other).status_code == 404
    own = f"/hasil-ujian/saya/{there.sittings[0].pk}/"
    for user in (there.cast.joko, there.cast.rahayu, there.cast.hadi):
        assert there.cast.client(user).get(own).status_code == 404


def test_an_employee_who_opens_the_list_of_exams_finds_the_own_results(there: Sat) -> None:
    answer = there.cast.client(there.cast.putri).get("/hasil-ujian/")
    assert answer.headers["Location"] == "/hasil-ujian/saya/"
