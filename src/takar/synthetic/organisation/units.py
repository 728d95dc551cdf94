"""The tree of units of an invented regional government, each with its echelon and its head."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Dice, as_table, hex_ids
from takar.synthetic.organisation import offices
from takar.synthetic.organisation.offices import Office

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

        def scaled(share: float, least: int, most: int) -> int:
            return int(min(max(round(people * share), least), most))

        districts = scaled(1 / 360, 2, 26)
        return cls(
            dinas=scaled(0.0024, 4, 16) + scaled(0.0006, 1, 6),
            badan=scaled(0.002, 2, 5),
            divisions=2 + (people >= 2000) + (people >= 5000),
            bureaus=1 + (people >= 2000) + (people >= 5000) + (people >= 10000),
            districts=max(districts // 2, 2) if city else districts,
            wards=districts * 2 if city else scaled(1 / 600, 1, 22),
            clinics=scaled(1 / 290, 2, 40),
            primary=scaled(1 / 16, 4, 900) // (2 if city else 1),
            junior=scaled(1 / 125, 2, 70),
        )


@dataclass
class Tree:
    """Units in the making; each one knows its parent by number."""

    units: list[Unit] = field(default_factory=list)

    def add(self, name: str, parent: int, **traits: object) -> int:
        """Plant a unit under its parent and return its number."""
        self.units.append(Unit(name, parent, **traits))  # type: ignore[arg-type]
        return len(self.units) - 1

    def add_all(self, names: Iterable[str], parent: int, *, head: str, **traits: object) -> None:
        """Plant several sisters; ``head`` goes before the name to make the title of each head."""
        for name in names:
            self.add(name, parent, head=f"{head} {name}".strip(), **traits)


def plant(dice: Dice, name: str, size: Size, *, city: bool) -> list[Unit]:
    """Return every unit of the government, parents before children."""
    tree = Tree()
    root = tree.add(f"Pemerintah {name}", -1, kind=ROOT)
    _secretariat(tree, root, size)
    _watchdogs(tree, root, size)
    for office in (*offices.DINAS[: size.dinas], *offices.BADAN[: size.badan]):
        _office(tree, root, office, size)
    _disaster(tree, root, size)
    places = _places(dice, size.districts + size.wards + size.primary + size.junior)
    _districts(tree, root, size, places)
    _health(tree, size, places, name, city=city)
    _schools(tree, size, places[size.districts :])
    return tree.units


def _secretariat(tree: Tree, root: int, size: Size) -> None:
    chief = tree.add(
        "Sekretariat Daerah", root, affair="umum", echelon="II.a", head="Sekretaris Daerah"
    )
    for name in offices.ADVISERS:
        tree.add(
            f"Staf Ahli Bidang {name}",
            root,
            echelon="II.b",
            head=f"Staf Ahli Bidang {name}",
        )
    for deputy, bureaus in offices.DEPUTIES.items():
        above = tree.add(deputy, chief, affair="umum", echelon="II.b", head=deputy)
        for bureau in bureaus[: size.bureaus]:
            here = tree.add(
                f"Bagian {bureau}",
                above,
                affair="umum",
                echelon="III.a",
                head=f"Kepala Bagian {bureau}",
            )
            tree.add(
                f"Subbagian Tata Usaha {bureau}",
                here,
                affair="umum",
                echelon="IV.a",
                head=f"Kepala Subbagian Tata Usaha {bureau}",
            )


def _watchdogs(tree: Tree, root: int, size: Size) -> None:
    council = tree.add("Sekretariat DPRD", root, echelon="II.b", head="Sekretaris DPRD")
    for name in ("Umum", "Persidangan", "Keuangan")[: size.bureaus]:
        part = tree.add(
            f"Bagian {name} DPRD", council, echelon="III.a", head=f"Kepala Bagian {name}"
        )
        tree.add(f"Subbagian {name} DPRD", part, echelon="IV.a", head=f"Kepala Subbagian {name}")
    audit = tree.add("Inspektorat", root, affair="pengawasan", echelon="II.b", head="Inspektur")
    _office_secretary(tree, audit, "Inspektorat", "pengawasan")
    for roman in ("I", "II", "III", "IV")[: size.divisions]:
        tree.add(
            f"Inspektur Pembantu {roman}",
            audit,
            affair="pengawasan",
            echelon="III.a",
            head=f"Inspektur Pembantu {roman}",
        )
    order = Office(
        "Satuan Polisi Pamong Praja",
        "ketertiban",
        ("Penegakan Perda", "Ketertiban Umum", "Perlindungan Masyarakat"),
    )
    _office(tree, root, order, size)


def _office(tree: Tree, root: int, office: Office, size: Size) -> None:
    here = tree.add(
        office.name, root, affair=office.affair, echelon="II.b", head=f"Kepala {office.name}"
    )
    _office_secretary(tree, here, office.name, office.affair)
    for division in office.divisions[: size.divisions]:
        tree.add(
            f"Bidang {division}",
            here,
            affair=office.affair,
            echelon="III.b",
            head=f"Kepala Bidang {division}",
        )
    if size.divisions > 2:
        name = f"UPTD {office.divisions[0]}"
        tree.add(name, here, affair=office.affair, echelon="IV.a", head=f"Kepala {name}")


def _office_secretary(tree: Tree, here: int, name: str, affair: str) -> None:
    desk = tree.add(
        f"Sekretariat {name}", here, affair=affair, echelon="III.a", head=f"Sekretaris {name}"
    )
    for part in ("Umum dan Kepegawaian", "Perencanaan dan Keuangan"):
        tree.add(
            f"Subbagian {part} {name}",
            desk,
            affair=affair,
            echelon="IV.a",
            head=f"Kepala Subbagian {part}",
        )


def _disaster(tree: Tree, root: int, size: Size) -> None:
    name = "Badan Penanggulangan Bencana Daerah"
    here = tree.add(name, root, affair="bencana", echelon="III.a", head=f"Kepala Pelaksana {name}")
    tree.add_all(
        ("Kesiapsiagaan Bencana", "Kedaruratan dan Logistik")[: size.divisions],
        here,
        head="Kepala Seksi",
        affair="bencana",
        echelon="IV.a",
    )


def _districts(tree: Tree, root: int, size: Size, places: list[str]) -> None:
    homes = []
    for place in places[: size.districts]:
        name = f"Kecamatan {place}"
        here = tree.add(name, root, kind=DISTRICT, echelon="III.a", head=f"Camat {place}")
        homes.append(here)
        desk = tree.add(
            f"Sekretariat {name}",
            here,
            kind=DISTRICT,
            echelon="III.b",
            head=f"Sekretaris {name}",
        )
        for part in ("Umum", "Perencanaan dan Keuangan"):
            tree.add(
                f"Subbagian {part} {name}",
                desk,
                kind=DISTRICT,
                echelon="IV.b",
                head=f"Kepala Subbagian {part}",
            )
        for section in offices.DISTRICT_SECTIONS[: size.divisions + 1]:
            tree.add(
                f"Seksi {section} {name}",
                here,
                kind=DISTRICT,
                echelon="IV.a",
                head=f"Kepala Seksi {section}",
            )
    for number, place in enumerate(places[size.districts : size.districts + size.wards]):
        _ward(tree, homes[number % len(homes)], place)


def _ward(tree: Tree, district: int, place: str) -> None:
    name = f"Kelurahan {place}"
    here = tree.add(name, district, kind=WARD, echelon="IV.a", head=f"Lurah {place}")
    tree.add(
        f"Sekretariat {name}", here, kind=WARD, echelon="IV.b", head=f"Sekretaris Lurah {place}"
    )
    for section in offices.WARD_SECTIONS:
        tree.add(
            f"Seksi {section} {name}",
            here,
            kind=WARD,
            echelon="IV.b",
            head=f"Kepala Seksi {section}",
        )


def _numbered(tree: Tree, name: str) -> int:
    return next(number for number, unit in enumerate(tree.units) if unit.name == name)


def _health(tree: Tree, size: Size, places: list[str], name: str, *, city: bool) -> None:
    above = _numbered(tree, "Dinas Kesehatan")
    for place in places[: size.clinics]:
        tree.add(f"Puskesmas {place}", above, kind=CLINIC, affair="kesehatan")
    short = name.removeprefix("Kabupaten ").removeprefix("Kota ")
    hospital = tree.add(f"RSUD {short}", above, kind=HOSPITAL, affair="kesehatan")
    for division in offices.HOSPITAL_DIVISIONS:
        part = tree.add(
            f"{'Bagian' if city else 'Bidang'} {division} RSUD",
            hospital,
            kind=HOSPITAL,
            affair="kesehatan",
            echelon="III.b",
            head=f"Kepala Bidang {division}",
        )
        tree.add(
            f"Seksi {division} RSUD",
            part,
            kind=HOSPITAL,
            affair="kesehatan",
            echelon="IV.a",
            head=f"Kepala Seksi {division}",
        )


def _schools(tree: Tree, size: Size, places: list[str]) -> None:
    above = _numbered(tree, "Dinas Pendidikan dan Kebudayaan")
    villages = max(len(places) // 2, 1)
    for number in range(size.primary):
        place = places[number % villages]
        name = f"SD Negeri {number // villages + 1} {place}"
        tree.add(name, above, kind=PRIMARY, affair="pendidikan")
    for number in range(size.junior):
        place = places[number % villages]
        name = f"SMP Negeri {number // villages + 1} {place}"
        tree.add(name, above, kind=JUNIOR, affair="pendidikan")


def _places(dice: Dice, count: int) -> list[str]:
    first, last = offices.PLACE_BEGINNINGS, offices.PLACE_ENDINGS
    both = [f"{a}{b}" for a in first for b in last if not b.startswith(a.lower())]
    order = dice.about("places").permutation(len(both))
    shuffled = [both[number] for number in order]
    rounds = range(count // len(shuffled) + 1)
    marks = ("", " Barat", " Timur", " Utara", " Selatan", " Tengah", " Hilir", " Hulu")
    return [place + marks[turn % len(marks)] for turn in rounds for place in shuffled][:count]


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
