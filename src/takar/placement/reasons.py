"""A reason for everybody: placed because, stays because, not placed because.

Losses of all pairs are found at once; sentences and lists of single people are made when asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np

from takar.placement.gains import Ranked, ranked
from takar.placement.losses import IMPOSSIBLE
from takar.placement.pairs import Whole
from takar.placement.placement import Placement
from takar.placement.solving import Solved, found_in
from takar.placement.worth import exact

PLACED, STAYS = "DITEMPATKAN", "TETAP"
NOT_PLACED, NO_OPTION = "TIDAK_DITEMPATKAN", "TANPA_PILIHAN"


@dataclass(frozen=True)
class Choice:
    """One post for one person.

    Attributes:
        worth: of this person there; ``None`` where only an order knows the pair.
        rule: the code of what bars it; empty is nothing.
        loss: what the best total loses when it is used; ``None`` where nobody may use it.
        holder: who has the post afterwards; empty is nobody.
        holder_worth: what that is worth.
        binding: rules that join people and make it dearer.
    """

    post: str
    worth: Decimal | None
    rule: str = ""
    loss: Decimal | None = None
    holder: str = ""
    holder_worth: Decimal | None = None
    binding: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """Why one person sits where they sit.

    Attributes:
        kind: ``DITEMPATKAN``, ``TETAP``, ``TIDAK_DITEMPATKAN`` or ``TANPA_PILIHAN``.
        post: the post afterwards; empty is none of the list.
        parts: the worth by part, weighed; ``None`` is told as not known.
        margin: what the best total loses without this; ``None`` where nothing else is possible.
        next_post: the nearest other post; empty is none, or that no other keeps all rules.
        next_loss: what the best total loses with it.
        rival: who would be next for ``post``; for somebody not placed, who has ``next_post``.
        rival_loss: what the best total loses with that rival in ``post``.
        rival_worth: what the holder of ``next_post`` is worth there.
        next_worth: what this person would be worth in ``next_post``.
        barred: how many pairs each rule bars.
        binding: rules that join people and make ``next_post`` dearer.
        is_exact: whether the losses are exact; otherwise they are at least so large.
        breaks: the law that a founded order breaks here.
    """

    person: str
    kind: str
    post: str = ""
    worth: Decimal | None = None
    parts: Mapping[str, Decimal | None] | None = None
    margin: Decimal | None = None
    next_post: str = ""
    next_loss: Decimal | None = None
    next_worth: Decimal | None = None
    rival: str = ""
    rival_loss: Decimal | None = None
    rival_worth: Decimal | None = None
    barred: Mapping[str, int] | None = None
    binding: tuple[str, ...] = ()
    is_exact: bool = True
    breaks: str = ""


@dataclass(frozen=True, eq=False)
class Reasons:
    """The reasons of a placement; each is made when it is asked for."""

    placement: Placement
    ranked: Ranked

    @cached_property
    def _found(self) -> Solved:
        return self.ranked.found

    def every(self) -> Iterator[Reason]:
        """Return everybody's reason, in the order of the question."""
        for place in range(len(self.placement.problem.people)):
            yield self._reason(place)

    def of(self, person: str) -> Reason:
        """Return the reason of one person."""
        return self._reason(self.placement.problem.person_at[person])

    def choices(self, person: str) -> tuple[Choice, ...]:
        """Return every post that the person is paired with, nearest first, barred ones last."""
        place = self.placement.problem.person_at[person]
        own = [self._choice(int(row)) for row in self._found.board.rows_of(place)]
        never = Decimal("Infinity")
        return tuple(
            sorted(own, key=lambda c: (bool(c.rule), never if c.loss is None else c.loss, c.post))
        )

    def choice(self, person: str, post: str) -> Choice | None:
        """Return one post for one person; ``None`` where they are not paired."""
        return next((own for own in self.choices(person) if own.post == post), None)

    def outside(self, person: str) -> Decimal | None:
        """Return what the best total loses when the person takes no post; ``None`` may not be."""
        place = self.placement.problem.person_at[person]
        if self._chosen[place] < 0:
            return Decimal(0)
        return self._exact(int(self.ranked.outside[place]))

    def _reason(self, place: int) -> Reason:
        row = self._chosen[place]
        if row >= 0:
            return self._placed(place, row)
        person = self.placement.problem.people[place].id
        barred = dict(self._barred(place))
        near, board = self._next[place], self._found.board
        if near < 0:
            kind = NOT_PLACED if len(board.rows_of(place)) > sum(barred.values()) else NO_OPTION
            return Reason(person, kind, barred=barred, is_exact=self.ranked.is_exact)
        post = self._posts[self._post[near]]
        rival = self.placement.person_in.get(post, "")
        seat = self.placement.seat_of.get(rival)
        return Reason(
            person,
            NOT_PLACED,
            next_post=post,
            next_loss=self._exact(self._pair[near]),
            next_worth=exact(int(board.graph.worth[near]), board.places),
            rival=rival,
            rival_worth=seat.worth if seat else None,
            barred=barred,
            binding=self._binding.get(near, ()),
            is_exact=self.ranked.is_exact,
        )

    def _placed(self, place: int, row: int) -> Reason:
        person = self.placement.problem.people[place].id
        seat = self.placement.seat_of[person]
        near, rival = self._next[place], self._rival[self._post[row]]
        outside = int(self.ranked.outside[place])
        at = "" if near < 0 or self._pair[near] > outside else self._posts[self._post[near]]
        return Reason(
            person,
            PLACED if seat.is_move else STAYS,
            post=seat.post,
            worth=seat.worth,
            parts=self.parts(row),
            margin=self._exact(self._margin[place]),
            next_post=at,
            next_loss=self._exact(self._pair[near]) if at else None,
            rival="" if rival < 0 else self.placement.problem.people[self._person[rival]].id,
            rival_loss=None if rival < 0 else self._exact(self._pair[rival]),
            is_exact=self.ranked.is_exact,
            breaks=seat.breaks,
        )

    def parts(self, row: int) -> dict[str, Decimal]:
        """Return the weighed parts of the worth of a row of the graph."""
        problem, pair = self.placement.problem, int(self._found.board.open[row])
        if pair >= len(problem.pairs):
            return {}
        weights = problem.weights
        return {name: weights[name] * own.exact(pair) for name, own in problem.pairs.parts.items()}

    def _choice(self, pair: int) -> Choice:
        board, problem = self._found.board, self.placement.problem
        post = problem.posts[int(board.post[pair])].id
        known = pair < len(problem.pairs)
        worth = exact(int(board.worth[pair]), board.places) if known else None
        holder = self.placement.person_in.get(post, "")
        seat = self.placement.seat_of.get(holder)
        if rule := board.bar_of(pair):
            return Choice(post, worth, rule, None, holder, seat.worth if seat else None)
        row = self._row_of[pair]
        return Choice(
            post,
            worth,
            "",
            self._exact(self._pair[row]),
            holder,
            seat.worth if seat else None,
            self._binding.get(row, ()),
        )

    @cached_property
    def _binding(self) -> dict[int, tuple[str, ...]]:
        """By row of the graph, the rules whose price makes it dearer."""
        priced, found = self._found.priced, defaultdict[int, list[str]](list)
        if priced is None:
            return {}
        for side, price in zip(self._found.sides, priced.prices.tolist(), strict=True):
            if price:
                for row in side.pairs[side.pair_factors > 0].tolist():
                    found[row].append(f"{side.rule} {side.of}")
        return {row: tuple(dict.fromkeys(names)) for row, names in found.items()}

    def _barred(self, place: int) -> Counter[str]:
        board = self._found.board
        if not self._barred_counts[place]:
            return Counter()
        return Counter(code for row in board.rows_of(place) if (code := board.bar_of(int(row))))

    def _exact(self, units: int) -> Decimal | None:
        return None if units == IMPOSSIBLE else exact(int(units), self._found.board.places)

    @cached_property
    def _row_of(self) -> dict[int, int]:
        return {int(pair): row for row, pair in enumerate(self._found.board.open.tolist())}

    @cached_property
    def _barred_counts(self) -> list[int]:
        """By person, how many pairs are barred; most people have none."""
        board = self._found.board
        return listed(np.bincount(board.person[board.bar > 0], minlength=len(board.own)))

    @cached_property
    def _posts(self) -> list[str]:
        return [post.id for post in self.placement.problem.posts]

    @cached_property
    def _chosen(self) -> list[int]:
        return listed(self._found.chosen)

    @cached_property
    def _next(self) -> list[int]:
        return listed(self.ranked.next_row)

    @cached_property
    def _rival(self) -> list[int]:
        return listed(self.ranked.rival_row)

    @cached_property
    def _margin(self) -> list[int]:
        return listed(self.ranked.margin)

    @cached_property
    def _pair(self) -> list[int]:
        return listed(self.ranked.pair)

    @cached_property
    def _post(self) -> list[int]:
        return listed(self._found.board.graph.post)

    @cached_property
    def _person(self) -> list[int]:
        return listed(self._found.board.graph.person)


def listed(numbers: Whole) -> list[int]:
    """Return numbers as a list: single ones are read many times faster from it."""
    found: list[int] = numbers.tolist()
    return found


def reasons(placement: Placement) -> Reasons:
    """Return the reasons of a placement, exact where no rule joins people.

    Raises:
        NoPlacement: there is nothing to give reasons for; ask ``why_not``.
    """
    return Reasons(placement, ranked(found_in(placement)))
