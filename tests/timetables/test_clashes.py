"""A minimal set: with it impossible, without any one of it not."""

from dataclasses import replace

import pytest

from takar.timetables.clashes import clashing, wishes
from takar.timetables.problem import Problem
from tests.timetables.invented import INTERVIEW, TEST, assessors, small

PROBLEM = small(
    methods=(TEST, replace(INTERVIEW, after=("TES",))),
    assessors=assessors(3, most_a_day=2),
)
PROBLEM = replace(PROBLEM, wishes=replace(PROBLEM.wishes, rest_minutes=30))


def has_rest(own: Problem) -> bool:
    return own.wishes.rest_minutes > 0


def has_order(own: Problem) -> bool:
    return any(method.after for method in own.methods)


def has_limit(own: Problem) -> bool:
    return any(a.most_a_day is not None for a in own.assessors)


def test_the_wishes_of_a_problem_are_those_it_has() -> None:
    said = [str(own.said) for own in wishes(PROBLEM)]
    assert said == [
        "jeda 30 menit antarsesi peserta",
        "jejaring asesor tersambung",
        "urutan metode",
        "batas sesi asesor sehari",
    ]


@pytest.mark.parametrize(
    ("impossible", "named"),
    [
        (lambda p: has_rest(p) and has_order(p), ["jeda", "urutan"]),
        (has_limit, ["batas"]),
        (lambda p: has_rest(p) and (has_order(p) or has_limit(p)), ["jeda", "batas"]),
        (lambda _: True, []),
    ],
)
def test_what_clashes_is_minimal(impossible: object, named: list[str]) -> None:
    found = clashing(PROBLEM, impossible)  # type: ignore[arg-type]
    assert [str(own.said).split()[0] for own in found] == named
