"""Ours beside theirs: what differs is listed, and neither overwrites the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from takar.exchange.simata.columns import BOX, NUMBERS
from takar.exchange.simata.rows import SimataRow
from takar.kernel.rounding import half_up

ONLY_OURS, ONLY_THEIRS, OTHER = "HANYA_DI_SINI", "HANYA_DI_SIMATA", "BERBEDA"
UNKNOWN_HERE, UNKNOWN_THERE = "BELUM_DIKETAHUI_DI_SINI", "KOSONG_DI_SIMATA"


@dataclass(frozen=True)
class Difference:
    """One thing that differs about one person.

    Attributes:
        column: their heading; empty where a whole person is missing on one side.
        kind: ``BERBEDA``, ``BELUM_DIKETAHUI_DI_SINI``, ``KOSONG_DI_SIMATA``, ``HANYA_DI_SINI``
            or ``HANYA_DI_SIMATA``.
    """

    nip: str
    column: str
    kind: str
    ours: Decimal | int | None = None
    theirs: Decimal | int | None = None


def differences(ours: Iterable[SimataRow], theirs: Iterable[SimataRow]) -> list[Difference]:
    """List everything that differs, by NIP and in the order of the columns.

    Numbers are compared as both sides print them: with two places, half up.
    """
    here = {row.nip: row for row in ours}
    there = {row.nip: row for row in theirs}
    found: list[Difference] = []
    for nip in sorted(here.keys() | there.keys()):
        if nip not in there:
            found.append(Difference(nip, "", ONLY_OURS))
        elif nip not in here:
            found.append(Difference(nip, "", ONLY_THEIRS))
        else:
            found += _of_person(here[nip], there[nip])
    return found


def _of_person(ours: SimataRow, theirs: SimataRow) -> Iterable[Difference]:
    pairs: list[tuple[str, Decimal | int | None, Decimal | int | None]] = [
        (BOX, ours.box, theirs.box)
    ]
    pairs += [
        (heading, _rounded(ours.scores.get(name)), _rounded(theirs.scores.get(name)))
        for heading, name in NUMBERS.items()
    ]
    for column, own, other in pairs:
        if own != other:
            kind = UNKNOWN_HERE if own is None else UNKNOWN_THERE if other is None else OTHER
            yield Difference(ours.nip, column, kind, own, other)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value)
