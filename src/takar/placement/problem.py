"""What a placement is asked: people, posts, who may go where and what it is worth, and rules.

Parts of worth, weights and prices are exact decimals; the steps are told in
``docs/explanation/placement.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from takar.placement.pairs import Pairs


@dataclass(frozen=True)
class Person:
    """Somebody who may be placed.

    Attributes:
        id: the name in the question, once only.
        present: the post held now; empty is none. One that is not on the list is left as it is.
        unit: where the person works now; empty is nowhere.
        tier: the tier of the present post; ``None`` asks nothing of the next one.
        region: where the person works now; couples are kept in one region.
        kinds: what the balance of units counts by.
        regions: the only regions that the person may go to; ``None`` is all of them.
    """

    id: str
    present: str = ""
    unit: str = ""
    tier: int | None = None
    region: str = ""
    kinds: frozenset[str] = frozenset()
    regions: frozenset[str] | None = None
    must_stay: bool = False
    must_move: bool = False


@dataclass(frozen=True)
class Post:
    """A post to be filled, or held and left only by somebody who moves.

    Attributes:
        holder: who holds it now; empty is vacant.
        vacancy_price: what it costs that nobody holds it afterwards: its urgency.
        must_fill: it may not stay vacant at any price.
    """

    id: str
    unit: str = ""
    tier: int | None = None
    region: str = ""
    holder: str = ""
    vacancy_price: Decimal = Decimal(0)
    must_fill: bool = False


@dataclass(frozen=True)
class UnitLimit:
    """Most people who leave a unit for another, and most who come; ``None`` is no limit."""

    unit: str
    most_out: int | None = None
    most_in: int | None = None


@dataclass(frozen=True)
class Balance:
    """Least and most people of a kind who work in a unit afterwards; ``None`` is no limit."""

    unit: str
    kind: str
    least: int | None = None
    most: int | None = None


class Bond(StrEnum):
    """What joins a couple."""

    SAME_REGION = "SATU_WILAYAH"
    OTHER_UNIT = "BEDA_UNIT"


@dataclass(frozen=True)
class Couple:
    """Two people whose places depend on each other; nothing is asked while neither moves."""

    first: str
    second: str
    bond: Bond = Bond.SAME_REGION


@dataclass(frozen=True)
class Replacement:
    """A person who takes the post that another holds."""

    person: str
    replaces: str


class Order(StrEnum):
    """What the leadership fixes."""

    PLACE = "TEMPATKAN"
    BAR = "LARANG"


@dataclass(frozen=True)
class Override:
    """This person to this post, or not to this post, by order of the leadership.

    Attributes:
        document: what an order that breaks a law rests on; needed only then.
        reason: why, in words; needed only then.
    """

    person: str
    post: str
    order: Order = Order.PLACE
    document: str = ""
    reason: str = ""

    @property
    def is_founded(self) -> bool:
        """Whether it may break a law: it names a document and a reason."""
        return bool(self.document.strip() and self.reason.strip())


@dataclass(frozen=True, eq=False)
class Problem:
    """Everything that a placement is asked.

    Attributes:
        weights: what one point of each part of worth counts; negative for a cost.
        word: the word from which the neutral lots are drawn; printed on the answer.
        seconds: the most time for the rules that join people; beyond it the best found stands.
    """

    people: tuple[Person, ...]
    posts: tuple[Post, ...]
    pairs: Pairs
    weights: Mapping[str, Decimal]
    unit_limits: tuple[UnitLimit, ...] = ()
    balances: tuple[Balance, ...] = ()
    couples: tuple[Couple, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    overrides: tuple[Override, ...] = ()
    word: str = ""
    seconds: float = 60.0
    title: str = field(default="")

    @cached_property
    def person_at(self) -> Mapping[str, int]:
        """The place of each person in the list."""
        return {own.id: place for place, own in enumerate(self.people)}

    @cached_property
    def post_at(self) -> Mapping[str, int]:
        """The place of each post in the list."""
        return {own.id: place for place, own in enumerate(self.posts)}

    @cached_property
    def held_by(self) -> Mapping[str, str]:
        """The post on the list that each person holds, as either list says."""
        told = {own.holder: own.id for own in self.posts if own.holder}
        return told | {p.id: p.present for p in self.people if p.present in self.post_at}

    @property
    def is_joined(self) -> bool:
        """Whether a rule joins the places of several people."""
        return bool(self.unit_limits or self.balances or self.couples)
