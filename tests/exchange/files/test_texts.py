from takar.exchange.faults import FaultLedger
from takar.exchange.files.grid import Grid
from takar.exchange.files.texts import Texts


def texts(*rows: list[str], misfits: dict[int, int] | None = None) -> tuple[Texts, FaultLedger]:
    ledger = FaultLedger(rows=range(2, 2 + len(rows)))
    grid = Grid(("A", "B"), 1, tuple(ledger.rows), rows, misfits or {}, 0, ())
    return Texts(grid, {"A": 0, "B": 1}, ledger), ledger


def test_a_column_comes_clean() -> None:
    columns, _ = texts(["'1", "null"], ["-", " x "])
    assert columns["A"] == ["1", None]
    assert columns["B"] == [None, "x"]


def test_a_column_the_file_lacks_is_all_gaps() -> None:
    columns, _ = texts(["1", "2"])
    assert columns["C"] == [None]
    assert "C" not in columns
    assert "A" in columns


def test_a_formula_is_disarmed_and_noted_with_its_column() -> None:
    columns, ledger = texts(["=1", "a"], ["b", "'@x"])
    assert (columns["A"], columns["B"]) == (["1", "b"], ["a", "x"])
    assert [(fault.row, fault.column) for fault in ledger.ordered()] == [(2, "A"), (3, "B")]


def test_a_row_that_does_not_fit_has_no_cells_to_trust() -> None:
    columns, ledger = texts(["1", ""], ["2", "b"], misfits={0: 1})
    assert columns["A"] == [None, "2"]
    assert ledger.refused == {0}
