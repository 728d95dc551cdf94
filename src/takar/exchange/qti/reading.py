"""Packages of others, read item by item: what fits is taken, the rest is named with a reason."""

import posixpath
from pathlib import Path
from typing import Any

from lxml import etree

from takar.exchange.qti.archive import MOST_BYTES, Archive, PackageRefused, open_archive
from takar.exchange.qti.elements import XmlRefused, attribute, name_of, parsed
from takar.exchange.qti.interactions import read_item
from takar.exchange.qti.manifest import listed_items
from takar.exchange.qti.reports import QtiFault, QtiItem, QtiReading, Skip, Skipped
from takar.exchange.qti.wording import Wording
from takar.kernel.errors import TakarError
from takar.kernel.language import msg

MOST_ITEMS = 2_000
AROUND_ITEMS = {"manifest", "assessmentTest", "assessmentSection", "assessmentStimulus", "lom"}
VERSIONS = {"v2p0": "2.0", "v2p1": "2.1", "v2p2": "2.2", "v3p0": "3.0", "v1p": "1.2"}


def read_package(source: Path | bytes) -> QtiReading:
    """Return the items of a QTI package (2.1, 2.2 or 3.0), or of one item file alone.

    Args:
        source: a zip with ``imsmanifest.xml``, or the XML of a single item.

    Returns:
        The items with their keys and media; what was skipped, with the reason; what is broken,
        with file and line.

    Raises:
        PackageRefused: when the package is not opened at all.
    """
    content = _content(source)
    if content[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        name = source.name if isinstance(source, Path) else "item.xml"
        return _joined([_read_file(content, name, None)], ())
    archive = open_archive(content)
    try:
        listed = listed_items(archive)
    except XmlRefused as error:
        raise PackageRefused(error.problem, hint=error.hint) from error
    if len(listed.files) > MOST_ITEMS:
        raise PackageRefused(
            msg("Paket memuat {n} soal, lebih dari {most}.", n=len(listed.files), most=MOST_ITEMS),
            hint=msg("Bagi paketnya menjadi beberapa bagian."),
        )
    return _joined([_from_archive(archive, name) for name in listed.files], listed.faults)


def _content(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    if source.stat().st_size > MOST_BYTES:
        raise PackageRefused(msg("Paket lebih besar dari {most} MB.", most=MOST_BYTES >> 20))
    return source.read_bytes()


Outcome = QtiItem | Skipped | QtiFault | None


def _from_archive(archive: Archive, name: str) -> tuple[str, Outcome]:
    try:
        return _read_file(archive.read(name), name, archive)
    except PackageRefused as error:
        return "", QtiFault(name, 0, error.problem, error.hint)


def _read_file(content: bytes, name: str, archive: Archive | None) -> tuple[str, Outcome]:
    try:
        root = parsed(content)
    except XmlRefused as error:
        return "", QtiFault(name, error.line, error.problem, error.hint)
    if name_of(root) != "assessmentItem":
        return "", _no_item(root, name)
    return _version(root), _read_root(root, name, archive)


def _read_root(root: Any, name: str, archive: Archive | None) -> Outcome:
    wording = Wording(archive, posixpath.dirname(name))
    identifier, title = attribute(root, "identifier"), attribute(root, "title")
    try:
        content, key = read_item(root, wording)
    except Skip as skip:
        return Skipped(name, skip.line, identifier, title, skip.reason)
    except TakarError as error:
        return QtiFault(name, 0, error.problem, error.hint)
    used = {ref.name for ref in content.media}
    media = tuple(file for file in wording.files.values() if file.name in used)
    return QtiItem(content, key, title, identifier, media, name, tuple(wording.notes))


def _no_item(root: Any, name: str) -> Outcome:
    kind = name_of(root)
    if kind in AROUND_ITEMS:
        return None
    if kind == "questestinterop":
        return Skipped(
            name, 0, "", "", msg("Berkas ini QTI 1.2, yang tidak dibaca; ekspor ulang sebagai 2.x.")
        )
    return QtiFault(name, 0, msg("Berkas ini bukan soal QTI ({kind}).", kind=kind[:60]))


def _version(root: Any) -> str:
    space = str(etree.QName(root).namespace or "")
    return next((said for mark, said in VERSIONS.items() if mark in space), "")


def _joined(read: list[tuple[str, Outcome]], faults: tuple[QtiFault, ...]) -> QtiReading:
    outcomes = [outcome for _, outcome in read]
    if not faults and not any(outcomes):
        faults = (QtiFault("", 0, msg("Paket ini tidak memuat satu pun soal QTI.")),)
    return QtiReading(
        items=tuple(one for one in outcomes if isinstance(one, QtiItem)),
        skipped=tuple(one for one in outcomes if isinstance(one, Skipped)),
        faults=(*faults, *(one for one in outcomes if isinstance(one, QtiFault))),
        version=next((version for version, _ in read if version), ""),
    )
