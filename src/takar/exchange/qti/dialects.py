"""How the versions of QTI spell the same thing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")
HTML_NAMES = frozenset(
    {
        *("b", "blockquote", "br", "caption", "code", "div", "em", "i", "img", "li", "object"),
        *("ol", "p", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead"),
        *("tr", "u", "ul"),
    }
)


@dataclass(frozen=True)
class Dialect:
    """The names of one version of QTI."""

    version: str
    namespace: str
    templates: str
    ending: str
    resource: str
    manifest: str
    schema: str
    schema_version: str

    def template(self, name: str) -> str:
        """Return the address of a standard way of scoring."""
        return f"{self.templates}/{name}{self.ending}"


DIALECTS: Mapping[str, Dialect] = {
    "2.2": Dialect(
        version="2.2",
        namespace="http://www.imsglobal.org/xsd/imsqti_v2p2",
        templates="http://www.imsglobal.org/question/qti_v2p2/rptemplates",
        ending="",
        resource="imsqti_item_xmlv2p2",
        manifest="http://www.imsglobal.org/xsd/imscp_v1p1",
        schema="QTIv2.2 Package",
        schema_version="1.0.0",
    ),
    "3.0": Dialect(
        version="3.0",
        namespace="http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        templates="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates",
        ending=".xml",
        resource="imsqti_item_xmlv3p0",
        manifest="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        schema="QTI Package",
        schema_version="3.0.0",
    ),
}


def spelled(element: Any, dialect: Dialect) -> Any:
    """Return a tree written with the names of QTI 2 and no namespace, in a version's own names."""
    is_html = element.tag in HTML_NAMES
    newer = dialect.version == "3.0" and not is_html
    name = f"qti-{kebab(element.tag)}" if newer else element.tag
    copy = etree.Element(f"{{{dialect.namespace}}}{name}", nsmap={None: dialect.namespace})
    for key, value in element.attrib.items():
        copy.set(kebab(key) if newer and not key.startswith(("{", "data-")) else key, value)
    copy.text, copy.tail = element.text, element.tail
    for one in element:
        copy.append(spelled(one, dialect))
    return copy


def kebab(name: str) -> str:
    """Return a name as QTI 3 spells it.

    >>> kebab("simpleChoice")
    'simple-choice'
    """
    return _CAPITAL.sub("-", name).lower()
