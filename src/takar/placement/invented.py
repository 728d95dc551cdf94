"""Invented questions of any size, always the same for a seed: demo, tests and benchmarks."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from takar.placement.pairs import Pairs, Part
from takar.placement.problem import Balance, Bond, Couple, Person, Post, Problem, UnitLimit

WEIGHTS = {
    "kecocokan": Decimal("0.5"),
    "talenta": Decimal("0.3"),
    "pengembangan": Decimal("0.1"),
    "minat": Decimal("0.1"),
    "biaya_pindah": Decimal("-0.1"),
}
REGIONS = 12
PEOPLE_A_UNIT = 250
HELD = 0.7
"""The share of posts that somebody holds."""


@dataclass(frozen=True)
class Size:
    """How large a question is.

    Attributes:
        each: posts for each person, or people for each post.
        is_each_post: whether ``each`` counts people for each post.
        is_joined: whether rules join people: limits, balance and couples.
    """

    people: int
    posts: int
    each: int = 50
    is_each_post: bool = False
    is_joined: bool = False


def invented(size: Size, seed: int = 1) -> Problem:
    """Return an invented question; better people are better for most posts."""
    rng = np.random.default_rng(seed)
    units = max(2, size.people // PEOPLE_A_UNIT)
    people_unit = rng.integers(0, units, size.people)
    holders = rng.permutation(size.people)[: int(size.posts * HELD)]
    posts_unit = rng.integers(0, units, size.posts)
    people_unit[holders] = posts_unit[: len(holders)]
    person, post = who_may(rng, size, holders)
    posts = tuple(
        Post(
            f"J{place:05d}",
            f"U{unit:03d}",
            region=f"W{unit % REGIONS:02d}",
            holder=f"P{holders[place]:06d}" if place < len(holders) else "",
            vacancy_price=Decimal(int(price)),
        )
        for place, (unit, price) in enumerate(
            zip(posts_unit, rng.integers(20, 60, size.posts), strict=True)
        )
    )
    kinds = np.array(["PRIA", "WANITA"])[rng.integers(0, 2, size.people)]
    people = tuple(
        Person(
            f"P{place:06d}",
            unit=f"U{unit:03d}",
            region=f"W{unit % REGIONS:02d}",
            kinds=frozenset({str(kind)}),
        )
        for place, (unit, kind) in enumerate(zip(people_unit, kinds, strict=True))
    )
    parts = worth_parts(rng, size, person, people_unit[person] != posts_unit[post])
    bar = np.zeros(len(person), dtype=np.uint8)
    women = np.bincount(people_unit[kinds == "WANITA"], minlength=units)
    joined = rules_that_join(rng, size, women) if size.is_joined else ((), (), ())
    return Problem(
        people,
        posts,
        Pairs(person, post, parts, bar),
        WEIGHTS,
        *joined,
        word="contoh",
        title="Contoh rekaan",
    )


def who_may(
    rng: np.random.Generator, size: Size, holders: NDArray[np.integer]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return so many posts for each person (or people for each post); own posts are among them.

    One is drawn from each of so many equal stretches of the list: none twice.
    """
    lines, columns = size.people, size.posts
    if size.is_each_post:
        lines, columns = columns, lines
    each = min(size.each, columns)
    edges = np.arange(each + 1) * columns // each
    there = edges[:-1] + (rng.random((lines, each)) * np.diff(edges)).astype(np.int64)
    own = np.arange(len(holders))
    line, place = (own, holders) if size.is_each_post else (holders, own)
    there[line, np.searchsorted(edges, place, side="right") - 1] = place
    first, second = np.repeat(np.arange(lines), each), there.ravel()
    person, post = (second, first) if size.is_each_post else (first, second)
    order = np.lexsort((post, person))
    return person[order].astype(np.int64), post[order].astype(np.int64)


def worth_parts(
    rng: np.random.Generator, size: Size, person: NDArray[np.int64], moves: NDArray[np.bool_]
) -> dict[str, Part]:
    """Return the parts of worth; match and talent rest on one strength of each person."""
    strength = rng.normal(70, 10, size.people)
    count = len(person)
    match = np.clip(strength[person] + rng.normal(0, 8, count), 0, 100)
    talent = np.clip(strength + rng.normal(0, 5, size.people), 0, 100)
    return {
        "kecocokan": Part((match * 100).astype(np.int32), 2),
        "talenta": Part((talent[person] * 10).astype(np.int32), 1),
        "pengembangan": Part(rng.integers(0, 101, count).astype(np.int32)),
        "minat": Part((rng.integers(0, 3, count) * 50).astype(np.int32)),
        "biaya_pindah": Part(np.where(moves, rng.integers(0, 101, count), 0).astype(np.int32)),
    }


def rules_that_join(
    rng: np.random.Generator, size: Size, women: NDArray[np.integer]
) -> tuple[tuple[UnitLimit, ...], tuple[Balance, ...], tuple[Couple, ...]]:
    """Return limits tight enough to bind, balances that today's places keep, and couples."""
    most = max(1, size.posts // len(women) // 4)
    limits = tuple(UnitLimit(f"U{unit:03d}", most, most) for unit in range(len(women)))
    pairs = rng.permutation(size.people)[: 2 * (size.people // 100)].reshape(-1, 2)
    couples = tuple(
        Couple(f"P{a:06d}", f"P{b:06d}", Bond.OTHER_UNIT if n % 3 == 0 else Bond.SAME_REGION)
        for n, (a, b) in enumerate(pairs)
    )
    balances = tuple(
        Balance(f"U{unit:03d}", "WANITA", least=int(count))
        for unit, count in enumerate(women)
        if unit % 3 == 0
    )
    return limits, balances, couples
