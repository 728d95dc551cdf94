"""The words and pictures of an item body, turned into the restricted markup of our items."""

import html
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from takar.exchange.qti.elements import attribute, name_of, words_in
from takar.exchange.qti.reports import OTHER_INTERACTIONS, Skip
from takar.items.content import MediaRef
from takar.items.markup import BLOCK_TAGS
from takar.items.media import MediaFile, MediaRefused, read_media
from takar.kernel.language import Message, msg

GAP = "____"
LOOSE = "loose"
INLINE_GAPS = {"textEntryInteraction", "inlineChoiceInteraction"}
BLOCK_PLACES = {
    "choiceInteraction",
    "orderInteraction",
    "matchInteraction",
    "extendedTextInteraction",
}
DROPPED = {
    "stylesheet",
    "catalogInfo",
    "apipAccessibility",
    "feedbackBlock",
    "feedbackInline",
    "modalFeedback",
    "infoControl",
    "script",
    "style",
    "companionMaterialsInfo",
}
UNREADABLE = {
    "math": msg("Rumus MathML tidak didukung."),
    "printedVariable": msg("Soal yang angkanya dihitung saat tampil (template) tidak didukung."),
    "templateBlock": msg("Soal yang angkanya dihitung saat tampil (template) tidak didukung."),
    "templateInline": msg("Soal yang angkanya dihitung saat tampil (template) tidak didukung."),
    "include": msg("Soal yang menyertakan berkas lain (XInclude) tidak didukung."),
    "iframe": msg("Soal yang menyertakan halaman lain tidak didukung."),
}
HEADINGS = {f"h{level}" for level in range(1, 7)}
AS_PARAGRAPH = {"div", "dt", "dd", "figcaption", "address", "section", "article", "pre", "center"}
MEDIA_TAGS = {"img", "object", "audio", "video", "embed"}
PICTURE_KINDS = "image/"


class Files(Protocol):
    """The files of a package, whether they lie in a zip or are about to be written."""

    def read(self, name: str) -> bytes:
        """Return the bytes of one file."""
        ...

    def __contains__(self, name: object) -> bool: ...


@dataclass
class Wording:
    """Turns elements into markup, and gathers the media they show.

    Attributes:
        archive: the package, or ``None`` for a file that came alone.
        folder: where the item file lies, for the addresses in it.
        refs: the media found so far, by name.
        files: their bytes.
        notes: what was left out.
        met: the media in the order they were met, for options that show one.
        for_scorer: what the maker says to the person who reads answers.
        is_pair: the item asks for both ends of the same options; what stands above each list is
            said by our own page.
    """

    archive: Files | None
    folder: str
    refs: dict[str, MediaRef] = field(default_factory=dict)
    files: dict[str, MediaFile] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)
    is_pair: bool = False
    met: list[str] = field(default_factory=list)
    for_scorer: list[str] = field(default_factory=list)

    def inner(self, element: Any) -> str:
        """Return the markup of everything inside an element."""
        parts = [_text(element.text)]
        for one in element:
            parts += [self.outer(one), _text(one.tail)]
        return "".join(parts)

    def outer(self, element: Any) -> str:
        """Return the markup of an element itself.

        Raises:
            Skip: for what cannot be shown.
        """
        name = name_of(element)
        if name in UNREADABLE:
            raise Skip(UNREADABLE[name], element.sourceline or 0)
        if name in OTHER_INTERACTIONS:
            raise Skip(OTHER_INTERACTIONS[name], element.sourceline or 0)
        if name in DROPPED:
            return self._dropped(name)
        for names, write in self._writers():
            if name in names:
                return write(element)
        return self._tag(name, element)

    def _writers(self) -> tuple[tuple[set[str], Callable[[Any], str]], ...]:
        return (
            (MEDIA_TAGS, self._media),
            (INLINE_GAPS, lambda _element: GAP),
            (BLOCK_PLACES, self._prompt),
            ({"rubricBlock"}, self._rubric),
            (HEADINGS, lambda element: f"<p><strong>{self.inner(element)}</strong></p>"),
            (AS_PARAGRAPH, self._paragraph),
        )

    def _dropped(self, name: str) -> str:
        if name.startswith(("feedback", "modal")):
            self.note(msg("Umpan balik untuk peserta tidak dibaca."))
        return ""

    def _tag(self, name: str, element: Any) -> str:
        if name not in BLOCK_TAGS or attribute(element, "class") == LOOSE:
            return self.inner(element)
        if name == "br":
            return "<br>"
        spans = "".join(
            f' {span}="{html.escape(element.get(span))}"'
            for span in ("colspan", "rowspan")
            if element.get(span)
        )
        return f"<{name}{spans}>{self.inner(element)}</{name}>"

    def _paragraph(self, element: Any) -> str:
        inner = self.inner(element)
        is_block = any(f"<{tag}" in inner for tag in ("p>", "table", "ul>", "ol>", "blockquote"))
        return inner if is_block or not inner.strip() else f"<p>{inner}</p>"

    def _prompt(self, element: Any) -> str:
        prompts = [] if self.is_pair else [one for one in element if name_of(one) == "prompt"]
        return "".join(self._paragraph(one) for one in prompts)

    def _rubric(self, element: Any) -> str:
        view = attribute(element, "view")
        if "scorer" in view:
            self.for_scorer.append(words_in(element))
        return self.inner(element) if "candidate" in view else ""

    def _media(self, element: Any) -> str:
        source = attribute(element, "src") or attribute(element, "data") or _nested(element)
        if not source:
            return words_in(element)
        alt = attribute(element, "alt") or attribute(element, "title") or words_in(element)
        name = self._known(source, alt, element.sourceline or 0)
        if not self.refs[name].kind.value.startswith(PICTURE_KINDS):
            return ""
        return f'<img src="media:{name}" alt="{html.escape(alt)}">'

    def _known(self, source: str, alt: str, line: int) -> str:
        try:
            file = read_media(self._bytes(source, line))
        except MediaRefused as error:
            raise Skip(
                msg("Berkas {file} ditolak. {why}", file=source, why=error.problem), line
            ) from error
        self.files[file.name] = file
        self.met.append(file.name)
        self.refs.setdefault(file.name, MediaRef(name=file.name, kind=file.kind, alt=alt[:1_000]))
        return file.name

    def _bytes(self, source: str, line: int) -> bytes:
        address = urlsplit(source)
        if address.scheme or address.netloc:
            raise Skip(msg("Soal memakai gambar atau rekaman dari luar paket."), line)
        path = posixpath.normpath(posixpath.join(self.folder, unquote(address.path)))
        if self.archive is None or path not in self.archive:
            raise Skip(msg("Berkas {path} tidak ada di dalam paket.", path=path), line)
        return self.archive.read(path)

    def note(self, said: Message) -> None:
        """Keep a remark once."""
        if said not in self.notes:
            self.notes.append(said)


def _text(text: str | None) -> str:
    return html.escape(text or "", quote=False)


def _nested(element: Any) -> str:
    for one in element:
        if name_of(one) in {"source", "img"} and attribute(one, "src"):
            return attribute(one, "src")
    return ""
