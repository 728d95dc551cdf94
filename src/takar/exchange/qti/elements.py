"""XML of strangers: parsed without entities, network or definitions, and read in one spelling.

QTI 3 writes ``qti-simple-choice`` and ``response-identifier`` where QTI 2 writes ``simpleChoice``
and ``responseIdentifier``; :func:`name_of` and :func:`attribute` speak as QTI 2 for both.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

MOST_BYTES = 5 * 1024 * 1024
ENCODINGS = frozenset({"utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252", "utf-16"})
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_DECLARATION = re.compile(r"\s*<\?xml\s[^>]*?\?>")
_ENCODING = re.compile(
    rb"""^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']"""
)
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class XmlRefused(TakarError):
    """A file that is no XML we read; ``line`` says where, 0 where no line can be named."""

    line: int = 0


def parsed(content: bytes) -> Any:
    """Return the root element of a file.

    Raises:
        XmlRefused: for files too big, broken, in strange encodings, or with a DTD.
    """
    if len(content) > MOST_BYTES:
        raise XmlRefused(msg("Berkas XML lebih besar dari 5 MB."))
    text = decoded(content)
    declaration = _DECLARATION.match(text)
    text = text[declaration.end() :] if declaration else text
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise XmlRefused(
            msg("Berkas XML memuat DTD atau entitas, yang tidak dibaca demi keamanan."),
            hint=msg("Hapus baris DOCTYPE dari berkasnya."),
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        refused = XmlRefused(
            msg("Berkas bukan XML yang utuh: {why}.", why=error.msg),
            hint=msg("Ekspor ulang dari aplikasi asal."),
        )
        refused.line = error.lineno or 0
        raise refused from error


def decoded(content: bytes) -> str:
    """Return the text of a file by its mark or its declaration, UTF-8 otherwise."""
    found = _ENCODING.match(content)
    encoding = found.group(1).decode().lower() if found else "utf-8"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    if encoding not in ENCODINGS:
        raise XmlRefused(msg("Pengodean {encoding} tidak dibaca.", encoding=encoding))
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as error:
        raise XmlRefused(
            msg("Huruf pada berkas tidak sesuai pengodeannya."), hint=msg("Simpan sebagai UTF-8.")
        ) from error


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace, as QTI 2 spells it."""
    local = str(etree.QName(element).localname)
    if not local.startswith("qti-"):
        return local
    first, *rest = local.removeprefix("qti-").split("-")
    return first + "".join(word.capitalize() for word in rest)


def attribute(element: Any, name: str, default: str = "") -> str:
    """Return an attribute by its name in QTI 2, whichever spelling the file uses."""
    value = element.get(name)
    if value is None:
        value = element.get(_CAPITAL.sub("-", name).lower())
    return default if value is None else str(value).strip()


def count_of(element: Any, name: str, default: int) -> int:
    """Return an attribute that counts something; what is no number counts as not given."""
    value = attribute(element, name)
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else default


def is_true(element: Any, name: str) -> bool:
    """Whether an attribute says true."""
    return attribute(element, name).lower() in {"true", "1"}


def children(element: Any, *names: str) -> list[Any]:
    """Return the children with one of these names, or all."""
    return [child for child in element if not names or name_of(child) in names]


def child(element: Any, name: str) -> Any | None:
    """Return the first child of this name, or ``None``."""
    return next(iter(children(element, name)), None)


def inside(element: Any, *names: str) -> Iterator[Any]:
    """Go through everything below an element that has one of these names."""
    return (one for one in element.iterdescendants(etree.Element) if name_of(one) in names)


def words_in(element: Any) -> str:
    """Return the text in and below an element, blanks joined."""
    return " ".join("".join(element.itertext()).split())
