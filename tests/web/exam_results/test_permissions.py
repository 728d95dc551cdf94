import pytest

from takar.web.exam_results.permissions import (
    is_correction,
    is_told,
    reads_alarms,
    reads_answers,
    reads_scores,
    switches,
    visits,
)
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_scores_are_for_operator_leader_and_auditor_and_items_for_those_who_keep_them(
    there: Sat,
) -> None:
    cast = there.cast
    assert [reads_scores(one, there.exam) for one in (cast.rahayu, cast.bupati, cast.made)] == [
        True
    ] * 3
    for one in (there.author, there.reviewer, there.approver):
        assert not reads_scores(one, there.exam)
        assert visits(one, there.exam)
        assert reads_answers(one, there.sittings[0])
    for one in (cast.sari, cast.putri, cast.hadi, cast.joko):
        assert not visits(one, there.exam)
        assert not reads_alarms(one, there.exam)


def test_only_a_run_that_marks_items_otherwise_is_a_correction(there: Sat) -> None:
    first = there.live()
    assert not is_correction(first)
    assert not is_correction(there.marked(unanswered="NOL"))
    dropped = there.marked(dropped=(there.versions["S1"].pk,))
    assert is_correction(dropped)
    assert switches(there.approver, dropped)
    assert not switches(there.cast.rahayu, dropped)


def test_nobody_is_told_of_a_run_that_does_not_count(there: Sat) -> None:
    there.marked()
    assert not is_told(there.cast.putri, there.sittings[0])
