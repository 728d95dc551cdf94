"""Posts and what they ask: equal ones are one kind, so that a thousand posts are judged as few."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.eligibility.demands.extras import Extra, extras_of
from takar.measures.eligibility.demands.rules import echelons
from takar.measures.eligibility.facts.rows import Numbers
from takar.measures.levels import competencies
from takar.measures.succession.departures import LeavingRules
from takar.regulations.law import Law


class UnknownPost(TakarError):
    """No post has that id."""


@dataclass(frozen=True)
class PostKind:
    """All that decides what a post asks.

    Attributes:
        echelons: its echelon, or every one it may have where that is not on record.
        standard: the level it requires of each competency; empty where it has no standard.
        retirement_age: by its title, else by its tier; ``None`` where neither has one.
        extras: what this post asks besides, or instead.
    """

    tier: str
    echelons: tuple[str, ...]
    agency: str
    standard: tuple[int, ...]
    retirement_age: int | None
    extras: tuple[Extra, ...]


@dataclass(frozen=True)
class Posts:
    """Every post with its kind.

    Attributes:
        rows: the rows of ``positions`` by id.
        kinds: the kinds there are.
        kind: the place of each post's kind, in the order of ``rows``.
        units: the rows of ``work_units`` by id.
    """

    rows: Mapping[str, Mapping[str, Any]]
    kinds: tuple[PostKind, ...]
    kind: Numbers
    units: Mapping[str, Mapping[str, Any]]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The posts, in order."""
        return tuple(self.rows)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each post by id."""
        return {position: place for place, position in enumerate(self.ids)}

    def kind_of(self, position_id: str) -> PostKind:
        """Return the kind of a post.

        Raises:
            UnknownPost: there is no such post.
        """
        if position_id not in self.place_of:
            raise UnknownPost(
                msg("Jabatan {position} tidak ada.", position=position_id),
                hint=msg("Periksa position_id pada tabel positions."),
            )
        return self.kinds[int(self.kind[self.place_of[position_id]])]


def read_posts(tables: Mapping[str, pa.Table], law: Law) -> Posts:
    """Return the posts of the tables with all that they ask."""
    rows = {row["position_id"]: row for row in tables["positions"].to_pylist()}
    units = {row["work_unit_id"]: row for row in tables["work_units"].to_pylist()}
    extras = extras_of(tables.get("post_requirements"), law)
    standards = Standards.of(tables["competency_standards"], law)
    ages = RetirementAges(LeavingRules.of(law), {})
    number_of: dict[PostKind, int] = {}
    kind = np.empty(len(rows), dtype=np.int64)
    for place, row in enumerate(rows.values()):
        found = PostKind(
            row["position_tier"],
            _echelons(row, units, law),
            row["agency"],
            standards.required(row["position_id"], row["position_tier"]),
            ages.of(row["title"], row["position_tier"]),
            extras.get(row["position_id"], ()),
        )
        kind[place] = number_of.setdefault(found, len(number_of))
    return Posts(rows, tuple(number_of), kind, units)


def _echelons(
    row: Mapping[str, Any], units: Mapping[str, Mapping[str, Any]], law: Law
) -> tuple[str, ...]:
    """Return the echelon of the unit that the post heads, or all that its tier has."""
    tier_of = echelons(law)
    own = units.get(row["work_unit_id"], {}).get("echelon")
    if own and tier_of.get(own) == row["position_tier"]:
        return (own,)
    return tuple(name for name, tier in tier_of.items() if tier == row["position_tier"])


@dataclass(frozen=True)
class RetirementAges:
    """Ages of retirement, each title looked up once."""

    rules: LeavingRules
    known: dict[tuple[str, str], int | None]

    def of(self, title: str, tier: str) -> int | None:
        """Return the age that a rule gives to the title, else the tier's."""
        if (title, tier) not in self.known:
            limit = self.rules.limit_of(title, tier)
            self.known[title, tier] = limit.age if limit else None
        return self.known[title, tier]


@dataclass(frozen=True)
class Standards:
    """Required levels: of a post, else of its tier, else of the law."""

    codes: tuple[str, ...]
    of_posts: Mapping[str, Mapping[str, int]]
    of_tiers: Mapping[str, Mapping[str, int]]
    usual: Mapping[str, int]

    @classmethod
    def of(cls, table: pa.Table, law: Law) -> "Standards":
        """Read the standards once."""
        posts: dict[str, dict[str, int]] = defaultdict(dict)
        tiers: dict[str, dict[str, int]] = defaultdict(dict)
        for row in table.to_pylist():
            if row["position_id"]:
                posts[row["position_id"]][row["competency"]] = row["required_level"]
            elif row["position_tier"]:
                tiers[row["position_tier"]][row["competency"]] = row["required_level"]
        levels = law.points("assessment.required_levels")
        usual = {tier: int(level) for tier, level in levels.items()}
        return cls(tuple(competencies(law)), posts, tiers, usual)

    def required(self, position: str, tier: str) -> tuple[int, ...]:
        """Return the level of each competency, or nothing where one has no standard anywhere."""
        own, common = self.of_posts.get(position, {}), self.of_tiers.get(tier, {})
        found = [own.get(c, common.get(c, self.usual.get(tier))) for c in self.codes]
        return tuple(level for level in found if level is not None) if all(found) else ()
