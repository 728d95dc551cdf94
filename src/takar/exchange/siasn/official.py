"""Official IP ASN scores as they reach an agency: BKN's export, its service's fields, lists.

The export "PIP ASN" has no number of the employee, only name, post and unit, below six rows of
title. Such a row is taken for somebody only where exactly one person bears that name in that unit;
everything else is told, never guessed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from takar.exchange.cells import heading_key
from takar.exchange.faults import Problem
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.reading import SheetReading, layout_keys, read_rows
from takar.exchange.files.sniff import LIMIT_BYTES
from takar.exchange.files.templates.official import FIRST_OFFICIAL_YEAR, official_scores
from takar.exchange.files.templates.template import NIP_HEADING, Field, Row, Template, Troubles
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.tables import Column

NAME, UNIT = "Nama", "Satuan Kerja"
ALIASES = {
    "total": ("total", "subtotal", "nilai", "nilai_ip_asn", "ip_asn"),
    "released_on": ("created_at", "tanggal"),
}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")

UNKNOWN_NAME = Problem(
    "NAMA_TIDAK_DIKENAL",
    msg("Nama ini tidak ada pada data pegawai."),
    msg("Samakan ejaannya dengan data pegawai, atau pakai berkas yang memuat NIP."),
)
OTHER_UNIT = Problem(
    "UNIT_BERBEDA",
    msg("Nama ini ada pada data pegawai, tetapi tidak pada satuan kerja ini."),
    msg("Perbarui unit kerjanya, atau pakai berkas yang memuat NIP."),
)
SEVERAL = Problem(
    "NAMA_SAMA",
    msg("Lebih dari satu pegawai bernama ini pada satuan kerja ini."),
    msg("Pakai berkas yang memuat NIP; nilai tidak ditebak untuk siapa."),
)


class YearUnknown(TakarError):
    """A file of scores that does not say which year they are of."""


@dataclass(frozen=True)
class Somebody:
    """A person as an export without numbers may name them.

    Attributes:
        employee_id: who it is.
        names: every way the name may be written: bare, and with its titles.
        units: the unit and every one above it, by name, the agency too.
    """

    employee_id: str
    names: tuple[str, ...]
    units: tuple[str, ...]


def read_official_scores(
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    people: Iterable[Somebody],
    day: date,
    limit_bytes: int = LIMIT_BYTES,
) -> SheetReading:
    """Read official scores, by NIP where the file has it, else by name and unit.

    Args:
        content: the bytes of the file.
        file_name: names the file in messages; may say the year.
        known_nips: the employee id behind each NIP.
        people: everybody who may be named; asked only where the file has no NIP.
        day: the day on which the file is read.
        limit_bytes: the largest file that is looked into.

    Raises:
        TakarError: when the file as a whole cannot be read, or tells no year.
    """
    layout = official_layout()
    known = {*layout_keys(layout), heading_key(NAME), heading_key(UNIT)}
    grid = read_grid(content, file_name, known, limit_bytes=limit_bytes)
    year = None if "tahun" in grid.keys else year_of(grid, file_name)
    if year is not None:
        layout = of_year(layout, year)
    if heading_key(NIP_HEADING) not in grid.keys:
        layout = by_name(layout, people, year)
    reading = read_rows(layout, grid, file_name, known_nips, day=day)
    if year is None:
        return reading
    return replace(
        reading, notes=(*reading.notes, msg("Tahun nilai dibaca sebagai {year}.", year=year))
    )


def official_layout() -> Template:
    """Return our own workbook under every heading such files use."""
    template = official_scores()
    fields = tuple(
        replace(each, aliases=ALIASES.get(each.column.name, ())) for each in template.fields
    )
    return replace(template, fields=fields)


def of_year(layout: Template, year: int) -> Template:
    """Return a layout without a column of years: every row is of this one."""
    fields = tuple(each for each in layout.fields if each.column.name != "year")
    return replace(layout, fields=fields, making=partial(with_year, year=year))


def with_year(row: Row, *, year: int | None) -> tuple[Row, Troubles]:
    """Return a row of a year."""
    return (row if year is None else {**row, "year": year}), []


def year_of(grid: Grid, file_name: str) -> int:
    """Return the one year that stands above the headings, else the one in the name of the file."""
    for texts in (grid.above, (file_name,)):
        years = {int(found) for text in texts for found in _YEAR.findall(text)}
        likely = {year for year in years if year >= FIRST_OFFICIAL_YEAR}
        if len(likely) == 1:
            return likely.pop()
    raise YearUnknown(
        msg("Tahun nilai tidak ditemukan pada berkas {file}.", file=file_name),
        hint=msg("Tulis tahunnya pada nama berkas, misalnya pip-asn-2024.xlsx."),
    )


def by_name(layout: Template, people: Iterable[Somebody], year: int | None) -> Template:
    """Return a layout whose rows name a person by name and unit."""
    named = defaultdict(list)
    for each in people:
        for name in {heading_key(name) for name in each.names}:
            named[name].append(each)
    columns = (
        Field(NAME, Column("name", required=True)),
        Field(UNIT, Column("unit", required=True), aliases=("unit_kerja", "unor", "satker")),
    )
    return replace(
        layout,
        fields=(*columns, *layout.fields),
        is_about_people=False,
        making=partial(recognised, named=named, year=year),
    )


def recognised(
    row: Row, *, named: Mapping[str, Sequence[Somebody]], year: int | None
) -> tuple[Row, Troubles]:
    """Return a row with the one person it can only be about."""
    found = named.get(heading_key(str(row["name"])), ())
    unit = heading_key(str(row["unit"]))
    here = [each for each in found if unit in map(heading_key, each.units)]
    if len(here) != 1:
        problem = SEVERAL if here else OTHER_UNIT if found else UNKNOWN_NAME
        return row, [("unit" if problem is OTHER_UNIT else "name", problem)]
    return with_year({**row, "employee_id": here[0].employee_id}, year=year)
