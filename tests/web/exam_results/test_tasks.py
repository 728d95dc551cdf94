from typing import Any

import pytest

from takar.web.accounts.models import User
from takar.web.exam_results.actions.inquiries import ask_for_alarms, ask_for_analysis
from takar.web.exam_results.actions.runs import ask_for_run
from takar.web.exam_results.models import Inquiry, ItemAnalysis, ScoreRun
from takar.web.exam_results.rules import LONGEST
from takar.web.exam_results.tasks import compute_run, computed, look_into, worked_on
from takar.web.item_bank.models import ItemVersion
from takar.web.kit.sealing import seal
from tests.web.exam_results.made import Sat, essay

pytestmark = pytest.mark.django_db


def test_a_run_is_computed_once(there: Sat) -> None:
    run = ask_for_run(there.cast.rahayu, there.exam)
    compute_run.func(run.pk, there.cast.rahayu.pk)
    done = ScoreRun.objects.get(pk=run.pk)
    assert done.state == "USULAN"
    assert computed(done, there.cast.rahayu).evidence_hash == done.evidence_hash


def test_what_goes_wrong_is_written_on_the_run(there: Sat) -> None:
    ItemVersion.objects.filter(pk=there.versions["S1"].pk).update(
        sealed=seal(essay().model_dump_json().encode())
    )
    for sitting in there.sittings:
        sitting.changes.filter(slot=0).delete()
    run = computed(ask_for_run(there.cast.rahayu, there.exam), there.cast.rahayu)
    assert run.state == "GAGAL"
    assert "Kunci tidak berlaku" in run.problem


def test_an_inquiry_is_worked_on_once_and_its_result_is_kept(there: Sat) -> None:
    inquiry = ask_for_analysis(there.author, there.live())
    look_into.func(inquiry.pk)
    done = Inquiry.objects.get(pk=inquiry.pk)
    assert (done.state, done.done) == ("SELESAI", done.total)
    assert done.analysis == ItemAnalysis.objects.get()
    assert worked_on(done).analysis == done.analysis
    assert ItemAnalysis.objects.count() == 1


def test_a_search_for_alarms_tells_how_many_are_new(there: Sat) -> None:
    inquiry = worked_on(ask_for_alarms(there.cast.rahayu, there.live()))
    assert (inquiry.state, inquiry.found) == ("SELESAI", 0)


def test_what_stops_an_inquiry_is_written_on_it(there: Sat) -> None:
    run = there.live()
    inquiry = ask_for_alarms(there.cast.rahayu, run)
    ScoreRun.objects.filter(pk=run.pk).update(state="DIGANTI")
    inquiry.run.refresh_from_db()
    assert worked_on(inquiry).state == "GAGAL"
    assert "berlaku" in inquiry.problem


def test_who_lost_the_right_meanwhile_blocks_nobody(there: Sat) -> None:
    inquiry = ask_for_analysis(there.author, there.live())
    there.author.memberships.all().delete()
    inquiry.asked_by = User.objects.get(pk=there.author.pk)
    assert worked_on(inquiry).state == "GAGAL"
    assert ask_for_analysis(there.cast.rahayu, inquiry.run) != inquiry


def test_a_run_and_an_inquiry_that_were_cut_off_are_ended_unless_they_came_to_something(
    there: Sat,
) -> None:
    ended_run: Any = vars(compute_run.func)["ending"]
    ended_look: Any = vars(look_into.func)["ending"]
    waiting = ask_for_run(there.cast.rahayu, there.exam)
    ended_run.end(waiting.pk, there.cast.rahayu.pk)
    waiting.refresh_from_db()
    assert (waiting.state, bool(waiting.problem)) == ("GAGAL", True)
    run = there.live()
    ended_run.end(run.pk, there.cast.rahayu.pk)
    run.refresh_from_db()
    assert run.state == "BERLAKU"
    inquiry = ask_for_alarms(there.cast.rahayu, run)
    ended_look.end(inquiry.pk)
    inquiry.refresh_from_db()
    assert (inquiry.state, bool(inquiry.hint)) == ("GAGAL", True)
    assert ended_look.longest == LONGEST
