from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.succession import (
    Readiness,
    UnitBench,
    bench,
    filled_at_once,
    post_risks,
    unit_benches,
    vacancies,
)
from takar.measures.succession.bench import colour
from takar.regulations.law import Law
from tests.measures.succession.made import DAY, holder, post

NOW, SOON, LATER = "SIAP_SEKARANG", "SATU_DUA_TAHUN", "KEMUDIAN"


def told(*possible: str) -> Readiness:
    label = possible[0] if len(possible) == 1 else "BELUM_DIKETAHUI"
    return Readiness(label, possible, (), ())


def test_a_bench_counts_what_is_sure_and_what_is_possible() -> None:
    found = bench(
        "J1", {"P1": told(NOW), "P2": told(SOON), "P3": told(NOW, LATER), "P4": told(NOW)}
    )
    assert (found.now, found.soon, found.later, found.unknown) == (2, 1, 0, 1)
    assert (found.ready, found.ready_most) == (("P1", "P4"), 3)


@pytest.mark.parametrize(
    ("ready", "expected"), [(0, "MERAH"), (1, "KUNING"), (2, "HIJAU"), (3, "HIJAU")]
)
def test_nobody_ready_is_red_and_too_few_yellow(ready: int, expected: str) -> None:
    assert colour(ready, 2) == expected


def test_the_reddest_and_soonest_post_comes_first(law: Law) -> None:
    own = replace(law, day=DAY)
    posts = [post("J1"), post("J2"), post("J3"), post("J4")]
    forecast = vacancies(
        posts, [holder("P9", "J2"), holder("P8", "J3", birth_on=None)], own, years=9
    )
    benches = {
        "J1": bench("J1", {"P1": told(NOW), "P2": told(NOW, SOON)}),
        "J4": bench("J4", {"P1": told(NOW), "P2": told(NOW)}),
    }
    found = post_risks(posts, forecast, benches, own)
    assert [(own.post.position_id, own.colour, own.is_urgent) for own in found] == [
        ("J2", "MERAH", False),
        ("J3", "MERAH", False),
        ("J1", "KUNING", True),
        ("J4", "HIJAU", True),
    ]
    assert [own.colour_most for own in found] == ["MERAH", "MERAH", "HIJAU", "HIJAU"]
    assert found[1].vacancy is None


@pytest.mark.parametrize(
    ("born", "is_urgent"), [(date(1966, 4, 30), True), (date(1966, 5, 1), False)]
)
def test_a_post_is_urgent_below_the_months_that_the_law_says(
    law: Law, born: date, *, is_urgent: bool
) -> None:
    own = replace(law, day=date(2025, 6, 1))
    forecast = vacancies([post()], [holder(birth_on=born)], own)
    (risk,) = post_risks([post()], forecast, {}, own)
    assert risk.vacancy is not None
    assert risk.vacancy.months_left == (11 if is_urgent else 12)
    assert risk.is_urgent == is_urgent


def test_one_person_ready_for_three_posts_is_still_one_person() -> None:
    posts = [post(code, work_unit_id="U1") for code in ("J1", "J2", "J3")] + [post("J4")]
    benches = {code: bench(code, {"P1": told(NOW)}) for code in ("J1", "J2", "J3")}
    found = unit_benches(posts, benches)
    assert found == [UnitBench("U1", 3, 3, 1, 1), UnitBench(None, 1, 0, 0, 0)]


def brute_force(ready: Mapping[str, tuple[str, ...]]) -> int:
    """Try every choice of posts and people."""
    for size in range(len(ready), 0, -1):
        for chosen in combinations(ready, size):
            if any(len(set(row)) == size for row in product(*(ready[own] for own in chosen))):
                return size
    return 0


people = st.lists(st.sampled_from("ABCD"), max_size=4, unique=True).map(tuple)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["J1", "J2", "J3", "J4", "J5"]), people, max_size=5))
def test_as_many_posts_are_filled_at_once_as_trying_everything_finds(
    ready: dict[str, tuple[str, ...]],
) -> None:
    found = filled_at_once(ready)
    assert len(found) == brute_force(ready)
    assert len(set(found.values())) == len(found)
    assert all(person in ready[position] for position, person in found.items())
