"""The same person more than once in one roster."""

from collections.abc import Mapping, Sequence

from takar.exchange.duplicates import note_repeats
from takar.exchange.faults import FaultLedger, Problem
from takar.exchange.identity import shown_nip
from takar.kernel.language import msg

Person = Mapping[str, object]
WHERE = "agency_of_work"


def note_duplicates(people: Sequence[Person], ledger: FaultLedger) -> None:
    """Refuse every row of a person who stands twice with different facts."""

    def clash(places: Sequence[int], others: str) -> Problem:
        agencies = {people[place][WHERE] for place in places}
        return _two_agencies(others) if len(agencies) > 1 else _twice(others)

    nips = [_text(person["nip"]) for person in people]
    # A PNS ID that goes with one NIP only is judged there, so that nothing is said twice.
    spread = _ids_with_several_nips(people)
    ids = [_text(person["siasn_id"]) if person["siasn_id"] in spread else None for person in people]
    note_repeats(
        nips, people, ledger, column="NIP BARU", shown=lambda key: shown_nip(str(key)), clash=clash
    )
    note_repeats(ids, people, ledger, column="PNS ID", shown=str, clash=clash)


def _ids_with_several_nips(people: Sequence[Person]) -> set[object]:
    nip_of: dict[object, object] = {}
    several: set[object] = set()
    for person in people:
        key = person["siasn_id"]
        if key is not None and nip_of.setdefault(key, person["nip"]) != person["nip"]:
            several.add(key)
    return several


def _text(value: object) -> str | None:
    return None if value is None else str(value)


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
