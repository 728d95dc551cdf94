from collections.abc import Mapping

from takar.exchange.faults import FaultLedger
from takar.exchange.siasn.duplicates import note_duplicates

SARI = {"siasn_id": "A", "nip": "198003122005011003", "agency_of_work": "i1"}


def codes(*people: Mapping[str, str | None]) -> set[str]:
    ledger = FaultLedger(rows=range(2, 2 + len(people)))
    note_duplicates(people, ledger)
    return {fault.code for fault in ledger.faults}


def test_different_people_are_no_duplicates() -> None:
    assert codes(SARI, {**SARI, "siasn_id": "B", "nip": "198003122005011004"}) == set()


def test_people_without_pns_id_are_told_apart_by_nip() -> None:
    other = {**SARI, "siasn_id": None}
    assert codes({**other}, {**other, "nip": "198003122005011004"}) == set()
    assert codes({**other}, {**other, "agency_of_work": None}) == {"ORANG_DI_DUA_INSTANSI"}


def test_a_pns_id_with_two_nips_is_named_once_per_row() -> None:
    ledger = FaultLedger(rows=[2, 3])
    note_duplicates([SARI, {**SARI, "nip": "198003122021211003"}], ledger)
    assert [fault.column for fault in ledger.faults] == ["PNS ID", "PNS ID"]
