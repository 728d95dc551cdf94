import pytest

from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.alarms import look_at_alarm
from takar.web.exam_results.actions.refusals import NotReady
from takar.web.exam_results.actions.runs import switch_run
from takar.web.exam_results.models import Alarm
from takar.web.exam_results.tasks import seek_alarms
from takar.web.kit.reasons import Unwritten
from tests.web.exam_results.made import Sat, answered

pytestmark = pytest.mark.django_db


def alarm(there: Sat) -> Alarm:
    answered(there.sittings[0], 0, {"choice": "tidak-ada"}, sequence=9)
    seek_alarms(there.cast.rahayu, there.live())
    found: Alarm = Alarm.objects.get()
    return found


def test_what_was_found_once_is_not_found_twice(there: Sat) -> None:
    found = alarm(there)
    assert list(found.sittings.all()) == [there.sittings[0]]
    assert seek_alarms(there.cast.rahayu, there.exam.score_runs.get()) == 0


def test_a_person_writes_down_what_they_found_and_no_score_changes(there: Sat) -> None:
    found = alarm(there)
    before = there.score(there.exam.score_runs.get(), 0).points
    with pytest.raises(Unwritten):
        look_at_alarm(there.cast.rahayu, found, state="SELESAI", note=" ")
    look_at_alarm(there.cast.rahayu, found, state="SELESAI", note="Perambannya rusak.")
    found.refresh_from_db()
    assert (found.state, found.looked_by) == ("SELESAI", there.cast.rahayu)
    assert there.score(there.exam.score_runs.get(), 0).points == before


def test_alarms_are_sought_by_the_operator_in_the_run_that_counts(there: Sat) -> None:
    run = there.marked()
    with pytest.raises(NotReady):
        seek_alarms(there.cast.rahayu, run)
    switch_run(there.cast.rahayu, run)
    for other in (there.cast.made, there.author, there.cast.joko):
        with pytest.raises(NotPermitted):
            seek_alarms(other, run)


def test_only_operator_and_auditor_read_alarms(there: Sat) -> None:
    found = alarm(there)
    address = f"/hasil-ujian/{there.exam.pk}/tanda/"
    for user in (there.cast.rahayu, there.cast.made):
        assert "Putri" in there.cast.client(user).get(address).content.decode()
        assert there.cast.client(user).get(f"{address}{found.pk}/").status_code == 200
    for user in (there.cast.bupati, there.author):
        assert there.cast.client(user).get(address).status_code == 403
    assert there.cast.client(there.cast.joko).get(address).status_code == 404
    said = {"state": "SELESAI", "note": "Ya."}
    assert there.cast.client(there.cast.made).post(f"{address}{found.pk}/", said).status_code == 403
