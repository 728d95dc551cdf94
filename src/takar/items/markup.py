"""Text of an item with only the few tags it may use: no style, no script, nothing from outside.

Guaranteed: what :func:`safe_block` and :func:`safe_inline` return has no tag, attribute or address
beyond the lists below, and cleaning it once more changes nothing. A picture is named
``media:<name>``; who shows the item says where it lies with :func:`with_addresses`.
"""

import html
import re
from collections.abc import Callable

import nh3

MEDIA_NAME = r"[0-9a-f]{32}\.(?:png|jpg|webp|mp3|ogg|mp4)"
INLINE_TAGS = {"b", "br", "code", "em", "i", "strong", "sub", "sup", "u"}
BLOCK_TAGS = INLINE_TAGS | {
    *("blockquote", "caption", "img", "li", "ol", "p", "table", "tbody"),
    *("td", "th", "thead", "tr", "ul"),
}
DROPPED_WHOLE = {"script", "style", "iframe", "object", "embed", "template", "noscript", "title"}

_ADDRESS = re.compile(rf"media:{MEDIA_NAME}")
_SPAN = re.compile(r"[1-9]\d?")
_SOURCE = re.compile(rf'src="media:({MEDIA_NAME})"')
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ATTRIBUTES = {"img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_AROUND_BLOCKS = re.compile(
    r" ?(</?(?:blockquote|caption|li|ol|p|table|tbody|td|th|thead|tr|ul)\b[^<>]{0,40}>) ?"
)
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff\ufffe\uffff]")


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if _ADDRESS.fullmatch(value) else None
    if attribute in {"colspan", "rowspan"}:
        return value if _SPAN.fullmatch(value) else None
    return value


_BLOCK = nh3.Cleaner(
    tags=BLOCK_TAGS,
    clean_content_tags=DROPPED_WHOLE,
    attributes=_ATTRIBUTES,
    attribute_filter=_kept,
    url_schemes={"media"},
    link_rel=None,
)
_INLINE = nh3.Cleaner(
    tags=INLINE_TAGS,
    clean_content_tags=DROPPED_WHOLE,
    attributes={},
    link_rel=None,
)


def safe_block(text: str) -> str:
    """Return the text of a prompt with paragraphs, lists, tables and pictures, and nothing else.

    >>> safe_block('<p onclick="x()">Pilih <b>satu</b>.<script>x()</script></p>')
    '<p>Pilih <b>satu</b>.</p>'
    """
    return _AROUND_BLOCKS.sub(r"\1", _settled(_BLOCK, text))


def safe_inline(text: str) -> str:
    """Return the text of an option: words with emphasis, without paragraphs and pictures.

    >>> safe_inline("<p>H<sub>2</sub>O</p>")
    'H<sub>2</sub>O'
    """
    return _settled(_INLINE, text)


def _settled(cleaner: nh3.Cleaner, text: str) -> str:
    once = cleaner.clean(_UNSEEN.sub("", text))
    return _BLANKS.sub(" ", once).strip()


def plain(text: str) -> str:
    """Return the words of a cleaned text without any tag.

    >>> plain("<p>5 &lt; 7 &amp; 8</p>")
    '5 < 7 & 8'
    """
    spaced = re.sub(r"<(?:br|/p|/li|/td|/th|/tr)>", " ", text)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def from_plain(text: str) -> str:
    """Return words as markup: what looked like a tag is shown as it was typed.

    >>> from_plain("5 < 7")
    '5 &lt; 7'
    """
    return _settled(_INLINE, html.escape(text, quote=False))


def pictures_in(text: str) -> tuple[str, ...]:
    """Return the names of the media that stand inside a cleaned text."""
    return tuple(_SOURCE.findall(text))


def with_addresses(text: str, address_of: Callable[[str], str]) -> str:
    """Return a cleaned text whose pictures point to where they lie for this reader."""
    return _SOURCE.sub(
        lambda found: f'src="{html.escape(address_of(found.group(1)), quote=True)}"', text
    )
