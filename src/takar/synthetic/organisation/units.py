"""The units of an invented regional government, from the secretariat to the village school."""

from takar.synthetic.dice import Dice
from takar.synthetic.organisation import offices
from takar.synthetic.organisation.offices import Office
from takar.synthetic.organisation.tree import (
    CLINIC,
    DISTRICT,
    HOSPITAL,
    JUNIOR,
    OFFICE,
    PRIMARY,
    ROOT,
    WARD,
    Size,
    Tree,
    Unit,
)

_POLICE = Office(
    "Satuan Polisi Pamong Praja",
    "ketertiban",
    ("Penegakan Perda", "Ketertiban Umum", "Perlindungan Masyarakat"),
)


def plant(dice: Dice, name: str, size: Size) -> list[Unit]:
    """Return every unit of the government, parents before children."""
    tree = Tree()
    root = tree.add(Unit(f"Pemerintah {name}", -1, ROOT))
    _secretariat(tree, root, size)
    _council(tree, root, size)
    _inspectorate(tree, root, size)
    for office in (
        _POLICE,
        *offices.DINAS[: size.dinas],
        *offices.BADAN[: size.badan],
    ):
        _office(tree, root, office, size)
    _disaster(tree, root)
    places = _places(dice, size.districts + size.wards + size.primary + size.junior)
    _districts(tree, root, size, places)
    _health(tree, size, places, name.removeprefix("Kabupaten ").removeprefix("Kota "))
    _schools(tree, size, places[size.districts :])
    return tree.units


def _secretariat(tree: Tree, root: int, size: Size) -> None:
    name = "Sekretariat Daerah"
    chief = tree.add(Unit(name, root, OFFICE, "umum", "II.a", "Sekretaris Daerah"))
    for advice in offices.ADVISERS:
        title = f"Staf Ahli Bidang {advice}"
        tree.add(Unit(title, root, OFFICE, "", "II.b", title))
    for deputy, bureaus in offices.DEPUTIES.items():
        above = tree.add(Unit(deputy, chief, OFFICE, "umum", "II.b", deputy))
        for bureau in bureaus[: size.bureaus]:
            here = tree.part(above, "Bagian", bureau, "III.a")
            tree.part(here, "Subbagian", f"Tata Usaha {bureau}", "IV.a")


def _council(tree: Tree, root: int, size: Size) -> None:
    name = "Sekretariat DPRD"
    here = tree.add(Unit(name, root, OFFICE, "dewan", "II.b", "Sekretaris DPRD"))
    for part in ("Umum", "Persidangan", "Keuangan")[: size.bureaus]:
        above = tree.part(here, "Bagian", part, "III.a", of="DPRD")
        tree.part(above, "Subbagian", part, "IV.a", of="DPRD")


def _inspectorate(tree: Tree, root: int, size: Size) -> None:
    name = "Inspektorat"
    here = tree.add(Unit(name, root, OFFICE, "pengawasan", "II.b", "Inspektur"))
    _desk(tree, here)
    for roman in ("I", "II", "III", "IV")[: size.divisions]:
        title = f"Inspektur Pembantu {roman}"
        tree.add(Unit(title, here, OFFICE, "pengawasan", "III.a", title))


def _office(tree: Tree, root: int, office: Office, size: Size) -> None:
    head = f"Kepala {office.name}"
    here = tree.add(Unit(office.name, root, OFFICE, office.affair, "II.b", head))
    _desk(tree, here)
    for division in office.divisions[: size.divisions]:
        tree.part(here, "Bidang", division, "III.b")
    if size.divisions > 2:
        tree.part(here, "UPTD", office.divisions[0], "IV.a")


def _desk(tree: Tree, here: int) -> None:
    """Plant the secretariat that every office has."""
    above = tree.units[here]
    head = f"Sekretaris {above.name}"
    name = f"Sekretariat {above.name}"
    desk = tree.add(Unit(name, here, OFFICE, above.affair, "III.a", head))
    for part in ("Umum dan Kepegawaian", "Perencanaan dan Keuangan"):
        tree.part(desk, "Subbagian", part, "IV.a", of=above.name)


def _disaster(tree: Tree, root: int) -> None:
    name = "Badan Penanggulangan Bencana Daerah"
    head = f"Kepala Pelaksana {name}"
    here = tree.add(Unit(name, root, OFFICE, "bencana", "III.a", head))
    for section in ("Kesiapsiagaan Bencana", "Kedaruratan dan Logistik"):
        tree.part(here, "Seksi", section, "IV.a")


def _districts(tree: Tree, root: int, size: Size, places: list[str]) -> None:
    homes = [_district(tree, root, size, place) for place in places[: size.districts]]
    for number, place in enumerate(places[size.districts : size.districts + size.wards]):
        _ward(tree, homes[number % len(homes)], place)


def _district(tree: Tree, root: int, size: Size, place: str) -> int:
    name = f"Kecamatan {place}"
    here = tree.add(Unit(name, root, DISTRICT, "", "III.a", f"Camat {place}"))
    head = f"Sekretaris {name}"
    desk = tree.add(Unit(f"Sekretariat {name}", here, DISTRICT, "", "III.b", head))
    for part in ("Umum", "Perencanaan dan Keuangan"):
        tree.part(desk, "Subbagian", part, "IV.b", of=name)
    for section in offices.DISTRICT_SECTIONS[: size.divisions + 1]:
        tree.part(here, "Seksi", section, "IV.a", of=name)
    return here


def _ward(tree: Tree, district: int, place: str) -> None:
    name = f"Kelurahan {place}"
    here = tree.add(Unit(name, district, WARD, "", "IV.a", f"Lurah {place}"))
    head = f"Sekretaris {name}"
    tree.add(Unit(f"Sekretariat {name}", here, WARD, "", "IV.b", head))
    for section in offices.WARD_SECTIONS:
        tree.part(here, "Seksi", section, "IV.b", of=name)


def _health(tree: Tree, size: Size, places: list[str], name: str) -> None:
    above = tree.numbered("Dinas Kesehatan")
    for place in places[: size.clinics]:
        tree.add(Unit(f"Puskesmas {place}", above, CLINIC, "kesehatan"))
    hospital = tree.add(Unit(f"RSUD {name}", above, HOSPITAL, "kesehatan"))
    for division in offices.HOSPITAL_DIVISIONS:
        part = tree.part(hospital, "Bidang", division, "III.b", of="RSUD")
        tree.part(part, "Seksi", division, "IV.a", of="RSUD")


def _schools(tree: Tree, size: Size, places: list[str]) -> None:
    above = tree.numbered("Dinas Pendidikan dan Kebudayaan")
    villages = places[: max(len(places) // 2, 1)]
    sorts = (("SD", PRIMARY, size.primary), ("SMP", JUNIOR, size.junior))
    for sort, kind, count in sorts:
        for number in range(count):
            turn, village = divmod(number, len(villages))
            name = f"{sort} Negeri {turn + 1} {villages[village]}"
            tree.add(Unit(name, above, kind, "pendidikan"))


def _places(dice: Dice, count: int) -> list[str]:
    first, last = offices.PLACE_BEGINNINGS, offices.PLACE_ENDINGS
    both = [f"{a}{b}" for a in first for b in last if not b.startswith(a.lower())]
    shuffled = [both[number] for number in dice.about("places").permutation(len(both))]
    marks = ("", " Barat", " Timur", " Utara", " Selatan", " Tengah", " Hilir", " Hulu")
    return [place + mark for mark in marks for place in shuffled][:count]
