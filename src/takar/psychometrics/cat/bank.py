"""The bank of an adaptive test: what every item tells at every ability, worked out once."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.irt.models import ItemParameters

NODES = np.linspace(-6.0, 6.0, 121)
NO_AREA = ""
TINY = 1e-300
Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


class BadBank(TakarError):
    """The items cannot be the bank of an adaptive test."""


@dataclass(frozen=True, eq=False)
class Bank:
    """Items with their tables.

    Attributes:
        parameters: the calibrated items, on one scale.
        content: the area of content of each item; empty where it has none.
        enemies: groups of items of which one person meets at most one.
        control: how likely an item chosen is given (Sympson and Hetter); one without control.
        information: nodes by items.
        log_chance: items by categories by nodes; minus infinity beyond an item's categories.
        fingerprint: changes with anything above, and stands in every record of a sitting.
    """

    parameters: tuple[ItemParameters, ...]
    content: tuple[str, ...]
    enemies: tuple[frozenset[str], ...]
    control: Numbers
    information: Numbers
    log_chance: Numbers
    places: Mapping[str, int]
    fingerprint: str
    categories: npt.NDArray[np.intp]
    areas: tuple[str, ...]
    area: npt.NDArray[np.intp]
    apart: Flags | None = field(repr=False, default=None)

    @classmethod
    def of(
        cls,
        parameters: Iterable[ItemParameters],
        *,
        content: Mapping[str, str] | None = None,
        enemies: Iterable[Iterable[str]] = (),
        control: Mapping[str, float] | None = None,
    ) -> "Bank":
        """Return the bank of calibrated items.

        Raises:
            BadBank: no item, one twice, or a word about an item that is not there.
        """
        items = tuple(parameters)
        places = {item.item: place for place, item in enumerate(items)}
        _check_names(items, places)
        hostile = tuple(frozenset(group) for group in enemies)
        for named in (content or {}, control or {}, *hostile):
            _check_known(named, places)
        areas = tuple((content or {}).get(item.item, NO_AREA) for item in items)
        chance = np.array([(control or {}).get(item.item, 1.0) for item in items])
        if not bool(np.all((chance > 0) & (chance <= 1))):
            raise BadBank(msg("Peluang pemunculan butir harus di atas 0 dan paling besar 1."))
        named_areas = tuple(dict.fromkeys(areas))
        return cls(
            parameters=items,
            content=areas,
            enemies=hostile,
            control=chance,
            information=_information(items),
            log_chance=_log_chance(items),
            places=places,
            fingerprint=_fingerprint(items, areas, hostile, chance),
            categories=np.array([item.categories for item in items], dtype=np.intp),
            areas=named_areas,
            area=np.array([named_areas.index(area) for area in areas], dtype=np.intp),
            apart=_apart(hostile, places),
        )

    @property
    def items(self) -> tuple[str, ...]:
        """The codes of the items."""
        return tuple(self.places)

    def controlled(self, control: Numbers) -> "Bank":
        """Return the same bank with other chances of being given."""
        chance = np.array(control, dtype=np.float64)
        known = _fingerprint(self.parameters, self.content, self.enemies, chance)
        return replace(self, control=chance, fingerprint=known)

    def control_of(self) -> dict[str, float]:
        """Return the chances of being given by item, to be kept beside the bank."""
        return {item: float(chance) for item, chance in zip(self.items, self.control, strict=True)}

    def __len__(self) -> int:
        return len(self.parameters)


def _check_names(items: Sequence[ItemParameters], places: Mapping[str, int]) -> None:
    """Refuse a bank without items, or with one twice."""
    if not items:
        raise BadBank(msg("Bank butir kosong."), hint=msg("Kalibrasi butirnya lebih dahulu."))
    if len(places) != len(items):
        codes = [item.item for item in items]
        twice = ", ".join(sorted({code for code in codes if codes.count(code) > 1}))
        raise BadBank(
            msg("Butir muncul lebih dari sekali: {items}.", items=twice),
            hint=msg("Beri setiap butir satu baris parameter."),
        )


def _check_known(named: Iterable[str], places: Mapping[str, int]) -> None:
    """Refuse words about items that are not in the bank."""
    strangers = sorted(set(named) - set(places))
    if strangers:
        raise BadBank(
            msg("Butir tidak ada di bank: {items}.", items=", ".join(strangers)),
            hint=msg("Periksa kode butir pada isi, pasangan terlarang, dan peluang pemunculan."),
        )


def _information(items: Sequence[ItemParameters]) -> Numbers:
    """Return what each item tells at each node."""
    return np.ascontiguousarray(np.column_stack([item.information(NODES) for item in items]))


def _log_chance(items: Sequence[ItemParameters]) -> Numbers:
    """Return how likely each answer is at each node, as logarithms."""
    chances = [item.probabilities(NODES) for item in items]
    widest = max(chance.shape[1] for chance in chances)
    table = np.full((len(items), widest, len(NODES)), -np.inf)
    for place, chance in enumerate(chances):
        table[place, : chance.shape[1]] = np.log(np.maximum(chance.T, TINY))
    return table


def _apart(enemies: Sequence[frozenset[str]], places: Mapping[str, int]) -> Flags | None:
    """Return which items shut which others out; none where there are no enemies."""
    if not enemies:
        return None
    table = np.zeros((len(places), len(places)), dtype=np.bool_)
    for group in enemies:
        inside = [places[item] for item in group]
        table[np.ix_(inside, inside)] = True
    return table


def _fingerprint(
    items: Sequence[ItemParameters],
    content: Sequence[str],
    enemies: Sequence[frozenset[str]],
    control: Numbers,
) -> str:
    """Return a digest of everything that decides what a test of this bank asks."""
    rows = [
        [
            *(item.item, item.model, area, float(chance).hex()),
            *(float(value).hex() for value in (item.a, item.c, *item.d)),
        ]
        for item, area, chance in zip(items, content, control, strict=True)
    ]
    groups = sorted(sorted(group) for group in enemies)
    return hashlib.sha256(json.dumps([rows, groups]).encode()).hexdigest()
