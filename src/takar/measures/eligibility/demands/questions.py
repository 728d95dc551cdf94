"""The questions that one kind of post puts to everybody, and everybody's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from takar.measures.eligibility.asking import Asked
from takar.measures.eligibility.demands.extras import Extra
from takar.measures.eligibility.demands.posts import PostKind
from takar.measures.eligibility.demands.rules import Rule
from takar.measures.eligibility.facts.people import People
from takar.measures.eligibility.facts.rows import Numbers
from takar.measures.eligibility.move_kinds import UNKNOWN
from takar.measures.eligibility.outcomes import OPEN, YES, Answers, agreed, together
from takar.measures.eligibility.reads import judge
from takar.regulations.requirements import EVERY_POST, MOVES, Demand

LAST = 1000
"""The place of requirements that only a post has."""


@dataclass(frozen=True)
class Question:
    """One requirement as one kind of post puts it.

    Attributes:
        asked: what the law asks; several where the echelon is unknown, and all must agree.
        parts: the tier or echelon that each of them stands under in the law.
        extras: what the post asks besides, each with its papers.
        moves: the numbers of the moves it holds for.
    """

    code: str
    title: str
    place: int
    stage: str
    own_request: bool
    moves: tuple[int, ...]
    asked: tuple[Asked[Any], ...]
    parts: tuple[str, ...]
    extras: tuple[tuple[Asked[Any], Extra], ...]
    repair: str = ""

    @property
    def is_of_one_post(self) -> bool:
        """Whether other posts will hardly ask just this: their standards differ."""
        return any(asked.standard for asked in self.asked)


def questions_of(kind: PostKind, rules: tuple[Rule, ...]) -> tuple[Question, ...]:
    """Return every question of a kind of post, first things first."""
    found = [*_of_law(kind, rules), *_of_post(kind, rules)]
    return tuple(sorted(found, key=lambda question: (question.place, question.code)))


def _of_law(kind: PostKind, rules: tuple[Rule, ...]) -> Iterator[Question]:
    for rule in rules:
        requirement = rule.requirement
        extras = tuple(
            (_asked(requirement.read, extra.demand, kind), extra)
            for extra in kind.extras
            if extra.code == rule.code
        )
        parts = _parts(kind, requirement.posts)
        if any(extra.replaces for _, extra in extras):
            parts = ()
        if parts or extras:
            demands = (requirement.posts[part] for part in parts)
            yield Question(
                code=rule.code,
                title=rule.title,
                place=requirement.place,
                stage=requirement.stage,
                own_request=requirement.own_request,
                moves=tuple(MOVES.index(move) for move in requirement.moves),
                asked=tuple(_asked(requirement.read, demand, kind) for demand in demands),
                parts=parts,
                extras=extras,
                repair=requirement.repair,
            )


def _of_post(kind: PostKind, rules: tuple[Rule, ...]) -> Iterator[Question]:
    """Yield the requirements that the law does not name, or names for no post at all."""
    named = {rule.code for rule in rules}
    for code in dict.fromkeys(e.code for e in kind.extras if e.code not in named):
        extras = [extra for extra in kind.extras if extra.code == code]
        yield Question(
            code=code,
            title=extras[0].title,
            place=LAST,
            stage="BERKAS" if extras[0].read == "declaration" else "SARINGAN",
            own_request=False,
            moves=tuple(range(1, len(MOVES))),
            asked=(),
            parts=(),
            extras=tuple((_asked(e.read, e.demand, kind), e) for e in extras),
        )


def _parts(kind: PostKind, posts: dict[str, Demand]) -> tuple[str, ...]:
    """Return the words under which the law asks something of this kind of post."""
    echelons = tuple(name for name in kind.echelons if name in posts)
    if echelons:
        return echelons
    return tuple(name for name in (kind.tier, EVERY_POST) if name in posts)[:1]


def _asked(read: str, demand: Demand, kind: PostKind) -> Asked[Any]:
    """Put beside a demand what its answer depends on of the post, and nothing more."""
    match read:
        case "match":
            return Asked(read, demand, standard=kind.standard)
        case "retirement":
            return Asked(read, demand, retirement_age=kind.retirement_age)
        case "window":
            return Asked(read, demand, agency=kind.agency)
        case _:
            return Asked(read, demand)


@dataclass(frozen=True)
class Answering:
    """Everybody's answers; what is asked twice is judged once."""

    people: People
    known: dict[Asked[Any], Answers]

    def of(self, asked: Asked[Any]) -> Answers:
        """Return everybody's answer to one demand."""
        if asked not in self.known:
            self.known[asked] = judge(self.people, asked)
        return self.known[asked]

    def to(self, question: Question, moves: Numbers) -> Answers:
        """Return everybody's answer to a question, each for their own kind of move."""
        found = [self.of(asked) for asked in question.asked]
        parts = [agreed(*found)] if found else []
        whole = together(*parts, *(self.of(asked) for asked, _ in question.extras))
        holds = np.isin(moves, question.moves)
        unsure = np.maximum(whole, np.int8(OPEN))
        if len(question.moves) == len(MOVES):
            return whole
        return np.where(holds, whole, np.where(moves == UNKNOWN, unsure, np.int8(YES)))
