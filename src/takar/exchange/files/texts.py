"""The columns of a grid as clean text, with what was wrong already written down."""

from collections.abc import Mapping

from takar.exchange.cells import FORMULA, cleaned, is_formula, neutral
from takar.exchange.faults import FaultLedger, Problem
from takar.exchange.files.grid import Grid
from takar.kernel.language import msg


class Texts:
    """Gives each column by our name for it; absent columns and spoiled rows are gaps."""

    def __init__(self, grid: Grid, places: Mapping[str, int], ledger: FaultLedger) -> None:
        self._grid = grid
        self._places = places
        self._ledger = ledger
        for place, cells in grid.misfits.items():
            ledger.note(place, "", "", _misfit(cells, len(grid.headings)))

    @property
    def misfits(self) -> Mapping[int, int]:
        """The rows that do not fit the headings, whose cells are all gaps."""
        return self._grid.misfits

    def __contains__(self, name: str) -> bool:
        return name in self._places

    def __getitem__(self, name: str) -> list[str | None]:
        """Return the cells of a column as text, formulas made harmless and noted."""
        if name not in self._places:
            return [None] * len(self._grid.rows)
        raw = self._grid.column(self._places[name])
        seen = {text: cleaned(text) for text in set(raw)}
        texts = [seen[text] for text in raw]
        for place in self._grid.misfits:
            texts[place] = None
        if any(text is not None and is_formula(text) for text in seen.values()):
            self._disarm(name, texts)
        return texts

    def _disarm(self, name: str, texts: list[str | None]) -> None:
        for place, text in enumerate(texts):
            if text is not None and is_formula(text):
                self._ledger.note(place, name, text[:40], FORMULA)
                texts[place] = neutral(text)


def _misfit(cells: int, width: int) -> Problem:
    return Problem(
        "JUMLAH_SEL",
        msg("Baris berisi {cells} sel, padahal judul kolomnya {width}.", cells=cells, width=width),
        msg("Mungkin ada pemisah kolom di dalam teks tanpa tanda kutip; ekspor ulang berkasnya."),
    )
