"""A calibrated bank as a file: one row per item, as ``takar psychometrics irt --out`` writes it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import cast

from takar.cli.answer_cells import ITEM, Cells, cells_of
from takar.exchange.cells import heading_key
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.cat import Bank
from takar.psychometrics.irt.models import ItemParameters, Model

CONTENT = ("content", "isi", "area")
ENEMIES = ("enemies", "larangan", "kelompok_larangan")
SLOPE, GUESS, MODEL = ("a", "slope"), ("c", "guess", "tebakan"), ("model",)
STEP = re.compile(r"([bd])(\d*)")
ADJACENT = ("PCM", "GPCM", "RSM")


class BadBankFile(TakarError):
    """A file that holds no calibrated items, with the line where it shows."""


def bank_in(path: Path) -> Bank:
    """Return the bank of a CSV, XLSX or Parquet file.

    Columns: ``item``, ``a``, and the intercepts ``d1``, ``d2``, ... or the difficulties ``b`` or
    ``b1``, ``b2``, ...; if there, ``model``, ``c``, ``content`` and ``enemies`` (items with the
    same word are never met by one person).

    Raises:
        BadBankFile: a column is missing, or a cell is no number.
        BadItem, BadBank: the numbers make no item, or no bank.
    """
    cells = cells_of(path)
    names = _column(cells, ITEM)
    if names is None or cells.place(SLOPE) is None or not _steps_of(cells):
        raise BadBankFile(
            msg("Berkas {path} tidak memuat kolom item, a, dan d1 atau b.", path=path.name),
            hint=msg("Pakai parameters.csv yang ditulis takar psychometrics irt --out."),
        )
    items = [_item(cells, row) for row in range(len(cells.numbers))]
    content = _column(cells, CONTENT) or [""] * len(items)
    groups = defaultdict[str, list[str]](list)
    for item, word in zip(items, _column(cells, ENEMIES) or [], strict=False):
        groups[word].append(item.item)
    return Bank.of(
        items,
        content={item.item: area for item, area in zip(items, content, strict=True) if area},
        enemies=[group for word, group in groups.items() if word and len(group) > 1],
    )


def shares_of(given: Sequence[str] | None) -> Mapping[str, float]:
    """Return the share of each area named as AREA=SHARE.

    Raises:
        BadBankFile: one is not written as it must be.
    """
    found = {}
    for text in given or ():
        area, _, share = text.partition("=")
        try:
            found[area.strip()] = float(share.replace(",", "."))
        except ValueError as error:
            raise BadBankFile(
                msg("Bagian isi {text} tidak dapat dibaca.", text=text),
                hint=msg("Tulis ISI=BAGIAN, misalnya HITUNG=0.4."),
            ) from error
    return found


def _column(cells: Cells, names: tuple[str, ...]) -> list[str] | None:
    """Return a column as text; none where the file has none by these names."""
    place = cells.place(names)
    return None if place is None else [str(cell or "").strip() for cell in cells.columns[place]]


def _steps_of(cells: Cells) -> list[tuple[str, int]]:
    """Return the columns of intercepts, or of difficulties where there are none, in order."""
    found = [
        (match[1], int(match[2] or 1), place)
        for place, heading in enumerate(cells.headings)
        if (match := STEP.fullmatch(heading_key(heading)))
    ]
    kind = "d" if any(letter == "d" for letter, _, _ in found) else "b"
    return [(kind, place) for letter, _, place in sorted(found) if letter == kind]


def _item(cells: Cells, row: int) -> ItemParameters:
    """Return the item of one row."""
    names = _column(cells, ITEM) or []
    slope, guess = _number(cells, row, SLOPE), _number(cells, row, GUESS) or 0.0
    steps = [
        (kind, _read(cells, row, place))
        for kind, place in _steps_of(cells)
        if str(cells.columns[place][row] or "").strip()
    ]
    if slope is None or not steps:
        raise BadBankFile(
            msg("Baris {row}: butir tanpa a atau tanpa kesukaran.", row=cells.numbers[row]),
            hint=msg("Isi kolom a, dan d1 atau b."),
        )
    models = _column(cells, MODEL)
    model = (models[row] if models else "") or _guessed(len(steps), guess)
    values = [value if kind == "d" else -slope * value for kind, value in steps]
    if steps[0][0] == "b" and model in ADJACENT:
        values = list(accumulate(values))
    return ItemParameters(names[row], cast("Model", model), slope, tuple(values), guess)


def _guessed(steps: int, guess: float) -> str:
    """Return the model a row without one must mean."""
    if steps > 1:
        return "GRM"
    return "3PL" if guess else "2PL"


def _number(cells: Cells, row: int, names: tuple[str, ...]) -> float | None:
    """Return the number of a cell; none where there is none."""
    place = cells.place(names)
    if place is None or not str(cells.columns[place][row] or "").strip():
        return None
    return _read(cells, row, place)


def _read(cells: Cells, row: int, place: int) -> float:
    """Return a cell as a number, its decimals after a point or a comma."""
    cell = str(cells.columns[place][row]).strip()
    try:
        return float(cell.replace(",", "."))
    except ValueError as error:
        raise BadBankFile(
            msg(
                "Baris {row}, kolom {column}: {cell} bukan angka.",
                row=cells.numbers[row],
                column=cells.headings[place],
                cell=cell,
            ),
            hint=msg("Tulis angka, misalnya 1.25."),
        ) from error
