from collections.abc import Sequence

from takar.exchange.duplicates import note_repeats
from takar.exchange.faults import FaultLedger, Problem
from takar.kernel.language import msg


def clash(places: Sequence[int], others: str) -> Problem:
    return Problem("BENTROK", msg("Lihat {rows}.", rows=others))


def ledger_of(keys: Sequence[str | None], records: Sequence[str]) -> FaultLedger:
    ledger = FaultLedger(rows=range(2, 2 + len(keys)))
    note_repeats(keys, records, ledger, column="K", shown=str, clash=clash)
    return ledger


def test_rows_that_say_the_same_leave_one() -> None:
    ledger = ledger_of(["a", "a", "a"], ["x", "x", "x"])
    assert ledger.refused == {1, 2}
    assert {fault.code for fault in ledger.faults} == {"BARIS_SAMA"}


def test_rows_that_differ_are_all_refused_and_name_each_other() -> None:
    ledger = ledger_of(["a", "b", "a"], ["x", "x", "y"])
    assert ledger.refused == {0, 2}
    assert [str(fault.reason) for fault in ledger.ordered()] == ["Lihat 4.", "Lihat 2."]


def test_a_gap_is_never_the_same_as_another_gap() -> None:
    assert not ledger_of([None, None], ["x", "y"]).refused
