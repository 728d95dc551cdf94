"""Ratings as arrays: who was seen, on what, by whom, by which method, at which level."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Codes = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.float64]
NAMES = ("ratee", "competency", "rater", "method")


class BadRatings(TakarError):
    """A table of ratings that cannot be read as one level for each thing that was rated."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """One row per rating; codes are positions in the tuples of names.

    Attributes:
        level: the level given, on the agency's own scale.
        panel: the group of ratees that met the same team, as positions in ``panels``.
        moment: minutes since the event began; NaN where nobody wrote it down.
    """

    ratee: Codes
    competency: Codes
    rater: Codes
    method: Codes
    level: Numbers
    ratees: tuple[str, ...]
    competencies: tuple[str, ...]
    raters: tuple[str, ...]
    methods: tuple[str, ...]
    panel: Codes | None = None
    moment: Numbers | None = None
    panels: tuple[str, ...] = ()

    @classmethod
    def of(cls, table: pa.Table) -> "Ratings":
        """Read columns ratee, competency, rater, method, level and, if there, panel and moment.

        Names are sorted, so the order of the rows says nothing.

        Raises:
            BadRatings: a column or a cell is missing, a level is no number, a rating is doubled.
        """
        _refuse_missing_columns(table)
        coded = {name: _coded(table, name) for name in NAMES}
        codes = {name: codes for name, (codes, _) in coded.items()}
        panel, panels = _panel(table)
        _refuse_repeats(codes, {name: names for name, (_, names) in coded.items()})
        _refuse_two_panels(codes["ratee"], panel, coded["ratee"][1])
        return cls(
            **codes,
            level=_levels(table),
            ratees=coded["ratee"][1],
            competencies=coded["competency"][1],
            raters=coded["rater"][1],
            methods=coded["method"][1],
            panel=panel,
            moment=_moments(table),
            panels=panels,
        )

    def __len__(self) -> int:
        return len(self.level)

    def kept(self, rows: npt.NDArray[Any]) -> "Ratings":
        """Return only some of the rows; the names, and so the codes, stay as they are."""
        return Ratings(
            ratee=self.ratee[rows],
            competency=self.competency[rows],
            rater=self.rater[rows],
            method=self.method[rows],
            level=self.level[rows],
            ratees=self.ratees,
            competencies=self.competencies,
            raters=self.raters,
            methods=self.methods,
            panel=None if self.panel is None else self.panel[rows],
            moment=None if self.moment is None else self.moment[rows],
            panels=self.panels,
        )


def _refuse_missing_columns(table: pa.Table) -> None:
    """Complain of columns that are not there, and of a table without rows."""
    for name in (*NAMES, "level"):
        if name not in table.column_names:
            raise BadRatings(
                msg("Tabel penilaian tidak memuat kolom {column}.", column=name),
                hint=msg("Kolom yang wajib ada: ratee, competency, rater, method, level."),
            )
    if table.num_rows == 0:
        raise BadRatings(
            msg("Tabel penilaian kosong."), hint=msg("Sertakan sedikitnya satu penilaian.")
        )


def _coded(table: pa.Table, name: str) -> tuple[Codes, tuple[str, ...]]:
    """Return the codes of a column and its names, sorted."""
    column = table[name].combine_chunks().cast(pa.string())
    _refuse_gaps(column, name)
    found = column.dictionary_encode()
    found = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    names = found.dictionary
    order = pc.sort_indices(names).to_numpy(zero_copy_only=False)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    codes = place[found.indices.to_numpy(zero_copy_only=False)]
    return codes, tuple(names.take(pa.array(order)).to_pylist())


def _refuse_gaps(column: Any, name: str) -> None:
    """Complain of the first empty cell."""
    if column.null_count:
        row = int(pc.index(pc.is_null(column), value=True).as_py()) + 1
        raise BadRatings(
            msg("Kolom {column} kosong pada baris {row}.", column=name, row=row),
            hint=msg(
                "Penilaian yang tidak ada jangan dicatat sebagai baris kosong: hapus barisnya."
            ),
        )


def _levels(table: pa.Table) -> Numbers:
    """Return the levels, every one a finite number."""
    column = table["level"].combine_chunks()
    _refuse_gaps(column, "level")
    levels = _numbers(column, "level")
    if not np.isfinite(levels).all():
        row = int(np.argmin(np.isfinite(levels))) + 1
        raise BadRatings(
            msg("Level pada baris {row} bukan angka.", row=row),
            hint=msg("Isi level dengan angka, atau hapus barisnya bila tidak dinilai."),
        )
    return levels


def _numbers(column: Any, name: str) -> Numbers:
    """Return a column as numbers, empty cells as NaN."""
    try:
        numbers = column.cast(pa.float64()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid as problem:
        raise BadRatings(
            msg("Kolom {column} memuat isi yang bukan angka.", column=name),
            hint=msg("Isi kolom {column} hanya dengan angka.", column=name),
        ) from problem
    return np.array(numbers, dtype=np.float64)


def _panel(table: pa.Table) -> tuple[Codes | None, tuple[str, ...]]:
    """Return the panels and their names, or nothing where the table knows no panels."""
    if "panel" not in table.column_names or table["panel"].null_count == table.num_rows:
        return None, ()
    return _coded(table, "panel")


def _moments(table: pa.Table) -> Numbers | None:
    """Return the minutes since the event began, or nothing where nobody wrote them down."""
    if "moment" not in table.column_names or table["moment"].null_count == table.num_rows:
        return None
    return _numbers(table["moment"].combine_chunks(), "moment")


def _refuse_repeats(codes: dict[str, Codes], names: dict[str, tuple[str, ...]]) -> None:
    """Complain when the same rater rated the same thing twice."""
    shape = tuple(len(names[name]) for name in NAMES)
    keys = np.ravel_multi_index(tuple(codes[name].astype(np.int64) for name in NAMES), shape)
    order = np.argsort(keys, kind="stable")
    again = np.flatnonzero(keys[order][1:] == keys[order][:-1])
    if len(again):
        row = int(order[again[0] + 1])
        who = {name: names[name][codes[name][row]] for name in NAMES}
        raise BadRatings(
            msg(
                "Asesor {rater} menilai {ratee} dua kali pada {competency} dengan {method}.", **who
            ),
            hint=msg("Simpan satu penilaian saja untuk setiap asesor, asesi, metode, kompetensi."),
        )


def _refuse_two_panels(ratee: Codes, panel: Codes | None, ratees: tuple[str, ...]) -> None:
    """Complain of somebody who belongs to two panels."""
    if panel is None:
        return
    least = np.full(len(ratees), np.iinfo(np.int32).max, dtype=np.int32)
    most = np.full(len(ratees), -1, dtype=np.int32)
    np.minimum.at(least, ratee, panel)
    np.maximum.at(most, ratee, panel)
    if (least < most).any():
        raise BadRatings(
            msg("{ratee} tercatat pada dua panel.", ratee=ratees[int(np.argmax(least < most))]),
            hint=msg("Catat setiap asesi pada satu panel saja."),
        )
