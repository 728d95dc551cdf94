"""Ratings of performance as SIASN names their columns: ``skp.csv``, from 2022 on.

In SIASN 1 is the best: both of an expectation and of a rating (``kuadran``).

Law: PermenPANRB 6/2022 (the ratings).
"""

from collections.abc import Mapping
from datetime import date

from takar.exchange.files.grid import read_grid
from takar.exchange.files.reading import SheetReading, layout_keys, read_rows
from takar.exchange.files.sniff import LIMIT_BYTES
from takar.exchange.files.templates.template import Field, Row, Template, Troubles, field_of
from takar.kernel.language import msg
from takar.tables import TABLES
from takar.tables.siasn_codes import code_table

RATINGS = TABLES["performance_ratings"]
SCALE = "PERMENPANRB_6_2022"
FIRST_YEAR = 2022


def read_ratings(
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    day: date,
    limit_bytes: int = LIMIT_BYTES,
) -> SheetReading:
    """Read yearly ratings as SIASN lists them."""
    layout = rating_layout()
    grid = read_grid(content, file_name, layout_keys(layout), limit_bytes=limit_bytes)
    return read_rows(layout, grid, file_name, known_nips, day=day)


def rating_layout() -> Template:
    """Return the columns of ``skp.csv``."""
    return Template(
        "siasn_skp",
        "SKP",
        msg("Predikat kinerja tahunan menurut SIASN, sejak tahun 2022."),
        RATINGS,
        (
            field_of(RATINGS, "year", "tahun", msg("Tahun kinerja."), lowest=FIRST_YEAR),
            coded("work_result", "hasilKinerjaNilai", "harapan", "hasilKinerja"),
            coded("work_behaviour", "perilakuKerjaNilai", "harapan", "perilakuKerja"),
            coded("rating", "kuadranKinerjaNilai", "predikat", "kuadranKinerja", "kuadran"),
        ),
        either=("work_result", "work_behaviour", "rating"),
        making=on_its_scale,
    )


def coded(name: str, heading: str, codes: str, *aliases: str) -> Field:
    """Return a field in which SIASN writes a number for one of the law's words."""
    meant = {row["id"]: row["code"] for row in code_table("kinerja") if row["table"] == codes}
    about = msg("1 adalah yang terbaik.")
    return field_of(RATINGS, name, heading, about, codes=meant, aliases=aliases)


def on_its_scale(row: Row) -> tuple[Row, Troubles]:
    """Return a rating with the scale on which SIASN keeps it."""
    return {**row, "rating_scale": SCALE}, []
