"""Values laid over the law in memory, to see what they would do before anybody decides.

A changed value becomes a file like every other: read by the same reader, refused for the same
faults, cited with a source that says what it is. So the law under which a scenario is computed
has an edition of its own, and its files can be kept, shared and checked.

>>> book = Book.load()
>>> law = book.on(date(2025, 6, 1))
>>> values = {"jpm.jf_pass_min": Decimal(75)}
>>> files = overlay_files(book, law, values, name="Lulus 75", made_on=law.day)
>>> laid_over(book, files).on(law.day).number("jpm.jf_pass_min")
Decimal('75')
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel

from takar.regulations.bands import Bands
from takar.regulations.book import Book
from takar.regulations.check import faults_of
from takar.regulations.faults import BadParameter, Fault
from takar.regulations.kinds import BandsFile, Code, TableFile
from takar.regulations.law import Law
from takar.regulations.shelf import AGENCIES, NATIONAL, SOURCES, Shelf, placed, shelf_of

SOURCE = "skenario"
NOT_DECIDED = "Nilai skenario: bukan peraturan, belum diputuskan siapa pun."
"""Files of the law speak the language of the law, whoever reads them."""
BOUNDS = ("at_least", "over", "below", "up_to")
Kind = str | list[str]
_Found = tuple[tuple[str, ...], Kind, Any]


@dataclass(frozen=True)
class Leaf:
    """One thing in a value that somebody may change.

    Attributes:
        path: the names that lead to it, as a fault names them; rows of a table count from 1.
        kind: as a file declares a field: ``number``, ``flag``, ``text?``, or the permitted words.
        value: what is there now.
    """

    path: tuple[str, ...]
    kind: Kind
    value: Any

    @property
    def name(self) -> str:
        """The place in dotted form."""
        return ".".join(self.path)


def overlay_files(
    book: Book,
    law: Law,
    values: Mapping[str, Any],
    *,
    name: str,
    made_on: date,
    shapes: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, bytes]:
    """Write changed values as the files of a directory that can be laid over the book.

    Args:
        book: the book the law was opened from.
        law: the law whose values are changed; its agency's shelf takes the files.
        values: by key, what a file would say there.
        name: what the reader calls the change.
        made_on: the day from which one can know of it.
        shapes: by key, what the file declares in another way, as the sum that is demanded.
    """
    source = {"key": SOURCE, "title": f"Skenario: {name}"}
    told = {"status": "practice", "read_at": "Takar, ruang skenario"}
    files = {SOURCES: _yaml([source | told])}
    for key, value in sorted(values.items()):
        declared = _declared(book, key) | dict((shapes or {}).get(key, {}))
        files[_place(law, key)] = _yaml(declared | _dated(law, key, value, made_on))
    return files


def laid_over(book: Book, files: Mapping[str, bytes]) -> Book:
    """Return the book with these files nearest.

    Raises:
        BadParameter: a file cannot be accepted.
    """
    if faults := faults_over(book, files):
        raise BadParameter(faults)
    return Book((*book.shelves, _shelf(files)))


def faults_over(book: Book, files: Mapping[str, bytes]) -> list[Fault]:
    """Return everything that is wrong in the files or between them and the book."""
    return faults_of((*book.shelves, _shelf(files)))


def leaves(form: Any, value: Any) -> list[Leaf]:
    """Return everything in a value that may be changed, in its order.

    The number of rows, the names of bands and codes, and their titles stay as they are.
    """
    found = _LEAVES.get(form.kind, lambda _form, _value: ())
    return [Leaf(*each) for each in found(form, value)]


def changed(form: Any, value: Any, new: Mapping[tuple[str, ...], Any]) -> Any:
    """Return what a file would say with some leaves changed; nothing is checked yet."""
    written = deepcopy(as_written(value))
    for path, item in new.items():
        if not path:
            return item
        inner = written
        *way, last = (_step(form, part) for part in path)
        for part in way:
            inner = inner[part]
        inner[last] = item
    return written


def as_written(value: object) -> Any:
    """Return a value as its file writes it; numbers stay exact."""
    match value:
        case Bands():
            return [as_written(band) for band in value]
        case BaseModel():
            return value.model_dump(exclude_none=True)
        case Code():
            return {"title": value.title, **as_written(value.fields)}
        case Mapping():
            return _nested(value) if _is_matrix(value) else _filled(value)
        case list() | tuple():
            return [as_written(item) for item in value]
        case _:
            return value


def _of_bands(form: Any, bands: Bands) -> Iterator[_Found]:
    for number, band in enumerate(bands):
        for name in BOUNDS:
            if (limit := getattr(band, name)) is not None:
                yield (str(number), name), "number", limit


def _of_matrix(form: Any, cells: Mapping[tuple[str, ...], str]) -> Iterator[_Found]:
    words = list(dict.fromkeys(cells.values()))
    return ((cell, words, word) for cell, word in cells.items())


def _of_codes(form: Any, codes: Mapping[str, Code]) -> Iterator[_Found]:
    for code, one in codes.items():
        yield from (((code, name), kind, one[name]) for name, kind in form.fields.items())


def _of_table(form: Any, rows: Sequence[Mapping[str, Any]]) -> Iterator[_Found]:
    for number, row in enumerate(rows, start=1):
        yield from (((str(number), name), kind, row[name]) for name, kind in form.columns.items())


_LEAVES: dict[str, Callable[[Any, Any], Iterable[_Found]]] = {
    "number": lambda _form, value: [((), "number", value)],
    "text": lambda _form, value: [((), "text", value)],
    "points": lambda _form, value: (((name,), "number", one) for name, one in value.items()),
    "bands": _of_bands,
    "matrix": _of_matrix,
    "codes": _of_codes,
    "table": _of_table,
    "record": lambda form, value: (
        ((name,), kind, value[name]) for name, kind in form.fields.items()
    ),
}


def _step(form: Any, part: str) -> str | int:
    """Return how Python reaches a part: rows of a table and bands stand in lists."""
    if not part.isdecimal() or not isinstance(form, BandsFile | TableFile):
        return part
    return int(part) - isinstance(form, TableFile)


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: as_written(item) for name, item in value.items() if item is not None}


def _is_matrix(value: Mapping[Any, Any]) -> bool:
    return any(isinstance(name, tuple) for name in value)


def _nested(cells: Mapping[Any, Any]) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for (row, column), word in cells.items():
        rows.setdefault(row, {})[column] = word
    return rows


def _shelf(files: Mapping[str, bytes]) -> Shelf:
    return shelf_of(dict(files), origin=SOURCE)


def _place(law: Law, key: str) -> str:
    """Return where the file stands: on the agency's shelf, where it can have one."""
    concept, name = key.split(".", 1)
    near = f"{AGENCIES}/{law.agency}/{concept}/{name}.yaml"
    return near if law.agency and placed(near) else f"{NATIONAL}/{concept}/{name}.yaml"


def _declared(book: Book, key: str) -> dict[str, Any]:
    """Return the head of the file: what it says whatever the day."""
    form = book.form(key)
    head: dict[str, Any] = form.model_dump(exclude={"values"}, exclude_defaults=True)
    return head | {"kind": form.kind}


def _dated(law: Law, key: str, value: Any, made_on: date) -> dict[str, Any]:
    """Return the one new value with its papers."""
    papers = {
        "source": {"law": SOURCE, "at": law.cite(key).title},
        "certainty": "assumed",
        "known_on": made_on,
        "note": NOT_DECIDED,
    }
    return {"values": {date(law.day.year, 1, 1): {"value": value, **papers}}}


class _Writer(yaml.SafeDumper):
    """Writes numbers as they are read: exact, without quotes."""


def _number(writer: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    whole = value == value.to_integral_value()
    kind = "int" if whole else "float"
    text = f"{int(value)}" if whole else f"{value.normalize():f}"
    return writer.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Writer.add_representer(Decimal, _number)


def _yaml(content: object) -> bytes:
    text: str = yaml.dump(content, Dumper=_Writer, sort_keys=False, allow_unicode=True, width=100)
    return text.encode()
