"""The same person more than once in one file."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from takar.exchange.faults import FaultLedger, Problem
from takar.exchange.siasn.identity import shown_nip
from takar.kernel.language import msg

Person = Mapping[str, object]
WHERE = "agency_of_work"


def note_duplicates(people: Sequence[Person], ledger: FaultLedger) -> None:
    """Refuse every row of a person who stands twice with different facts.

    Of rows that say just the same, the first is kept: nothing is lost by that.
    """
    for name, column, shown in (
        ("siasn_id", "PNS ID", str),
        ("nip", "NIP BARU", shown_nip),
    ):
        groups: dict[object, list[int]] = defaultdict(list)
        for place, person in enumerate(people):
            if person[name] is not None:
                groups[person[name]].append(place)
        for key, places in groups.items():
            if len(places) > 1:
                _note_group(people, places, ledger, column, shown(str(key)))


def _note_group(
    people: Sequence[Person],
    places: Sequence[int],
    ledger: FaultLedger,
    column: str,
    shown: str,
) -> None:
    rows = [ledger.rows[place] for place in places]
    first = people[places[0]]
    if all(people[place] == first for place in places):
        for place in places[1:]:
            if column == "NIP BARU":
                ledger.note(place, column, shown, _repeated(rows[0]))
        return
    agencies = {people[place][WHERE] for place in places}
    problem: Callable[[str], Problem] = _two_agencies if len(agencies) > 1 else _twice
    for place in places:
        others = ", ".join(str(row) for row in rows if row != ledger.rows[place])
        ledger.note(place, column, shown, problem(others))


def _repeated(row: int) -> Problem:
    return Problem(
        "BARIS_SAMA",
        msg("Baris ini sama persis dengan baris {row}; cukup satu yang diambil.", row=row),
        msg("Hapus salah satu baris."),
    )


def _twice(others: str) -> Problem:
    return Problem(
        "ORANG_GANDA",
        msg("Orang yang sama juga ada pada baris {rows} dengan isi berbeda.", rows=others),
        msg("Sisakan satu baris yang benar, misalnya yang kedudukan hukumnya masih aktif."),
    )


def _two_agencies(others: str) -> Problem:
    return Problem(
        "ORANG_DI_DUA_INSTANSI",
        msg("Orang yang sama bekerja di instansi lain menurut baris {rows}.", rows=others),
        msg("Pastikan instansi kerjanya di SIASN, lalu sisakan satu baris."),
    )
