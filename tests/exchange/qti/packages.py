"""Packages as others write them, and as nobody should."""

import io
import zipfile
from collections.abc import Mapping
from typing import Any

from takar.exchange.qti import QtiItem, QtiReading, read_package
from takar.items.media import read_media

PNG = b"\x89PNG\r\n\x1a\n" + b"." * 40
SECOND = b"\x89PNG\r\n\x1a\n" + b"-" * 40
SOUND = b"OggS" + b"." * 40
PICTURE = read_media(PNG)
SPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates"

CORRECT = "<correctResponse><value>{}</value></correctResponse>"
CHOICES = """<choiceInteraction responseIdentifier="RESPONSE" maxChoices="1">
<prompt>Siapa atasan camat?</prompt>
<simpleChoice identifier="benar">Bupati</simpleChoice>
<simpleChoice identifier="salah">Lurah</simpleChoice>
<simpleChoice identifier="lain" fixed="true">Lainnya</simpleChoice>
</choiceInteraction>"""


def item_xml(
    body: str = CHOICES,
    declared: str = CORRECT.format("benar"),
    *,
    kind: str = "identifier",
    cardinality: str = "single",
    scoring: str = f'<responseProcessing template="{TEMPLATES}/match_correct"/>',
    more: str = "",
    attributes: str = 'adaptive="false"',
) -> str:
    """Return the XML of an item of QTI 2.1."""
    response = (
        f'<responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" '
        f'baseType="{kind}">{declared}</responseDeclaration>'
    )
    return (
        f'<assessmentItem xmlns="{SPACE}" identifier="q1" title="Atasan" {attributes}>'
        f"{response}{more}<itemBody>{body}</itemBody>{scoring}</assessmentItem>"
    )


def map_response() -> str:
    """Return the scoring that adds up points by value."""
    return f'<responseProcessing template="{TEMPLATES}/map_response"/>'


def mapping(entries: Mapping[str, str], **attributes: str) -> str:
    """Return points by value."""
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    inside = "".join(
        f'<mapEntry mapKey="{key}" mappedValue="{value}"/>' for key, value in entries.items()
    )
    return f"<mapping{said}>{inside}</mapping>"


def manifest(*files: str, kind: str = "imsqti_item_xmlv2p1") -> str:
    """Return a table of contents."""
    resources = "".join(
        f'<resource identifier="r{place}" type="{kind}" href="{name}"/>'
        for place, name in enumerate(files)
    )
    space = "http://www.imsglobal.org/xsd/imscp_v1p1"
    return f'<manifest xmlns="{space}"><resources>{resources}</resources></manifest>'


def package(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of these files; a manifest of the items is added where none is given."""
    named = dict(files)
    if "imsmanifest.xml" not in named:
        named["imsmanifest.xml"] = manifest(*(n for n in named if n.endswith(".xml")))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in named.items():
            zipped.writestr(name, content)
    return target.getvalue()


def read_one(xml: str, **files: bytes) -> QtiItem:
    """Return the one item that a package with this file gives."""
    reading = reading_of(xml, **files)
    assert reading.skipped == (), str(reading.skipped[0].reason)
    assert reading.faults == (), str(reading.faults[0].reason)
    (item,) = reading.items
    return item


def reading_of(xml: str, **files: bytes) -> QtiReading:
    """Return what a package with this item and these files gives."""
    others: dict[str, Any] = {
        name.replace("__", "/").replace("_", "."): f for name, f in files.items()
    }
    return read_package(package({"items/q1.xml": xml, **others}))


def why_skipped(xml: str) -> str:
    """Return the reason why the one item of a package was left out."""
    reading = reading_of(xml)
    assert reading.items == ()
    return str(reading.skipped[0].reason)
