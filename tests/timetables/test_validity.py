"""A question that contradicts itself is refused with what to do; a sound one passes."""

from dataclasses import replace

import pytest

from takar.timetables.problem import Candidate, Day, Forbidden, Kind, Method, Problem, Room, Wishes
from takar.timetables.validity import NotAProblem, check
from tests.timetables.invented import GROUP, INTERVIEW, MONDAY, TEST, days, people, small

WRONG: dict[str, tuple[Problem, str]] = {
    "nobody": (small(candidates=()), "peserta kosong"),
    "no room": (small(rooms=()), "ruang kosong"),
    "twice": (small(candidates=(*people(2), Candidate("P001"))), "P001 tercatat 2 kali"),
    "a day twice": (small(days=(*days(), *days())), "30-11-2026 tercatat 2 kali"),
    "closes before it opens": (small(days=(Day(MONDAY, 600, 600),)), "Jam buka 30-11-2026"),
    "a break backwards": (small(days=(Day(MONDAY, 480, 660, ((600, 600),)),)), "Istirahat"),
    "no length": (small(methods=(TEST, replace(INTERVIEW, duration_minutes=0))), "WAWANCARA"),
    "two in an interview": (small(methods=(TEST, replace(INTERVIEW, seats_most=2))), "1-2"),
    "fewest above most": (small(methods=(TEST, replace(GROUP, seats_least=9))), "9-8"),
    "waits for nobody": (small(methods=(replace(TEST, after=("CAT",)), INTERVIEW)), "CAT"),
    "waits for itself": (
        small(methods=(replace(TEST, after=("WAWANCARA",)), replace(INTERVIEW, after=("TES",)))),
        "melingkar",
    ),
    "a stranger": (small(forbidden=(Forbidden("P000", "Siapa", "KERABAT"),)), "Siapa disebut"),
    "a room for nothing": (small(rooms=(Room("R", 2, methods=("CAT",)),)), "CAT disebut"),
    "no such site": (small(candidates=(Candidate("P000", site="UTARA"),)), "UTARA disebut"),
    "no travel": (
        small(rooms=(Room("A", 2, "UTARA"), Room("B", 2, "SELATAN"))),
        "SELATAN ke UTARA",
    ),
    "an odd grid": (small(wishes=Wishes(step_minutes=7)), "7 menit"),
}


@pytest.mark.parametrize(("problem", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_contradiction_is_told_with_what_to_do(problem: Problem, said: str) -> None:
    with pytest.raises(NotAProblem) as told:
        check(problem)
    assert said in str(told.value.problem)
    assert str(told.value.hint)


def test_a_sound_question_passes() -> None:
    check(small())
    check(small(methods=(TEST, replace(INTERVIEW, after=("TES",)), Method("CAT", Kind.HALL, 1))))
