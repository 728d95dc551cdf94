"""Succession lists of target posts: talent measured once, everybody matched with each post."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from takar.measures.succession import (
    Bench,
    Candidate,
    Match,
    Outcome,
    Outside,
    Post,
    Profiled,
    Setting,
    SuccessionList,
    bench,
    candidate,
    match,
    profiled,
    succession,
)
from takar.runs.measure import measure_talent
from takar.runs.run import Run
from takar.runs.succession.facts import Facts

Outcomes = Mapping[tuple[str, str], Outcome]


@dataclass(frozen=True)
class Successors:
    """Every list that was asked for.

    Attributes:
        run: the measuring of talent behind them.
        lists: by position.
        benches: by position.
        candidates: by position, then employee.
    """

    run: Run
    lists: Mapping[str, SuccessionList]
    benches: Mapping[str, Bench]
    candidates: Mapping[str, Mapping[str, Candidate]]


def successors(
    tables: Mapping[str, pa.Table],
    facts: Facts,
    posts: Iterable[Post],
    outcomes: Outcomes,
    setting: Setting | None = None,
) -> Successors:
    """Make the succession list and the bench of each post.

    Whoever has a row in ``outcomes`` for a post is considered for it; where a post has none, those
    are whose tier leads to it, and their requirements are still to be verified.

    Args:
        tables: the evidence.
        facts: from the same tables.
        posts: the posts aimed at.
        outcomes: of the requirements, by employee and post.
        setting: of the committee.
    """
    run = measure_talent(tables, facts.law, components=False)
    profiles = {row.employee_id: row for row in profiles_of(run, facts)}
    lists, found = {}, {}
    for post in posts:
        own = _candidates(post, profiles, facts, outcomes)
        lists[post.position_id] = succession(post, own, facts.law, setting)
        found[post.position_id] = {one.employee_id: one for one in own}
    return Successors(
        run=run,
        lists=lists,
        benches={position: bench_of(own) for position, own in lists.items()},
        candidates=found,
    )


def profiles_of(run: Run, facts: Facts) -> list[Profiled]:
    """Return what talent measured of each person, with grade."""
    found = []
    for row in run.results.to_pylist():
        person = facts.people[row["employee_id"]]
        found.append(profiled(row, facts.law, grade=person["grade"], graded_on=person["graded_on"]))
    return found


def bench_of(listed: SuccessionList) -> Bench:
    """Return the bench of a list; who is surely outside is not on it."""
    standing = (*listed.ranked, *listed.unranked)
    return bench(
        listed.post.position_id,
        {own.candidate.employee_id: own.candidate.readiness for own in standing}
        | {own.candidate.employee_id: own.candidate.readiness for own in _mending(listed.outside)},
    )


def _mending(outside: Iterable[Outside]) -> list[Outside]:
    """Keep those outside whom time alone will bring in."""
    return [own for own in outside if own.candidate.outcome and own.candidate.outcome.mends_on]


def _candidates(
    post: Post, profiles: Mapping[str, Profiled], facts: Facts, outcomes: Outcomes
) -> list[Candidate]:
    asked = {person for person, position in outcomes if position == post.position_id}
    people = asked or leading_to(post, facts)
    matched = _matcher(post, facts)
    return [
        candidate(
            profiles[person], matched(person), outcomes.get((person, post.position_id)), facts.law
        )
        for person in sorted(people - facts.held_by.get(post.position_id, frozenset()))
        if person in profiles
    ]


def _matcher(post: Post, facts: Facts) -> Callable[[str], Match]:
    """Return what matches a person with the post; posts that ask the same share the work."""
    standard = facts.standards.of(post, facts.law)
    asks = (tuple(standard.levels.items()), tuple(standard.grounds.items()))
    known = facts.matches.setdefault(asks, {})

    def matched(person: str) -> Match:
        if person not in known:
            known[person] = match(facts.levels.get(person, {}), standard, facts.law)
        return replace(known[person], position_id=post.position_id)

    return matched


def leading_to(post: Post, facts: Facts) -> set[str]:
    """Return the people whose tier is the post's own, or leads to it."""
    tiers = facts.law.codes("positions.tiers")
    own = {code for code, tier in tiers.items() if post.tier in {code, tier["next"]}}
    alike = {
        code
        for code, tier in tiers.items()
        if tier["equal_to"] in own and tier["kind"] != tiers[post.tier or code]["kind"]
    }
    wanted = own | alike
    return {person for person, row in facts.people.items() if row["position_tier"] in wanted}
