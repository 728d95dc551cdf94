"""The facts of succession, built from tables of evidence."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.measures.succession import Holder, Match, Outcome, Post, Standards, latest_levels
from takar.measures.succession.matching import Seen
from takar.regulations.law import Law

Row = Mapping[str, Any]
PARTED_BY = ";"


class UnknownPost(TakarError):
    """A post is named that is not in the table of posts."""


@dataclass(frozen=True)
class Facts:
    """Everything about posts and people that succession asks again and again.

    Attributes:
        posts: by position.
        people: rows of ``employees``, by employee.
        holders: everybody, as a forecast reads them.
        matches: those already made, by what a post asks and the person.
    """

    law: Law
    posts: Mapping[str, Post]
    people: Mapping[str, Row]
    holders: tuple[Holder, ...]
    standards: Standards
    levels: Mapping[str, Mapping[str, Seen]]
    units: Mapping[str, str]
    matches: dict[Hashable, dict[str, Match]] = field(default_factory=dict, repr=False)

    @cached_property
    def held_by(self) -> dict[str, frozenset[str]]:
        """The people in each post."""
        found: dict[str, set[str]] = defaultdict(set)
        for holder in self.holders:
            if holder.position_id is not None:
                found[holder.position_id].add(holder.employee_id)
        return {position: frozenset(own) for position, own in found.items()}

    @property
    def targets(self) -> list[Post]:
        """The target and critical posts."""
        return [post for post in self.posts.values() if post.is_target or post.is_critical]

    def post(self, position_id: str) -> Post:
        """Return a post.

        Raises:
            UnknownPost: there is none.
        """
        if position_id not in self.posts:
            raise UnknownPost(
                msg("Jabatan {code} tidak ada.", code=position_id),
                hint=msg("Tulis position_id seperti pada tabel positions."),
            )
        return self.posts[position_id]


def facts_of(
    tables: Mapping[str, pa.Table],
    law: Law,
    *,
    contracts: Iterable[Row] = (),
    targets: Iterable[Row] | None = None,
) -> Facts:
    """Build the facts from tables.

    Args:
        tables: the evidence.
        law: the law in force.
        contracts: rows of ``contracts``.
        targets: rows of ``target_posts``; without them, posts marked strategic are the targets.
    """
    ends = {row["employee_id"]: row["ended_on"] for row in contracts}
    people = {row["employee_id"]: row for row in tables["employees"].to_pylist()}
    return Facts(
        law=law,
        posts=_posts(tables["positions"].to_pylist(), targets),
        people=people,
        holders=tuple(_holder(row, ends) for row in people.values()),
        standards=Standards.read(tables["competency_standards"].to_pylist()),
        levels=latest_levels(tables["competency_levels"].to_pylist(), law),
        units={row["work_unit_id"]: row["name"] for row in tables["work_units"].to_pylist()},
    )


def outcomes_of(rows: Iterable[Row]) -> dict[tuple[str, str], Outcome]:
    """Return rows of ``eligibility`` by employee and post."""
    return {
        (row["employee_id"], row["position_id"]): Outcome(
            employee_id=row["employee_id"],
            position_id=row["position_id"],
            value=row["outcome"],
            mends_on=row["mends_on"],
            failed=_parted(row["failed"]),
            missing=_parted(row["missing"]),
        )
        for row in rows
    }


def _posts(rows: Iterable[Row], targets: Iterable[Row] | None) -> dict[str, Post]:
    listed = None if targets is None else {row["position_id"]: row for row in targets}
    posts = {}
    for row in rows:
        own = (listed or {}).get(row["position_id"])
        posts[row["position_id"]] = Post(
            position_id=row["position_id"],
            title=row["title"],
            tier=row["position_tier"],
            work_unit_id=row["work_unit_id"],
            is_target=bool(row["is_strategic"]) if listed is None else own is not None,
            is_critical=bool(own and own["is_critical"]),
        )
    if missing := sorted((listed or {}).keys() - posts.keys()):
        raise UnknownPost(
            msg("Jabatan target {code} tidak ada pada tabel jabatan.", code=missing[0]),
            hint=msg("Perbaiki position_id pada daftar jabatan target."),
        )
    return posts


def _holder(row: Row, ends: Mapping[str, date]) -> Holder:
    return Holder(
        employee_id=row["employee_id"],
        position_id=row["position_id"],
        employment=row["employment"],
        birth_on=row["birth_on"],
        title=row["position_title"] or "",
        tier=row["position_tier"],
        positioned_on=row["positioned_on"],
        contract_ends_on=ends.get(row["employee_id"]),
        legal_status=row["legal_status"],
    )


def _parted(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(PARTED_BY) if part.strip())
