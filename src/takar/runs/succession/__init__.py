"""Succession from tables: facts, forecast, lists, benches, and rows for files.

>>> facts = facts_of(tables, law)  # doctest: +SKIP
>>> forecast = vacancies(facts.posts.values(), facts.holders, law)  # doctest: +SKIP
>>> found = successors(tables, facts, facts.targets, outcomes_of(rows))  # doctest: +SKIP
"""

from takar.runs.succession.facts import Facts, UnknownPost, facts_of, outcomes_of
from takar.runs.succession.lists import Successors, bench_of, profiles_of, successors
from takar.runs.succession.requirements import mends_on, requirements_of

__all__ = [
    "Facts",
    "Successors",
    "UnknownPost",
    "bench_of",
    "facts_of",
    "mends_on",
    "outcomes_of",
    "profiles_of",
    "requirements_of",
    "successors",
]
