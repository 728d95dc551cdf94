from decimal import Decimal

import pytest

from takar.web.audit.action import NotPermitted
from takar.web.exam_results.actions.board import show_on_board
from takar.web.exam_results.actions.refusals import NotNow
from takar.web.exam_results.actions.runs import release_run, switch_run
from takar.web.exam_results.models import PersonScore
from takar.web.exam_results.queries.totals import board_figures, totals_told
from tests.web.exam_results.made import Sat

pytestmark = pytest.mark.django_db


def test_the_board_tells_totals_only_of_results_that_are_open(there: Sat) -> None:
    run = there.live()
    with pytest.raises(NotNow):
        show_on_board(there.cast.rahayu, run, is_shown=True)
    release_run(there.cast.rahayu, run)
    for other in (there.cast.bupati, there.author, there.cast.joko):
        with pytest.raises(NotPermitted):
            show_on_board(other, run, is_shown=True)
    assert totals_told(run, least=1) is None
    show_on_board(there.cast.rahayu, run, is_shown=True)
    told = totals_told(run, least=3)
    assert told is not None
    assert (told.people, told.mean) == (3, Decimal("33.3"))


def test_the_board_tells_no_number_about_a_few_people(there: Sat) -> None:
    run = there.live()
    release_run(there.cast.rahayu, run)
    show_on_board(there.cast.rahayu, run, is_shown=True)
    assert totals_told(run, least=4) is None
    assert list(board_figures(there.session)) == []
    PersonScore.objects.filter(run=run, sitting=there.sittings[2]).update(points=None)
    assert totals_told(run, least=3) is None


def test_totals_are_taken_off_the_board_and_follow_the_run_that_counts(there: Sat) -> None:
    run = there.live()
    release_run(there.cast.rahayu, run)
    show_on_board(there.cast.rahayu, run, is_shown=True)
    newer = there.marked(unanswered="NOL")
    switch_run(there.cast.rahayu, newer)
    assert newer.is_on_board
    show_on_board(there.cast.rahayu, newer, is_shown=False)
    assert totals_told(newer, least=1) is None
