"""A talent map written in the columns of SIMATA-like screens; a gap is an empty cell."""

from collections.abc import Iterable, Mapping

from takar.exchange.simata.columns import BOX, HEADINGS, NAME, NIP, NUMBERS, TITLE, UNIT
from takar.exchange.simata.rows import SimataRow
from takar.kernel.rounding import half_up


def simata_rows(rows: Iterable[SimataRow]) -> list[dict[str, object]]:
    """Return the rows under their headings; numbers have two places, half up."""
    return [_row(row) for row in rows]


def _row(row: SimataRow) -> dict[str, object]:
    values: Mapping[str, object] = {
        NIP: row.nip,
        NAME: row.name,
        UNIT: row.unit,
        TITLE: row.title,
        BOX: row.box,
        **{heading: _number(row, name) for heading, name in NUMBERS.items()},
    }
    return {heading: values[heading] for heading in HEADINGS}


def _number(row: SimataRow, name: str) -> object:
    score = row.scores.get(name)
    return None if score is None else half_up(score)
