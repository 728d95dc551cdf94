from takar.exchange.faults import FaultLedger, Problem, Severity, fault_rows
from takar.kernel.language import msg

WRONG = Problem("X", msg("Salah."), msg("Perbaiki."))
WARNING = Problem("Y", msg("Aneh."), severity=Severity.WARNING)


def test_only_wrong_rows_are_refused() -> None:
    ledger = FaultLedger(rows=[2, 3, 5])
    ledger.note(0, "A", "x", WARNING)
    ledger.note(2, "A", "x", WRONG)
    ledger.note(2, "A", "x", WARNING)
    counts = ledger.counts(blank=1)
    assert (counts.read, counts.good, counts.bad, counts.warned, counts.blank) == (3, 2, 1, 1, 1)


def test_faults_come_by_row_of_the_file_the_worst_first() -> None:
    ledger = FaultLedger(rows=[2, 3])
    ledger.note(1, "A", "", WRONG)
    ledger.note(0, "B", "", WARNING)
    ledger.note(0, "C", "", WRONG)
    assert [(fault.row, fault.column) for fault in ledger.ordered()] == [
        (2, "C"),
        (2, "B"),
        (3, "A"),
    ]


def test_a_column_is_read_once_per_text_and_gaps_stay_gaps() -> None:
    asked: list[str] = []

    def look(text: str) -> int | Problem:
        asked.append(text)
        return WRONG if text == "x" else int(text)

    ledger = FaultLedger(rows=[2, 3, 4, 5])
    assert ledger.read("A", ["1", None, "x", "1"], look) == [1, None, None, 1]
    assert sorted(asked) == ["1", "x"]
    assert ledger.refused == {2}
    assert ledger.faults[0].value == "x"


def test_a_fault_is_told_with_row_column_value_reason_and_hint() -> None:
    ledger = FaultLedger(rows=[7])
    ledger.note(0, "NAMA", "?", WRONG)
    assert list(fault_rows(ledger.ordered())[0].values()) == [
        *(7, "NAMA", "?", "SALAH", "X", "Salah.", "Perbaiki."),
    ]
