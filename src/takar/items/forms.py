"""The plan of a test, and the paper of one person drawn from it.

Guaranteed: :func:`draw` depends on the blueprint and the seed alone, the same on every machine for
ever, and papers of different people are independent. Order comes from digests of seed and name,
so adding or taking out an item leaves the order of the others as it was, and nothing in a paper
tells how the author wrote items or options down. Keep the seed on the server.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from takar.items.content import Frozen
from takar.items.marking import Unanswered

WHOLE_PERCENT = 100
FURTHEST_START = 2
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]


class FormKind(StrEnum):
    """FIXED: everybody the same. RANDOM: drawn for each person. ADAPTIVE: chosen by answers."""

    FIXED = "FIXED"
    RANDOM = "RANDOM"
    ADAPTIVE = "ADAPTIVE"


class Block(Frozen):
    """Items that stay together; of ``items`` all are given, or ``take`` of them."""

    code: Code
    items: Annotated[tuple[Code, ...], Field(min_length=1, max_length=2_000)]
    take: Annotated[int, Field(ge=1)] | None = None
    shuffles_items: bool = False

    @model_validator(mode="after")
    def _can_be_taken(self) -> Self:
        if self.take is not None and self.take > len(self.items):
            raise ValueError("take_too_many")
        return self


class Exposure(StrEnum):
    """How often-used items are spared.

    LOT: a lot among the most useful. LIMIT: none is met by more than a share. NONE: not at all.
    """

    LOT = "LOT"
    LIMIT = "LIMIT"
    NONE = "NONE"


class AdaptiveRule(Frozen):
    """How an adaptive section chooses, and when it stops.

    Attributes:
        least, most: items given at least and at most.
        standard_error: stops below it, once ``least`` are given; ``0.0`` never does.
        scale: the calibration whose parameters are used; named before the form is locked.
        exposure: how often-used items are spared.
        best: LOT draws among so many of the most useful items.
        limit_percent: LIMIT lets no item be met by more than this share of the people.
        content: percent of the items by area (competency); empty where it does not matter.
        start: the ability believed before the first answer, on the scale.
        rest_years: what a person met within so many years is not chosen again; 0: it may be.
    """

    least: Annotated[int, Field(ge=1, le=200)] = 10
    most: Annotated[int, Field(ge=1, le=200)] = 30
    standard_error: Annotated[str, Field(pattern=r"^0\.\d{1,3}$")] = "0.30"
    scale: Annotated[str, Field(max_length=60)] = ""
    exposure: Exposure = Exposure.LOT
    best: Annotated[int, Field(ge=1, le=50)] = 5
    limit_percent: Annotated[int, Field(ge=1, le=100)] = 25
    content: Annotated[dict[str, Annotated[int, Field(ge=1, le=100)]], Field(max_length=40)] = {}
    start: Annotated[str, Field(pattern=r"^-?[0-2](\.\d{1,2})?$")] = "0"
    rest_years: Annotated[int, Field(ge=0, le=10)] = 0

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        if self.least > self.most:
            raise ValueError("least_above_most")
        if self.content and sum(self.content.values()) != WHOLE_PERCENT:
            raise ValueError("content_not_whole")
        if abs(float(self.start)) > FURTHEST_START:
            raise ValueError("start_too_far")
        return self


class Section(Frozen):
    """A part of the test with its own clock.

    Attributes:
        code: how results call it.
        title: what the candidate reads above it.
        minutes: how long it is open; ``None`` runs on the clock of the whole test.
        instructions: restricted HTML, read before the clock starts.
        practice: items tried first; their answers are never marked.
        blocks: the items, in order.
        kind: FIXED, RANDOM or ADAPTIVE.
        shuffles_options: each person sees options in an order of their own.
        may_go_back: earlier items of the section may be opened again.
        adaptive: how an adaptive section chooses and stops; its blocks are what it chooses from.
    """

    code: Code
    title: Annotated[str, Field(min_length=1, max_length=200)]
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    instructions: str = ""
    practice: tuple[Code, ...] = ()
    blocks: Annotated[tuple[Block, ...], Field(min_length=1, max_length=100)]
    kind: FormKind = FormKind.FIXED
    shuffles_options: bool = False
    may_go_back: bool = True
    adaptive: AdaptiveRule | None = None

    @model_validator(mode="after")
    def _kind_and_rules_agree(self) -> Self:
        if (self.kind is FormKind.ADAPTIVE) != (self.adaptive is not None):
            raise ValueError("adaptive_rule")
        if self.kind is FormKind.ADAPTIVE and self.may_go_back:
            raise ValueError("adaptive_goes_back")
        if self.adaptive and any(one.take or one.shuffles_items for one in self.blocks):
            raise ValueError("adaptive_takes")
        draws = self.shuffles_options or any(one.take or one.shuffles_items for one in self.blocks)
        if self.kind is FormKind.FIXED and draws:
            raise ValueError("fixed_draws")
        return self


class Blueprint(Frozen):
    """The plan of a whole test; every item stands in it once.

    Attributes:
        sections: in the order they are taken.
        minutes: the clock of the whole test, for sections without their own.
        unanswered: what an item without an answer counts.
    """

    version: Literal[1] = 1
    sections: Annotated[tuple[Section, ...], Field(min_length=1, max_length=50)]
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    unanswered: Unanswered = Unanswered.ZERO

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        items = [code for section in self.sections for code in items_of(section)]
        sections = [section.code for section in self.sections]
        if len(set(items)) < len(items) or len(set(sections)) < len(sections):
            raise ValueError("listed_twice")
        if self.minutes is None and any(section.minutes is None for section in self.sections):
            raise ValueError("no_clock")
        return self


class PlannedItem(Frozen):
    """An item on a paper; ``shuffle`` is the lot of its options, ``None`` as they stand."""

    item: str
    shuffle: str | None = None


class PlannedSection(Frozen):
    """A section on a paper.

    Attributes:
        items: in order; of an adaptive section those given so far.
        most: how many slots an adaptive section has, filled or not; ``None`` of any other.
    """

    code: str
    practice: tuple[PlannedItem, ...] = ()
    items: tuple[PlannedItem, ...] = ()
    most: int | None = None

    @property
    def slots(self) -> int:
        """How many slots of the paper it takes, practice included."""
        return len(self.practice) + (len(self.items) if self.most is None else self.most)


class PaperPlan(Frozen):
    """The paper of one person: the items, and the order of items and options."""

    version: Literal[1] = 1
    sections: tuple[PlannedSection, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a paper: journals and results speak of it by its number."""

    number: int
    section: str
    item: PlannedItem
    is_practice: bool


def slots_of(paper: PaperPlan) -> list[Slot]:
    """Return every place that holds an item: practice first, section after section.

    The numbers of an adaptive section that are still to be filled are left free.
    """
    told, start = [], 0
    for section in paper.sections:
        for place, item in enumerate((*section.practice, *section.items)):
            is_practice = place < len(section.practice)
            told.append(Slot(start + place, section.code, item, is_practice))
        start += section.slots
    return told


def first_slot(paper: PaperPlan, code: str) -> int:
    """Return the number of the first place of a section that counts."""
    start = 0
    for section in paper.sections:
        if section.code == code:
            return start + len(section.practice)
        start += section.slots
    raise KeyError(code)


def items_of(section: Section) -> tuple[str, ...]:
    """Return every item a section may show, practice included."""
    return (*section.practice, *(code for block in section.blocks for code in block.items))


def draw(blueprint: Blueprint, seed: str) -> PaperPlan:
    """Return the paper that a seed gives; keep the seed with the paper, away from candidates."""
    return PaperPlan(sections=tuple(_section(one, seed) for one in blueprint.sections))


def chosen_item(section: Section, code: str, seed: str) -> PlannedItem:
    """Return an item that an adaptive section has come to, with the lot of its options."""
    lot = _lots(f"{seed}\n{section.code}") if section.shuffles_options else None
    return _planned([code], lot)[0]


def lots_seed(section: Section, seed: str) -> int:
    """Return the seed from which an adaptive section draws for one person."""
    return int(_lots(f"{seed}\n{section.code}")("adaptive")[:15], 16)


def _section(section: Section, seed: str) -> PlannedSection:
    if section.adaptive is not None:
        practice = _planned(section.practice, None)
        return PlannedSection(code=section.code, practice=practice, most=section.adaptive.most)
    lot = _lots(f"{seed}\n{section.code}")
    drawn = (code for block in section.blocks for code in _block(block, lot))
    return PlannedSection(
        code=section.code,
        practice=_planned(section.practice, None),
        items=_planned(drawn, lot if section.shuffles_options else None),
    )


def _block(block: Block, lot: Callable[[str], str]) -> Sequence[str]:
    drawn = sorted(block.items, key=lambda code: lot(f"item\n{block.code}\n{code}"))[: block.take]
    return drawn if block.shuffles_items else [code for code in block.items if code in set(drawn)]


def _planned(items: Iterable[str], lot: Callable[[str], str] | None) -> tuple[PlannedItem, ...]:
    return tuple(
        PlannedItem(item=code, shuffle=lot(f"options\n{code}")[:16] if lot else None)
        for code in items
    )


def _lots(name: str) -> Callable[[str], str]:
    return lambda what: hashlib.sha256(f"{name}\n{what}".encode()).hexdigest()
