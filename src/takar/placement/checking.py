"""An independent check of every rule, for solved placements and for changes made by hand.

It reads the lists of the question alone and shares no code with the steps that solve it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from takar.kernel.language import Message, msg
from takar.placement.problem import Bond, Order, Person, Post, Problem


@dataclass(frozen=True)
class Fault:
    """A broken rule: its code, and in words."""

    rule: str
    text: Message


@dataclass(frozen=True, eq=False)
class Sheet:
    """A question and where everybody sits by it."""

    problem: Problem
    posts: Mapping[str, str]

    @cached_property
    def seated(self) -> list[tuple[Person, Post | None, Post | None]]:
        """Everybody with the post afterwards and the one held now."""
        post = {own.id: own for own in self.problem.posts}
        held = {own.holder: own for own in self.problem.posts if own.holder}
        held |= {p.id: post[p.present] for p in self.problem.people if p.present in post}
        return [
            (person, post.get(self.posts.get(person.id, "")), held.get(person.id))
            for person in self.problem.people
        ]

    @cached_property
    def place_of(self) -> dict[str, tuple[str, str, bool]]:
        """Unit and region of everybody afterwards, and whether they moved."""
        return {
            person.id: (
                after.unit if after else person.unit,
                after.region if after else person.region,
                after is not None and after is not before,
            )
            for person, after, before in self.seated
        }

    @cached_property
    def bars(self) -> dict[tuple[str, str], str]:
        """What the list of pairs says about those chosen: the code that bars it, or nothing."""
        problem, pairs = self.problem, self.problem.pairs
        wanted = {(p.id, after.id) for p, after, _ in self.seated if after}
        at = {problem.person_at[p]: problem.post_at[j] for p, j in wanted}
        post = np.full(len(problem.people), -1, dtype=np.int64)
        post[list(at)] = list(at.values())
        rows = np.flatnonzero(post[pairs.person] == pairs.post).tolist()
        return {
            (
                problem.people[int(pairs.person[row])].id,
                problem.posts[int(pairs.post[row])].id,
            ): pairs.bars[int(pairs.bar[row])]
            for row in rows
        }

    @cached_property
    def founded(self) -> set[tuple[str, str]]:
        """The pairs that a founded order places, whatever law says."""
        return {
            (own.person, own.post)
            for own in self.problem.overrides
            if own.order == Order.PLACE and own.is_founded
        }


def faults(problem: Problem, posts: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return every rule that a plan (person to post; empty is none) breaks."""
    sheet = Sheet(problem, posts)
    return tuple(fault for rule in RULES for fault in rule(sheet))


def names(sheet: Sheet) -> Iterator[Fault]:
    """Everybody and every post named is on the lists."""
    for person, post in sheet.posts.items():
        for name, known in ((person, sheet.problem.person_at), (post, sheet.problem.post_at)):
            if name and name not in known:
                yield Fault("TIDAK_DIKENAL", msg("{name} tidak ada di daftar.", name=name))


def one_each(sheet: Sheet) -> Iterator[Fault]:
    """No post is given twice."""
    for post, count in Counter(own for own in sheet.posts.values() if own).items():
        if count > 1:
            text = msg("{post} diisi {count} orang.", post=post, count=count)
            yield Fault("SATU_ORANG_SATU_JABATAN", text)


def paired(sheet: Sheet) -> Iterator[Fault]:
    """Who moves is eligible, goes to no lower tier, and only to regions allowed."""
    for person, after, before in sheet.seated:
        if after is None or after is before or (person.id, after.id) in sheet.founded:
            continue
        facts = {"person": person.id, "post": after.id}
        bar = sheet.bars.get((person.id, after.id))
        if bar is None or bar:
            text = msg("{person} tidak memenuhi syarat untuk {post}.", **facts)
            yield Fault(bar or "TIDAK_MEMENUHI_SYARAT", text)
        if None not in (person.tier, after.tier) and after.tier < person.tier:  # type: ignore[operator]
            yield Fault("TANPA_DEMOSI", msg("{person} turun jenjang ke {post}.", **facts))
        if person.regions is not None and after.region not in person.regions:
            yield Fault("WILAYAH", msg("{post} di luar wilayah {person}.", **facts))


def musts(sheet: Sheet) -> Iterator[Fault]:
    """Who must stay stays, who must move moves, no holder is left without, musts are filled."""
    fixed = {person for person, _ in sheet.founded}
    for person, after, before in sheet.seated:
        facts = {"person": person.id}
        if person.must_stay and after is not before and person.id not in fixed:
            yield Fault("WAJIB_TETAP", msg("{person} wajib tetap tetapi dipindah.", **facts))
        if person.must_move and (after is before or after is None) and person.id not in fixed:
            yield Fault("WAJIB_PINDAH", msg("{person} wajib pindah tetapi tetap.", **facts))
        if before is not None and after is None:
            yield Fault("TETAP_BERJABATAN", msg("{person} kehilangan jabatan.", **facts))
    filled = set(sheet.posts.values())
    for post in sheet.problem.posts:
        if post.must_fill and post.id not in filled:
            text = msg("{post} wajib terisi tetapi lowong.", post=post.id)
            yield Fault("WAJIB_TERISI", text)


def limits(sheet: Sheet) -> Iterator[Fault]:
    """No unit loses or takes in more people than it may."""
    out, into = Counter[str](), Counter[str]()
    for person, after, before in sheet.seated:
        if after is not None and after is not before and after.unit != person.unit:
            out[person.unit] += 1
            into[after.unit] += 1
    for own in sheet.problem.unit_limits:
        facts = {"unit": own.unit, "out": out[own.unit], "into": into[own.unit]}
        if own.most_out is not None and out[own.unit] > own.most_out:
            yield Fault("BATAS_KELUAR", msg("{out} orang keluar dari {unit}.", **facts))
        if own.most_in is not None and into[own.unit] > own.most_in:
            yield Fault("BATAS_MASUK", msg("{into} orang masuk ke {unit}.", **facts))


def balances(sheet: Sheet) -> Iterator[Fault]:
    """Every unit has as many of a kind as it should."""
    there: dict[str, Counter[str]] = defaultdict(Counter)
    for person in sheet.problem.people:
        there[sheet.place_of[person.id][0]].update(person.kinds)
    for own in sheet.problem.balances:
        count = there[own.unit][own.kind]
        short = own.least is not None and count < own.least
        if short or (own.most is not None and count > own.most):
            text = msg("{unit} punya {count} {kind}.", unit=own.unit, count=count, kind=own.kind)
            yield Fault("IMBANG", text)


def couples(sheet: Sheet) -> Iterator[Fault]:
    """Couples stay together, or apart, once one of them moves."""
    for own in sheet.problem.couples:
        first, second = sheet.place_of[own.first], sheet.place_of[own.second]
        if not (first[2] or second[2]):
            continue
        facts = {"first": own.first, "second": own.second}
        if own.bond == Bond.SAME_REGION and first[1] != second[1]:
            text = msg("{first} dan {second} terpisah wilayah.", **facts)
            yield Fault("PASANGAN", text)
        if own.bond == Bond.OTHER_UNIT and first[0] and first[0] == second[0]:
            yield Fault("PASANGAN", msg("{first} dan {second} di satu unit.", **facts))


def orders(sheet: Sheet) -> Iterator[Fault]:
    """Every order of the leadership is followed."""
    held = {p.id: before.id for p, _, before in sheet.seated if before}
    wanted = [(o.person, o.post, o.order == Order.PLACE) for o in sheet.problem.overrides]
    wanted += [(o.person, held.get(o.replaces, ""), True) for o in sheet.problem.replacements]
    for person, post, is_there in wanted:
        if (sheet.posts.get(person) == post) != is_there:
            rule = "PENETAPAN" if is_there else "LARANGAN"
            text = msg(
                "Perintah tentang {person} dan {post} tidak diikuti.", person=person, post=post
            )
            yield Fault(rule, text)


RULES: tuple[Callable[[Sheet], Iterator[Fault]], ...] = (
    names,
    one_each,
    paired,
    musts,
    limits,
    balances,
    couples,
    orders,
)
