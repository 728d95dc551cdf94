import pytest

from takar.web.timetables import actions, tasks
from takar.web.timetables.rules.refusals import NotNow
from takar.web.timetables.rules.wishes import Wishes
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
