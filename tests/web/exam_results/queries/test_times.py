from datetime import UTC, datetime, timedelta

import pytest

from takar.web.exam_results.queries.times import between_answers, looked_at, seconds_of
from tests.web.exam_results.made import Sat

START = datetime(2025, 5, 14, 5, 0, tzinfo=UTC)


def at(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def test_a_question_is_looked_at_until_another_is_opened_and_again_when_it_is_opened_again() -> (
    None
):
    told = [
        ("BUKA", 0, at(0)),
        ("JAWAB", 0, at(20)),
        ("BUKA", 1, at(30)),
        ("BUKA", 0, at(50)),
        ("SELESAI", None, at(55)),
    ]
    assert looked_at(told) == {0: 35.0, 1: 20.0}


def test_time_away_from_the_page_is_nobodys() -> None:
    told = [
        ("BUKA", 0, at(0)),
        ("TINGGAL", None, at(10)),
        ("KEMBALI", None, at(500)),
        ("BUKA", 1, at(500)),
        ("JAWAB", 1, at(507)),
    ]
    assert looked_at(told) == {0: 10.0, 1: 7.0}


def test_without_openings_an_answer_took_as_long_as_since_the_one_before() -> None:
    told = [("JAWAB", 0, at(40)), ("JAWAB", 1, at(50)), ("JAWAB", 0, at(99))]
    assert between_answers(told, [at(0)]) == {0: 40.0, 1: 10.0}


def test_a_device_whose_clock_was_set_back_gives_no_negative_time() -> None:
    assert looked_at([("BUKA", 0, at(50)), ("BUKA", 1, at(40)), ("JAWAB", 1, at(60))]) == {1: 20.0}


@pytest.mark.django_db
def test_times_are_read_for_everybody_at_once(there: Sat) -> None:
    found = seconds_of([one.pk for one in there.sittings])
    assert set(found) == {one.pk for one in there.sittings}
    assert found[there.sittings[0].pk][0] == 60.0
