"""The answer: who sits where, what was proved about it, and what each aim came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from takar.placement.problem import Problem

OPTIMAL, FEASIBLE = "OPTIMAL", "FEASIBLE"
INFEASIBLE, UNKNOWN = "INFEASIBLE", "UNKNOWN"
WORTH, CHANGES, MOVES, LOT = "NILAI", "PERUBAHAN", "PERPINDAHAN", "UNDIAN"
AIMS = (WORTH, CHANGES, MOVES, LOT)
"""What is made large or small, one after another; ``docs/explanation/placement.md`` tells why."""


@dataclass(frozen=True)
class Aimed:
    """One aim: its value, and what no placement can pass, given the aims before it.

    Attributes:
        name: ``NILAI``, ``PERUBAHAN``, ``PERPINDAHAN`` or ``UNDIAN``.
    """

    name: str
    value: Decimal
    bound: Decimal

    @property
    def gap(self) -> Fraction:
        """The share by which the value may lie off the bound; zero when proved."""
        if self.value == self.bound:
            return Fraction(0)
        return abs(Fraction(self.bound - self.value) / Fraction(self.value or 1))


@dataclass(frozen=True)
class Seat:
    """Where one person sits afterwards.

    Attributes:
        post: the post; empty is none of the list.
        before: the post of the list held now; empty is none of the list.
        worth: what this is worth; ``None`` where an order placed somebody without known worth.
        breaks: the rule that a founded order breaks here; empty is none.
    """

    person: str
    post: str
    before: str
    worth: Decimal | None = None
    breaks: str = ""

    @property
    def is_move(self) -> bool:
        """Whether the person changes posts."""
        return self.post != self.before


@dataclass(frozen=True, eq=False)
class Placement:
    """A placement with its proof; without seats where none was found.

    Attributes:
        status: ``OPTIMAL``, ``FEASIBLE``, ``INFEASIBLE`` (proved) or ``UNKNOWN``.
        seats: everybody, in the order of the question.
        total: worth of the filled posts less the prices of the vacant ones.
        bound: no placement is worth more.
        aims: everything that was made large or small, in order.
        prices: what each post costs at the margin: the certificate of the bound.
        rule_prices: what one more place of each rule that joins people would be worth.
        seconds: how long it took.
        solved: what reasons are told from; without it they are solved for again.
    """

    problem: Problem
    status: str
    seats: tuple[Seat, ...] = ()
    total: Decimal | None = None
    bound: Decimal | None = None
    aims: tuple[Aimed, ...] = ()
    prices: Mapping[str, Decimal] = field(default_factory=dict)
    rule_prices: Mapping[str, Decimal] = field(default_factory=dict)
    seconds: float = 0.0
    solved: Any = field(default=None, repr=False)

    @property
    def is_found(self) -> bool:
        """Whether there is a placement at all."""
        return self.status in {OPTIMAL, FEASIBLE}

    @property
    def gap(self) -> Fraction | None:
        """The share of the total that the bound lies above it; zero when proved."""
        return self.aims[0].gap if self.aims else None

    @cached_property
    def seat_of(self) -> Mapping[str, Seat]:
        """The seat of each person."""
        return {seat.person: seat for seat in self.seats}

    @cached_property
    def person_in(self) -> Mapping[str, str]:
        """Who sits in each filled post."""
        return {seat.post: seat.person for seat in self.seats if seat.post}

    @cached_property
    def moves(self) -> tuple[Seat, ...]:
        """Those who change posts."""
        return tuple(seat for seat in self.seats if seat.is_move)

    @cached_property
    def vacant(self) -> tuple[str, ...]:
        """The posts that nobody holds afterwards."""
        return tuple(post.id for post in self.problem.posts if post.id not in self.person_in)

    @property
    def as_posts(self) -> dict[str, str]:
        """The post of each person, as ``keep`` of the next question takes it."""
        return {seat.person: seat.post for seat in self.seats}
