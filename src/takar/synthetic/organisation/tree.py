"""A tree of units in the making: each knows its parent, its echelon and the title of its head."""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Dice, as_table, hex_ids

OFFICE, DISTRICT, WARD, CLINIC, HOSPITAL, PRIMARY, JUNIOR, ROOT = range(8)


@dataclass(frozen=True)
class Unit:
    """One unit: its place in the tree, its kind, what it deals with, and who heads it."""

    name: str
    parent: int
    kind: int = OFFICE
    affair: str = ""
    echelon: str | None = None
    head: str = ""


@dataclass(frozen=True)
class Size:
    """How many units of each sort a government of so many people keeps."""

    dinas: int
    badan: int
    divisions: int
    bureaus: int
    districts: int
    wards: int
    clinics: int
    primary: int
    junior: int

    @classmethod
    def of(cls, people: int, *, city: bool = False) -> "Size":
        """Return the size that fits ``people``; a city has more wards and fewer districts."""
        districts = _scaled(people, 1 / 360, 2, 26)
        return cls(
            dinas=min(10 + people // 650, max(people // 110, 4), 22),
            badan=_scaled(people, 0.002, 2, 5),
            divisions=2 + (people >= 2000) + (people >= 5000),
            bureaus=1 + (people >= 2000) + (people >= 5000) + (people >= 10000),
            districts=max(districts // 2, 2) if city else districts,
            wards=districts * 2 if city else _scaled(people, 1 / 600, 1, 22),
            clinics=_scaled(people, 1 / 290, 2, 40),
            primary=_scaled(people, 1 / 16, 4, 900) // (2 if city else 1),
            junior=_scaled(people, 1 / 125, 2, 70),
        )


def _scaled(people: int, share: float, least: int, most: int) -> int:
    return min(max(round(people * share), least), most)


@dataclass
class Tree:
    """Units one after the other, parents before children."""

    units: list[Unit] = field(default_factory=list)

    def add(self, unit: Unit) -> int:
        """Plant a unit and return its number."""
        self.units.append(unit)
        return len(self.units) - 1

    def part(self, parent: int, sort: str, name: str, echelon: str, *, of: str = "") -> int:
        """Plant a part of a unit, which deals with what its parent deals with.

        Args:
            parent: the number of the unit above.
            sort: what such a part is called, for example ``Bidang``.
            name: what it is about.
            echelon: the echelon of its head.
            of: whose part it is, where the name alone would not tell.
        """
        above = self.units[parent]
        called = f"{sort} {name} {of}".strip()
        head = f"Kepala {sort} {name}"
        return self.add(Unit(called, parent, above.kind, above.affair, echelon, head))

    def numbered(self, name: str) -> int:
        """Return the number of the unit of that name."""
        return next(number for number, unit in enumerate(self.units) if unit.name == name)


def work_units(dice: Dice, units: list[Unit]) -> pa.Table:
    """Return the tree as a table of evidence, with opaque ids."""
    ids = hex_ids(dice.about("work_units"), len(units))
    parents = np.array([unit.parent for unit in units])
    return as_table(
        "work_units",
        work_unit_id=ids,
        agency=pa.array([dice.agency] * len(units)),
        parent_id=ids.take(pa.array(parents, mask=parents < 0)),
        name=pa.array([unit.name for unit in units]),
        echelon=pa.array([unit.echelon for unit in units], pa.string()),
    )
