"""A file of items read for a bank: items that can be taken in, and faults that say what to do."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from takar.exchange.files.item_tables import ItemTableReading, read_item_table
from takar.exchange.qti import QtiReading, read_package
from takar.items.media import MediaFile
from takar.kernel.language import Message, msg
from takar.web.item_bank.rules.drafts import Draft

LONGEST_CODE, LONGEST_TITLE = 40, 200
WORKBOOK = b"xl/workbook.xml"
NO_CODE = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, repr=False)
class IncomingItem:
    """One item of the file.

    Attributes:
        place: where it stands, as a person finds it.
        code: its code in the bank.
        title: its short name.
        draft: content and key.
        media: the files it shows.
        competency: what it measures, empty where the file does not say.
        level: the level it belongs to.
        notes: what was left out or read more narrowly than its maker meant.
    """

    place: str
    code: str
    title: str
    draft: Draft
    media: tuple[MediaFile, ...] = ()
    competency: str = ""
    level: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class IncomingFault:
    """Something to mend before anything is taken in, or an item that is left out."""

    place: str
    column: str
    reason: str
    hint: str


@dataclass(frozen=True, repr=False)
class Incoming:
    """What a file holds.

    Attributes:
        items: what would be taken in.
        faults: what stops the whole file.
        skipped: whole items of a kind that cannot be given; they do not stop the others.
        notes: what had to be guessed about the file.
    """

    items: tuple[IncomingItem, ...]
    faults: tuple[IncomingFault, ...]
    skipped: tuple[IncomingFault, ...] = ()
    notes: tuple[str, ...] = ()


def read_incoming(content: bytes, name: str, known: Collection[str] = ()) -> Incoming:
    """Return what a QTI package, a QTI item, a workbook or a CSV file holds.

    Args:
        content: the file.
        name: how it is called.
        known: codes that the bank uses already.

    Raises:
        TakarError: the file cannot be read at all.
    """
    found = _package(content) if is_package(content) else _table(content, name)
    return Incoming(
        found.items,
        (*found.faults, *_codes_taken(found.items, known)),
        found.skipped,
        found.notes,
    )


def is_package(content: bytes) -> bool:
    """Tell a QTI package or item from a workbook or CSV file."""
    head = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") or (content[:4] == b"PK\x03\x04" and WORKBOOK not in content)


def _package(content: bytes) -> Incoming:
    reading: QtiReading = read_package(content)
    items = tuple(
        IncomingItem(
            place=item.file,
            code=NO_CODE.sub("-", item.identifier).strip("-")[:LONGEST_CODE] or f"QTI-{number:04}",
            title=(item.title or item.identifier or item.file)[:LONGEST_TITLE],
            draft=Draft(item.content, item.key),
            media=item.media,
            notes=tuple(map(str, item.notes)),
        )
        for number, item in enumerate(reading.items, start=1)
    )
    faults = (
        IncomingFault(_at(one.file, one.line), "", str(one.reason), str(one.hint) or str(MEND))
        for one in reading.faults
    )
    skipped = (
        IncomingFault(_at(one.file, one.line), one.identifier, str(one.reason), str(LEFT_OUT))
        for one in reading.skipped
    )
    return Incoming(items, tuple(faults), tuple(skipped), tuple(map(str, reading.notes)))


MEND: Message = msg("Perbaiki berkas itu di dalam paket, lalu unggah lagi.")
LEFT_OUT: Message = msg("Soal ini dilewati; soal lainnya tetap dapat diambil.")


def _at(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


def _table(content: bytes, name: str) -> Incoming:
    reading: ItemTableReading = read_item_table(content, name)
    items = tuple(
        IncomingItem(
            place=str(item.row),
            code=item.code,
            title=item.title[:LONGEST_TITLE],
            draft=Draft(item.content, item.key),
            competency=item.competency[:60],
            level=item.level,
        )
        for item in reading.items
    )
    faults = (
        IncomingFault(str(one.row), one.column, str(one.reason), str(one.hint))
        for one in reading.faults
    )
    return Incoming(items, tuple(faults), (), tuple(map(str, reading.notes)))


def _codes_taken(items: Iterable[IncomingItem], known: Collection[str]) -> Iterator[IncomingFault]:
    seen: set[str] = set()
    for item in items:
        if len(item.code) > LONGEST_CODE:
            yield _fault(item, msg("Kode lebih dari {most} huruf.", most=LONGEST_CODE))
        elif item.code in known:
            yield _fault(item, msg("Kode {code} sudah dipakai di bank soal.", code=item.code))
        elif item.code in seen:
            yield _fault(item, msg("Kode {code} muncul dua kali dalam berkas.", code=item.code))
        seen.add(item.code)


def _fault(item: IncomingItem, reason: Message) -> IncomingFault:
    return IncomingFault(item.place, "KODE", str(reason), str(msg("Beri soal ini kode lain.")))
