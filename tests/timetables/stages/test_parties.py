"""People who are alike, and their ways through a day."""

from takar.timetables.problem import Candidate, Wishes
from takar.timetables.stages.parties import parties, splits, tidy_starts, trips
from tests.timetables.invented import days, people, small, town


def test_people_are_one_party_only_when_alike_in_all() -> None:
    own = (
        *people(3),
        Candidate("C", circle="X"),
        Candidate("L", language="paser"),
        Candidate("T", tier=1),
        Candidate("M", methods=("TES",)),
    )
    assert sorted(len(p.people) for p in parties(small(candidates=own))) == [1, 1, 1, 1, 3]
    assert parties(small(candidates=(Candidate("N", methods=()),))) == ()


def test_methods_are_spread_over_days_in_every_way() -> None:
    assert [len(list(splits("abcd"[:n]))) for n in range(1, 5)] == [1, 2, 5, 15]
    assert next(iter(splits("abc"))) == (("a", "b", "c"),)


def test_trips_keep_the_rest_and_count_the_waiting() -> None:
    problem = small(wishes=Wishes(rest_minutes=60, step_minutes=60))
    party = parties(problem)[0]
    found = list(trips(problem, party, ("TES", "WAWANCARA"), 0, tidy_starts(problem, 0)))
    assert [(t.stops[0].start, t.stops[1].start, t.waiting) for t in found] == [
        (480, 600, 60),
        (600, 480, 60),
    ]


def test_starts_are_thinned_but_both_ends_stay_back_to_back() -> None:
    problem = town(10, 1)
    problem = small(methods=problem.methods, days=days(closing=18), wishes=Wishes(step_minutes=5))
    found = tidy_starts(problem, 0)
    assert len(found["WAWANCARA"]) < 109
    assert {480 + 60 * n for n in range(10)} <= found["WAWANCARA"]
    assert 18 * 60 - 120 in found["PSIKOTES"]
