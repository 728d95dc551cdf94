"""An item drawn for a reader: as a candidate sees it, and its key in lines."""

from collections.abc import Callable
from string import ascii_uppercase
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from takar.items.content import Content, for_candidate
from takar.items.keys import EssayKey, Key, LikertKey, TextKey
from takar.items.markup import pictures_in, plain, with_addresses
from takar.web.item_bank.rules.typed_keys import key_fields, row_fields

COLUMNS, DIGITS = 5, 20
Address = Callable[[str], str]
WORDS = {
    "points": _("nilai %s"),
    "worst": _("sebagai terburuk %s"),
    "is_right": _("benar"),
    "place": _("urutan ke-%s"),
    "pair": _("pasangan %s"),
    "scale": _("skala %s"),
}


def shown(content: Content, version: int | None) -> dict[str, Any]:
    """Return what a candidate sees, with the addresses of its media for this reader."""
    seen = for_candidate(content)

    def address(name: str) -> str:
        return reverse("item_bank:medium", args=[version, name]) if version else ""

    options = {*(one.media for one in (*content.options, *content.targets))}
    beside = [ref for ref in content.media if ref.name not in {*options, *drawn(content)}]
    return seen | {
        "prompt": trusted(with_addresses(seen["prompt"], address)),
        "options": lettered(seen["options"], ascii_uppercase, content, address),
        "targets": lettered(seen["targets"], "123456789", content, address),
        "beside": [medium(ref.name, content, address) for ref in beside],
        "sheet": [column[:DIGITS] for column in seen.get("columns", [])[:COLUMNS]],
        "column_count": len(seen.get("columns", [])),
    }


def drawn(content: Content) -> tuple[str, ...]:
    """Return the names of the pictures inside the question."""
    return pictures_in(content.prompt)


def trusted(markup: str) -> SafeString:
    """Return markup that :mod:`takar.items.markup` cleaned, to be drawn as it is."""
    return mark_safe(markup)  # noqa: S308 -- every Content holds cleaned markup only


def lettered(
    options: list[dict[str, str]], marks: str, content: Content, address: Address
) -> list[dict[str, Any]]:
    """Return options with a letter or number, their words and their medium."""
    return [
        {
            "mark": marks[at] if at < len(marks) else str(at + 1),
            "code": one["code"],
            "text": trusted(one["text"]),
            "medium": medium(one["media"], content, address) if "media" in one else None,
        }
        for at, one in enumerate(options)
    ]


def medium(name: str, content: Content, address: Address) -> dict[str, str]:
    """Return where a medium lies, what it is and what it shows."""
    ref = next(ref for ref in content.media if ref.name == name)
    kind = ref.kind.value.partition("/")[0]
    return {"link": address(name), "kind": kind, "alt": ref.alt, "name": name}


def key_lines(content: Content, key: Key) -> list[str]:
    """Return a key in lines a person can check."""
    marks = row_fields(content, key)
    lines = [
        f"{ascii_uppercase[at % 26]}. {plain(option.text)} → {said_of(marks[option.code])}"
        for at, option in enumerate(content.options)
        if option.code in marks
    ]
    fields = key_fields(content, key)
    if isinstance(key, TextKey):
        lines += str(fields["accepted"]).splitlines()
    if isinstance(key, EssayKey):
        lines += [*str(fields["rubric"]).splitlines(), *filter(None, [key.guide])]
    if isinstance(key, LikertKey):
        way = _("setuju berarti lebih rendah") if key.is_reversed else _("setuju berarti tinggi")
        lines += [f"{key.scale or '–'}: {way}"]
    if "worth" in fields:
        lines.append(str(_("Nilai jawaban benar %s") % fields["worth"]))
    return lines


def said_of(mark: dict[str, Any]) -> str:
    """Return what a key says of one option."""
    words = (str(WORDS[name]) for name in mark)
    return ", ".join(
        word % value if "%s" in word else word
        for word, value in zip(words, mark.values(), strict=True)
    )
