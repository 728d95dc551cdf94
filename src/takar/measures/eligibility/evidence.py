"""All that eligibility needs, read once: people, posts, and the requirements in force."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility.demands.posts import PostKind, Posts, read_posts
from takar.measures.eligibility.demands.questions import Question, questions_of
from takar.measures.eligibility.demands.rules import Rule, rules_of
from takar.measures.eligibility.facts.people import People, read_people, some_of
from takar.regulations.law import Law


class UnknownPerson(TakarError):
    """No employee has that id."""


@dataclass(frozen=True)
class Evidence:
    """People, posts and requirements on one day; make it once and ask it often.

    Attributes:
        tables: evidence, and any of the tables about proposals.
        law: the law on the day of inauguration.
    """

    tables: Mapping[str, pa.Table]
    law: Law
    people: People
    posts: Posts
    rules: tuple[Rule, ...]

    @cached_property
    def _questions(self) -> dict[PostKind, tuple[Question, ...]]:
        return {}

    def questions(self, kind: PostKind) -> tuple[Question, ...]:
        """Return every question of a kind of post."""
        if kind not in self._questions:
            self._questions[kind] = questions_of(kind, self.rules)
        return self._questions[kind]

    def about(self, employees: Collection[str]) -> People:
        """Return a few people alone.

        Raises:
            UnknownPerson: one of them is not in the evidence.
        """
        for employee in employees:
            if employee not in self.people.place_of:
                raise UnknownPerson(
                    msg("Pegawai {employee} tidak ada.", employee=employee),
                    hint=msg("Periksa employee_id pada tabel employees."),
                )
        return some_of(self.people, employees)

    @cached_property
    def holders(self) -> dict[str, tuple[str, ...]]:
        """Who holds each post; more than one is a fault of the records."""
        held: dict[str, tuple[str, ...]] = {}
        positions = self.people.employees.column("position_id").to_pylist()
        for employee, position in zip(self.people.ids, positions, strict=True):
            if position:
                held[position] = (*held.get(position, ()), employee)
        return held


def read_evidence(tables: Mapping[str, pa.Table], law: Law) -> Evidence:
    """Return the evidence ready to be asked; ``law.day`` is the day of inauguration.

    Args:
        tables: the tables of evidence, and any of ``takar.tables.proposals.PROPOSALS``.
        law: the law on the reference day, for the agency.
    """
    return Evidence(tables, law, read_people(tables, law), read_posts(tables, law), rules_of(law))
