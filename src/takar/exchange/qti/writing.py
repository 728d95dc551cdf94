"""Our items written as a QTI package that others can read, and that reads back the same here."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from takar.exchange.qti.dialects import DIALECTS, XML_LANGUAGE, Dialect, spelled
from takar.exchange.qti.elements import inside
from takar.exchange.qti.interactions import READ, read_plain
from takar.exchange.qti.item_bodies import MEDIA_FOLDER, body_of
from takar.exchange.qti.item_keys import number, said_by
from takar.exchange.qti.own_marks import OWN, mark_for
from takar.exchange.qti.reports import QtiItem, Skip
from takar.exchange.qti.wording import Wording
from takar.items.content import Interaction
from takar.items.key_checks import check_key
from takar.items.keys import EssayKey
from takar.items.marking import marker_of
from takar.kernel.errors import TakarError
from takar.kernel.language import msg

ITEM_FOLDER = "items"
EPOCH = (1980, 1, 1, 0, 0, 0)
LANGUAGE = "id"
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,127}")


class NotWritable(TakarError):
    """An item that QTI cannot carry, or whose media are not at hand."""


class _Media:
    """The media of an item as a package would hold them."""

    def __init__(self, item: QtiItem) -> None:
        self.files = {f"{MEDIA_FOLDER}/{file.name}": file.content for file in item.media}

    def read(self, name: str) -> bytes:
        """Return the bytes of one file."""
        return self.files[name]

    def __contains__(self, name: object) -> bool:
        return name in self.files


def is_writable(interaction: Interaction) -> bool:
    """Whether QTI has a way to ask this; a generated speed test has none."""
    return interaction is not Interaction.SPEED


def write_package(items: Iterable[QtiItem], version: str = "2.2") -> bytes:
    """Return a zip with the items, their keys and their media; the same items give the same bytes.

    Args:
        items: what to write; ``title``, ``identifier`` and ``media`` are used, ``file`` is not.
        version: "2.2" or "3.0".

    Raises:
        NotWritable: for a speed test, a missing file, or an unknown version.
        KeyDoesNotFit: for a key of another content.
    """
    if version not in DIALECTS:
        raise NotWritable(
            msg("QTI versi {version} tidak ditulis.", version=version),
            hint=msg("Pilih versi 2.2 atau 3.0."),
        )
    dialect, listed = DIALECTS[version], list(items)
    files: dict[str, bytes] = {}
    for place, item in enumerate(listed, start=1):
        files[_name(place)] = _written(item, place, dialect)
        files |= {f"{MEDIA_FOLDER}/{file.name}": file.content for file in item.media}
    return _zipped({"imsmanifest.xml": _manifest(listed, dialect), **files})


def _name(place: int) -> str:
    return f"{ITEM_FOLDER}/soal-{place:04}.xml"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _written(item: QtiItem, place: int, dialect: Dialect) -> bytes:
    if not is_writable(item.content.interaction):
        raise NotWritable(
            msg("Tes kecepatan {title} tidak dapat ditulis sebagai QTI.", title=item.title),
            hint=msg("Keluarkan tes kecepatan dari pilihan; lembarnya dibangun dari angka acak."),
        )
    check_key(item.content, item.key)
    root = spelled(_item(item, place, dialect), dialect)
    _add_own_mark(root, item)
    return _bytes(root)


def _bytes(root: Any) -> bytes:
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _item(item: QtiItem, place: int, dialect: Dialect) -> Any:
    usual = f"soal-{place:04}"
    is_name = IDENTIFIER.fullmatch(item.identifier) is not None
    root = etree.Element("assessmentItem", identifier=item.identifier if is_name else usual)
    root.set("title", _printable(item.title) or usual)
    root.set("adaptive", "false")
    root.set("timeDependent", "false")
    root.set(XML_LANGUAGE, LANGUAGE)
    responses, processing = said_by(item.content, item.key)
    root.extend(responses)
    root.extend(_outcomes(item))
    body = body_of(item.content, item.key)
    if isinstance(item.key, EssayKey):
        body.append(_for_scorer(item.key, dialect))
    root.append(body)
    if processing is not None:
        if processing.get("template"):
            processing.set("template", dialect.template(processing.get("template")))
        root.append(processing)
    return root


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()


def _outcomes(item: QtiItem) -> list[Any]:
    outcomes = []
    most = marker_of(item.content, item.key).most
    for name, value in (("SCORE", "0"), ("MAXSCORE", number(most))):
        outcome = etree.Element("outcomeDeclaration", identifier=name, cardinality="single")
        outcome.set("baseType", "float")
        default = etree.SubElement(outcome, "defaultValue")
        etree.SubElement(default, "value").text = value
        outcomes.append(outcome)
    return outcomes


def _for_scorer(key: EssayKey, dialect: Dialect) -> Any:
    block = etree.Element("rubricBlock", view="scorer")
    holder = etree.SubElement(block, "contentBody" if dialect.version == "3.0" else "div")
    lines = [f"{one.title} (0-{number(one.most)})" for one in key.rubric]
    for line in [*key.guide.splitlines(), *lines]:
        if _printable(line):
            etree.SubElement(holder, "p").text = _printable(line)
    return block


def _add_own_mark(root: Any, item: QtiItem) -> None:
    """Read the item as others will, and carry beside it what they cannot see."""
    try:
        plain = read_plain(root, Wording(_Media(item), ITEM_FOLDER))
    except Skip as skip:
        raise NotWritable(
            msg("Soal {title} tidak dapat ditulis: {why}", title=item.title, why=skip.reason)
        ) from skip
    mark = mark_for(plain, (item.content, item.key))
    if mark:
        next(inside(root, *READ)).set(OWN, mark)


def _manifest(items: Sequence[QtiItem], dialect: Dialect) -> bytes:
    space = dialect.manifest
    root = etree.Element(f"{{{space}}}manifest", identifier="takar", nsmap={None: space})
    metadata = etree.SubElement(root, f"{{{space}}}metadata")
    etree.SubElement(metadata, f"{{{space}}}schema").text = dialect.schema
    etree.SubElement(metadata, f"{{{space}}}schemaversion").text = dialect.schema_version
    etree.SubElement(root, f"{{{space}}}organizations")
    resources = etree.SubElement(root, f"{{{space}}}resources")
    for place, item in enumerate(items, start=1):
        resource = etree.SubElement(resources, f"{{{space}}}resource")
        resource.set("identifier", f"res-{place:04}")
        resource.set("type", dialect.resource)
        resource.set("href", _name(place))
        for name in (_name(place), *(f"{MEDIA_FOLDER}/{file.name}" for file in item.media)):
            etree.SubElement(resource, f"{{{space}}}file", href=name)
    return _bytes(root)
