"""Everybody against every post: three answers, kept as two bit masks per kind of post."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from takar.measures.eligibility.demands.posts import PostKind
from takar.measures.eligibility.demands.questions import Answering, Question
from takar.measures.eligibility.evidence import Evidence
from takar.measures.eligibility.explaining import Explanation, explain
from takar.measures.eligibility.facts.rows import Flags
from takar.measures.eligibility.move_kinds import moves_into
from takar.measures.eligibility.outcomes import NO, OPEN, OUTCOMES, YES, Answers, Outcome

Masks: TypeAlias = NDArray[np.uint32] | NDArray[np.uint64]
SMALL = 32


@dataclass(frozen=True)
class Screening:
    """Who may hold which post, as far as evidence tells.

    Attributes:
        codes: the requirements, one per bit, lowest bit first.
        failed: per kind of post and person, the requirements that are not met.
        open: per kind of post and person, those that evidence does not decide.
        positions: the posts that were asked about.
    """

    evidence: Evidence
    codes: tuple[str, ...]
    failed: Masks
    open: Masks
    positions: tuple[str, ...]

    def answers(self, position_id: str) -> Answers:
        """Return everybody's answer for a post, in the order of ``evidence.people.ids``."""
        kind = self._kind(position_id)
        found = np.where(self.open[kind] != 0, np.int8(OPEN), np.int8(YES))
        return np.where(self.failed[kind] != 0, np.int8(NO), found)

    def outcome(self, employee_id: str, position_id: str) -> Outcome:
        """Return the answer for one person and one post; for the holder, about staying."""
        if employee_id in self.evidence.holders.get(position_id, ()):
            return self.explain(employee_id, position_id).screened
        place = self.evidence.people.place_of[employee_id]
        return OUTCOMES[self.answers(position_id)[place]]

    def unmet(self, employee_id: str, position_id: str) -> dict[str, Outcome]:
        """Return the requirements that are not met, with their answers."""
        kind, place = self._kind(position_id), self.evidence.people.place_of[employee_id]
        failed, undecided = int(self.failed[kind, place]), int(self.open[kind, place])
        found = {}
        for bit, code in enumerate(self.codes):
            if failed >> bit & 1:
                found[code] = Outcome.FAILED
            elif undecided >> bit & 1:
                found[code] = Outcome.OPEN
        return found

    def candidates(self, position_id: str, *, undecided: bool = True) -> tuple[str, ...]:
        """Return who is not barred from a post, its holders left out.

        Args:
            position_id: the post.
            undecided: with those for whom something has yet to be verified.
        """
        flags = self.answers(position_id) >= (OPEN if undecided else YES)
        ids = self.evidence.people.ids
        held = self.evidence.holders.get(position_id, ())
        return tuple(ids[place] for place in np.flatnonzero(flags) if ids[place] not in held)

    def explain(self, employee_id: str, position_id: str) -> Explanation:
        """Return the reasons for one person and one post."""
        return explain(self.evidence, employee_id, position_id)

    def edges(self, *, undecided: bool = False) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return every pair that may be, as places of people and of ``positions``.

        Holders are among them where they fit their own post as newcomers would.
        """
        least = OPEN if undecided else YES
        people, posts = [], []
        for place, position in enumerate(self.positions):
            found = np.flatnonzero(self.answers(position) >= least)
            people.append(found)
            posts.append(np.full(len(found), place))
        return np.concatenate(people), np.concatenate(posts)

    @cached_property
    def _counts(self) -> dict[int, tuple[int, int, int]]:
        return {}

    def counts(self, position_id: str) -> dict[Outcome, int]:
        """Return how many people have each answer for a post."""
        kind = self._kind(position_id)
        if kind not in self._counts:
            counted = np.bincount(self.answers(position_id), minlength=3)
            self._counts[kind] = int(counted[0]), int(counted[1]), int(counted[2])
        return dict(zip(OUTCOMES, self._counts[kind], strict=True))

    def barring(self, position_id: str) -> dict[str, int]:
        """Return how many people each requirement bars from a post, most first."""
        failed = self.failed[self._kind(position_id)]
        found = Counter(
            {code: int((failed >> bit & 1).sum()) for bit, code in enumerate(self.codes)}
        )
        return {code: count for code, count in found.most_common() if count}

    def summary(self) -> pa.Table:
        """Return one row per post: how many people have each answer."""
        rows: list[dict[str, Any]] = []
        for position in self.positions:
            row, counts = self.evidence.posts.rows[position], self.counts(position)
            rows.append(
                {
                    "position_id": position,
                    "title": row["title"],
                    "position_tier": row["position_tier"],
                    **{outcome.lower(): count for outcome, count in counts.items()},
                }
            )
        return pa.Table.from_pylist(rows)

    def _kind(self, position_id: str) -> int:
        posts = self.evidence.posts
        posts.kind_of(position_id)
        return int(posts.kind[posts.place_of[position_id]])


def screen(evidence: Evidence, positions: Sequence[str] | None = None) -> Screening:
    """Return who may hold which post, by the requirements that evidence can tell.

    Args:
        evidence: what :func:`read_evidence` returned.
        positions: only these posts; without any, all of them.
    """
    posts = evidence.posts
    asked = tuple(posts.ids if positions is None else positions)
    for position in asked:
        posts.kind_of(position)
    wanted = sorted({int(posts.kind[posts.place_of[position]]) for position in asked})
    questions = {kind: _screening(evidence, posts.kinds[kind]) for kind in wanted}
    places = {q.code: (q.place, q.code) for found in questions.values() for q in found}
    codes = tuple(sorted(places, key=places.__getitem__))
    size = np.uint32 if len(codes) <= SMALL else np.uint64
    shape = len(posts.kinds), evidence.people.count
    failed, undecided = (np.zeros(shape, dtype=size) for _ in range(2))
    masking = _Masking(Answering(evidence.people, {}), codes, size, {})
    for kind, found in questions.items():
        failed[kind], undecided[kind] = masking.of(tuple(found), posts.kinds[kind].tier)
    return Screening(evidence, codes, failed, undecided, asked)


@dataclass(frozen=True)
class _Masking:
    """Masks of kinds of post; what many kinds ask alike is put together once."""

    answering: Answering
    codes: tuple[str, ...]
    size: type[np.uint32] | type[np.uint64]
    alike: dict[tuple[tuple[Question, ...], str], tuple[Any, Any]]

    def of(self, questions: tuple[Question, ...], tier: str) -> tuple[Any, Any]:
        """Return the masks of what is failed and what is open."""
        usual = tuple(question for question in questions if not question.is_of_one_post)
        if (usual, tier) not in self.alike:
            self.alike[usual, tier] = self._together(usual, tier)
        own = self._together(tuple(q for q in questions if q.is_of_one_post), tier)
        return tuple(one | other for one, other in zip(self.alike[usual, tier], own, strict=True))

    def _together(self, questions: tuple[Question, ...], tier: str) -> tuple[Any, Any]:
        people = self.answering.people
        failed, undecided = (np.zeros(people.count, dtype=self.size) for _ in range(2))
        moves = moves_into(people.law, tier, people.tier)
        for question in questions:
            bit = self.size(1 << self.codes.index(question.code))
            answers = self.answering.to(question, moves)
            failed |= _bits(answers == NO, bit)
            undecided |= _bits(answers == OPEN, bit)
        return failed, undecided


def _screening(evidence: Evidence, kind: PostKind) -> list[Question]:
    found = evidence.questions(kind)
    return [q for q in found if q.stage == "SARINGAN" and not q.own_request]


def _bits(flags: Flags, bit: Any) -> Any:
    return flags.astype(bit.dtype) * bit
