"""The effects of a design: which factors cross, which nest, and what the data can tell apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.raters.generalizability.study import PERSON

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]
MOST_FACETS = 3
MOST_CROSSED_LEVELS = 4000
SPARSE = 50
"""Codes that reach further than so many times their number are sorted, others counted."""


class UnknownFacet(TakarError):
    """The ratings know no such facet, or there are too many of them."""


@dataclass(frozen=True, eq=False)
class Effect:
    """A set of factors that holds, with each factor, what it lies in.

    Attributes:
        codes: the cell of each rating, counted from 0.
        levels: number of cells.
    """

    name: str
    factors: frozenset[str]
    codes: Codes
    levels: int

    @property
    def is_within_person(self) -> bool:
        """Whether every cell holds ratings of one person only."""
        return PERSON in self.factors


@dataclass(frozen=True, eq=False)
class Design:
    """The factors of the ratings and every effect they can have."""

    factors: tuple[str, ...]
    nested: dict[str, tuple[str, ...]]
    codes: dict[str, Codes]
    single: tuple[str, ...]

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Every effect, those of few factors first."""
        return tuple(_effect(self, factors) for factors in _closed_sets(self))

    @cached_property
    def sizes(self) -> dict[str, float]:
        """Levels of each factor; of a nested one, the harmonic mean within what it lies in."""
        return {name: self._size(name) for name in self.factors}

    @property
    def count(self) -> int:
        """Number of ratings."""
        return int(self.codes[PERSON].size)

    @cached_property
    def is_balanced(self) -> bool:
        """Whether every combination of levels was rated, and equally often."""
        whole = self.effects[-1]
        cells = np.prod([self._size(name) for name in self.factors])
        times = np.bincount(whole.codes)
        even = all(self._is_even(name) for name in self.factors)
        return bool(even and whole.levels == round(float(cells)) and np.ptp(times) == 0)

    def _inside(self, name: str) -> Codes:
        """Return how many levels of a factor lie in each cell of what it lies in."""
        outer = joined([self.codes[other] for other in self.nested.get(name, ())], self.count)
        pairs = np.unique(np.stack([outer, self.codes[name]]), axis=1)
        return np.asarray(np.bincount(pairs[0]))

    def _size(self, name: str) -> float:
        return float(1 / np.mean(1 / self._inside(name)))

    def _is_even(self, name: str) -> bool:
        inside = self._inside(name)
        return bool(np.ptp(inside) == 0 and inside[0] >= 2)


@dataclass(frozen=True, eq=False)
class Estimable:
    """The effects that the ratings can tell apart, and what became of the others."""

    effects: tuple[Effect, ...]
    residual: frozenset[str]
    confounded: dict[str, tuple[str, ...]]
    omitted: tuple[str, ...]


def design_of(
    columns: Mapping[str, Codes], nested: Mapping[str, Sequence[str] | str] | None = None
) -> Design:
    """Return the design; a facet that always goes with one level of another lies within it.

    Args:
        columns: codes of the ratee and of each facet, one for each rating.
        nested: facets whose labels are used again in each level of another facet.
    """
    if len(columns) - 1 > MOST_FACETS or len(columns) < 2:
        raise UnknownFacet(
            msg("Studi generalisabilitas memakai satu sampai {most} faset.", most=MOST_FACETS),
            hint=msg("Pilih paling banyak tiga: metode, asesor, kompetensi."),
        )
    told = _told(columns, nested or {})
    codes = {
        name: joined([values, *(columns[outer] for outer in told.get(name, ()))], values.size)
        for name, values in columns.items()
    }
    single = tuple(name for name, values in codes.items() if name != PERSON and values.max() == 0)
    kept = {name: values for name, values in codes.items() if name not in single}
    found = {name: _outer(name, kept, told.get(name, ())) for name in kept}
    lying = {name: outer for name, outer in found.items() if outer}
    return Design(tuple(kept), lying, kept, single)


def joined(columns: Sequence[Codes], count: int) -> Codes:
    """Return one code for each combination of codes that occurs, counted from 0."""
    key = np.zeros(count, dtype=np.int64)
    for values in columns:
        packed = numbered(values)
        key = numbered(key * (int(packed.max()) + 1) + packed)
    return key


def numbered(codes: Codes) -> Codes:
    """Return codes counted from 0 without gaps, in their order."""
    if int(codes.max()) >= SPARSE * codes.size:
        return np.asarray(np.unique(codes, return_inverse=True)[1], dtype=np.int64)
    there = np.zeros(int(codes.max()) + 1, dtype=np.int64)
    there[codes] = 1
    return np.asarray((np.cumsum(there) - 1)[codes])


def estimable(design: Design) -> Estimable:
    """Return the effects that make a difference of their own.

    Of two effects with the same cells the one of fewer factors stays; an effect with a cell for
    each rating is the residual; of effects of raters and tasks alone, the finest are left out
    when there would be too many levels.
    """
    kept: list[Effect] = []
    same: dict[str, list[str]] = {}
    residual = [e for e in design.effects if e.levels == design.count]
    for effect in design.effects:
        if effect in residual:
            continue
        twin = next((other for other in kept if _same_cells(effect, other)), None)
        if twin is None:
            kept.append(effect)
        else:
            same.setdefault(twin.name, []).append(effect.name)
    thin = _too_many(kept)
    return Estimable(
        effects=tuple(effect for effect in kept if effect.name not in thin),
        residual=frozenset(design.factors),
        confounded={name: tuple(names) for name, names in same.items()}
        | ({"residual": tuple(effect.name for effect in residual)} if residual else {}),
        omitted=tuple(thin),
    )


def _told(
    columns: Mapping[str, Codes], nested: Mapping[str, Sequence[str] | str]
) -> dict[str, tuple[str, ...]]:
    """Return what was said of nesting, what lies in what by way of another included."""
    direct = {
        name: (outer,) if isinstance(outer, str) else tuple(outer) for name, outer in nested.items()
    }
    strange = {name for pair in direct.items() for name in (pair[0], *pair[1])} - set(columns)
    if strange or PERSON in direct:
        raise UnknownFacet(
            msg("Faset {facet} tidak dikenal.", facet=min(strange or {PERSON})),
            hint=msg("Faset yang dapat bersarang: {facets}.", facets=", ".join(columns)),
        )
    for _ in direct:
        direct = {
            name: tuple(dict.fromkeys(o for one in outer for o in (one, *direct.get(one, ()))))
            for name, outer in direct.items()
        }
    return direct


def _outer(name: str, codes: Mapping[str, Codes], told: Sequence[str]) -> tuple[str, ...]:
    """Return the factors within which a factor lies."""
    return tuple(
        other
        for other in codes
        if name not in {other, PERSON} and (other in told or _lies_in(codes, name, other))
    )


def _lies_in(codes: Mapping[str, Codes], name: str, other: str) -> bool:
    inner, outer = codes[name], codes[other]
    levels, cells = int(inner.max()) + 1, int(outer.max()) + 1
    if levels <= cells:
        return False
    return int(numbered(inner * cells + outer).max()) + 1 == levels


def _closed_sets(design: Design) -> Iterator[frozenset[str]]:
    for size in range(1, len(design.factors) + 1):
        for chosen in combinations(design.factors, size):
            if all(set(design.nested.get(name, ())) <= set(chosen) for name in chosen):
                yield frozenset(chosen)


def _effect(design: Design, factors: frozenset[str]) -> Effect:
    outer = {other for name in factors for other in design.nested.get(name, ())}
    inner = [name for name in design.factors if name in factors - outer]
    codes = joined([design.codes[name] for name in inner], design.count)
    lying = [name for name in design.factors if name in outer]
    name = ":".join("*".join(names) for names in (inner, lying) if names)
    return Effect(name, factors, codes, int(codes.max()) + 1)


def _same_cells(one: Effect, two: Effect) -> bool:
    if one.levels != two.levels:
        return False
    return int(numbered(one.codes * two.levels + two.codes).max()) + 1 == one.levels


def _too_many(kept: Sequence[Effect]) -> list[str]:
    """Return the names of effects without persons that are too fine, the finest first."""
    crossed = sorted(
        (effect for effect in kept if not effect.is_within_person),
        key=lambda effect: (len(effect.factors), effect.levels),
    )
    thin = []
    while crossed and sum(effect.levels for effect in crossed) > MOST_CROSSED_LEVELS:
        thin.append(crossed.pop().name)
    return thin
