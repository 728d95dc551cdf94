"""The table of contents of a package: which files are items, and what the maker says of them."""

import posixpath
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from takar.exchange.qti.archive import Archive, is_outside
from takar.exchange.qti.elements import attribute, inside, name_of, parsed
from takar.exchange.qti.reports import QtiFault
from takar.kernel.language import msg

NAME = "imsmanifest.xml"
ITEM_KINDS = ("imsqti_item_", "imsqti_apipitem_", "imsqti_assessmentitem_")


@dataclass(frozen=True)
class Listed:
    """The item files of a package, in order, and what is wrong with the list."""

    files: tuple[str, ...]
    faults: tuple[QtiFault, ...]


def listed_items(archive: Archive) -> Listed:
    """Return the item files that the manifest lists; where it lists none, every XML file."""
    at = next((name for name in sorted(archive.sizes, key=_depth) if _is_manifest(name)), None)
    if at is None:
        fault = QtiFault(
            NAME,
            0,
            msg("Paket tidak mempunyai imsmanifest.xml; semua berkas XML dicoba."),
            msg("Minta paket QTI yang lengkap dari aplikasi asal."),
        )
        return Listed(_every_xml(archive), (fault,))
    listed = _from_manifest(parsed(archive.read(at)), at, archive)
    if listed.files or listed.faults:
        return listed
    return Listed(_every_xml(archive), ())  # some list the test alone, and the test its items


def _every_xml(archive: Archive) -> tuple[str, ...]:
    return tuple(sorted(name for name in archive.sizes if name.lower().endswith(".xml")))


def _is_manifest(name: str) -> bool:
    return posixpath.basename(name).lower() == NAME


def _depth(name: str) -> tuple[int, str]:
    return name.count("/"), name


def _from_manifest(root: Any, at: str, archive: Archive) -> Listed:
    files: list[str] = []
    faults: list[QtiFault] = []
    for resource in inside(root, "resource"):
        if not attribute(resource, "type").lower().startswith(ITEM_KINDS):
            continue
        href = attribute(resource, "href") or _first_file(resource)
        name = located(posixpath.dirname(at), href)
        if name is None or name not in archive:
            faults.append(_missing(at, resource, href))
        elif name not in files:
            files.append(name)
    return Listed(tuple(files), tuple(faults))


def _first_file(resource: Any) -> str:
    return next((attribute(one, "href") for one in resource if name_of(one) == "file"), "")


def located(folder: str, href: str) -> str | None:
    """Return the name inside the package that an address means; ``None`` for one outside it."""
    address = urlsplit(href)
    path = posixpath.normpath(posixpath.join(folder, unquote(address.path)))
    is_foreign = address.scheme or address.netloc or not address.path
    return None if is_foreign or is_outside(path) else path


def _missing(at: str, resource: Any, href: str) -> QtiFault:
    return QtiFault(
        at,
        resource.sourceline or 0,
        msg("Berkas soal {href} tercantum tetapi tidak ada di dalam paket.", href=href[:200]),
        msg("Ekspor ulang paketnya dari aplikasi asal."),
    )
