from datetime import timedelta

import pytest
from django.utils import timezone

from takar.web.kit.cut_off import MARGIN
from takar.web.timetables import actions, tasks
from takar.web.timetables.models import Search
from takar.web.timetables.queries.problems import asked_of
from takar.web.timetables.rules.refusals import NotNow
from takar.web.timetables.rules.states import EXPLAINING_SECONDS
from takar.web.timetables.rules.wishes import Wishes
from takar.web.timetables.solving import Answer
from tests.web.timetables.made import Town


def test_a_fault_in_words_is_written_on_the_search(
    there: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise NotNow("Waktu habis.", hint="Beri waktu lebih lama.")

    monkeypatch.setattr(tasks, "answer_to", refused)
    search = actions.ask_for_timetable(there.cast.rahayu, there.event, wishes=Wishes())
    tasks.look_for_timetable.func(search.pk)
    search.refresh_from_db()
    assert (search.state, search.problem) == ("GAGAL", "Waktu habis.")


def begun(there: Town, ago: timedelta) -> Search:
    """A search that began so long ago and of which nothing was heard since."""
    search = actions.ask_for_timetable(there.cast.rahayu, there.event, wishes=Wishes(seconds=60))
    actions.begin_search(there.cast.rahayu, search)
    Search.objects.filter(pk=search.pk).update(begun_at=timezone.now() - ago)
    search.refresh_from_db()
    return search


LONGEST = timedelta(seconds=60 + EXPLAINING_SECONDS) + MARGIN


def test_a_search_of_a_killed_worker_is_cut_off_and_looked_for_once_more(there: Town) -> None:
    assert begun(there, LONGEST - timedelta(seconds=20)).is_busy
    search = begun(there, LONGEST + timedelta(seconds=1))
    assert (search.is_cut_off, search.is_busy, search.told_state) == (True, False, "Terputus")
    again = actions.search_again(there.cast.rahayu, search)
    assert (again.state, again.wished) == ("MENUNGGU", search.wished)
    search.refresh_from_db()
    assert (search.state, bool(search.finished_at)) == ("GAGAL", True)
    assert actions.search_again(there.cast.rahayu, search) == again


def test_what_is_still_being_looked_for_is_not_repeated(there: Town) -> None:
    with pytest.raises(NotNow):
        actions.search_again(there.cast.rahayu, begun(there, timedelta(seconds=5)))


def test_an_answer_to_a_search_that_was_given_up_is_not_kept(there: Town) -> None:
    search = begun(there, LONGEST + timedelta(seconds=1))
    actions.search_again(there.cast.rahayu, search)
    asked_for = asked_of(there.event, Wishes())
    with pytest.raises(NotNow):
        actions.answer_search(there.cast.rahayu, search, answer=Answer(asked_for))
