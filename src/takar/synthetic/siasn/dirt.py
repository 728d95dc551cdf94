"""The faults of real exports, put in on purpose, each on rows of its own."""

from collections.abc import Callable

import numpy as np

from takar.synthetic.dice import Dice

SHARE = 0.005
Export = dict[str, list[str]]
_JUNK_ID = "'00000000000000000000000000000000"
_WRONG_KIND = {"'1": ("'4", "Fungsional Umum (Pelaksana)"), "'2": ("'1", "Struktural")} | {
    "'4": ("'2", "Fungsional Tertentu")
}


def dirtied(cells: Export, dice: Dice) -> tuple[Export, dict[str, list[int]]]:
    """Return the export with faults, and the rows of each kind of fault."""
    soiled = {heading: list(column) for heading, column in cells.items()}
    rng = dice.about("dirt")
    rows = len(cells["PNS ID"])
    each = max(round(rows * SHARE), 1)
    queue = rng.permutation(rows)
    where: dict[str, list[int]] = {}
    for name, spoil in FAULTS.items():
        able = [int(row) for row in queue if CAN_HAVE.get(name, _anybody)(cells, int(row))]
        where[name] = sorted(able[:each])
        queue = queue[~np.isin(queue, where[name])]
        for row in where[name]:
            spoil(soiled, row)
    return soiled, where


def _anybody(cells: Export, row: int) -> bool:
    return True


def _mangle_nip(cells: Export, row: int) -> None:
    digits = cells["NIP BARU"][row].lstrip("'")
    cells["NIP BARU"][row] = f"{digits[0]}.{digits[1:3]}E+17"


def _repeat_id(cells: Export, row: int) -> None:
    cells["PNS ID"][row] = cells["PNS ID"][row - 1]


def _shift_birth(cells: Export, row: int) -> None:
    born = cells["TANGGAL LAHIR"][row]
    day = int(born[:2])
    cells["TANGGAL LAHIR"][row] = f"{day - 1 if day > 1 else day + 1:02d}{born[2:]}"


def _lose_unit(cells: Export, row: int) -> None:
    cells["UNOR ID"][row] = _JUNK_ID
    cells["UNOR NAMA"][row] = "Unit Organisasi Lama"


def _drop_tier(cells: Export, row: int) -> None:
    title = cells["JABATAN NAMA"][row]
    for ending in (" Pertama", " Muda", " Madya", " Utama"):
        title = title.removesuffix(f" Ahli{ending}")
    for ending in (" Pemula", " Terampil", " Mahir", " Penyelia"):
        title = title.removesuffix(ending)
    cells["JABATAN NAMA"][row] = title


def _delete_schooling(cells: Export, row: int) -> None:
    cells["PENDIDIKAN NAMA"][row] = f"#DELETE# {cells['PENDIDIKAN NAMA'][row]}"


def _swap_kind(cells: Export, row: int) -> None:
    code, name = _WRONG_KIND[cells["JENIS JABATAN ID"][row]]
    cells["JENIS JABATAN ID"][row], cells["JENIS JABATAN NAMA"][row] = code, name


def _break_date(cells: Export, row: int) -> None:
    cells["TMT JABATAN"][row] = f"31-02-{cells['TMT JABATAN'][row][6:]}"


FAULTS: dict[str, Callable[[Export, int], None]] = {
    "mangled_nip": _mangle_nip,
    "duplicate_id": _repeat_id,
    "birth_mismatch": _shift_birth,
    "unknown_unit": _lose_unit,
    "missing_tier": _drop_tier,
    "deleted_education": _delete_schooling,
    "wrong_kind": _swap_kind,
    "impossible_date": _break_date,
}
CAN_HAVE: dict[str, Callable[[Export, int], bool]] = {
    "duplicate_id": lambda _, row: row > 0,
    "missing_tier": lambda cells, row: cells["JENIS JABATAN ID"][row] == "'2",
}
