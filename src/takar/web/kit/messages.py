"""Collects the Indonesian sentences of code and templates for the catalogues of other languages."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from takar.kernel.language import CATALOGUES

SOURCE = CATALOGUES.parent
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "mark": None,
    "msg": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}
Found = tuple[str | tuple[str, ...], str]


def sentences() -> Iterator[Found]:
    """Yield each marked sentence with the file it stands in."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield from marked(path.read_text(encoding="utf-8"), path)
    for path in sorted((SOURCE / "web").rglob("templates/**/*.html")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from marked("\n".join(line.strip() for line in code.splitlines()), path)


def marked(code: str, path: Path) -> Iterator[Found]:
    """Yield the sentences marked in one file."""
    place = path.relative_to(SOURCE).as_posix()
    for _, sentence, _, _ in extract("python", BytesIO(code.encode()), keywords=KEYWORDS):
        if sentence and sentence[0]:
            yield sentence, place


def gathered(found: Iterable[Found]) -> Catalog:
    """Return a catalogue of sentences without translation, sorted by place."""
    catalogue = Catalog(charset="utf-8", fuzzy=False)
    for sentence, place in found:
        catalogue.add(sentence, locations=[(place, None)])  # type: ignore[list-item]
    return catalogue


def po_path(language: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


def stored(language: str) -> Catalog:
    """Read the catalogue of a language, empty where there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """Return the stored catalogue with new sentences added and vanished ones dropped."""
    catalogue = stored(language)
    catalogue.update(gathered(sentences()), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(language: str) -> list[str]:
    """Return the sentences that language has no words for yet."""
    return [
        str(entry.id)
        for entry in updated(language)
        if entry.id and (entry.fuzzy or not entry.string or not all(as_tuple(entry.string)))
    ]


def as_tuple(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return singular and plural forms as one tuple."""
    return (string,) if isinstance(string, str) else tuple(string)


def save(language: str) -> None:
    """Write the updated catalogue."""
    catalogue = updated(language)
    po_path(language).parent.mkdir(parents=True, exist_ok=True)
    with po_path(language).open("wb") as file:
        write_po(file, catalogue, width=100, sort_by_file=True, include_lineno=False)


def compile_all() -> None:
    """Write the machine form of every catalogue."""
    for path in CATALOGUES.glob("*/LC_MESSAGES/django.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))
