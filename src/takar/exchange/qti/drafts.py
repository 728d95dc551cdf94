"""An item while it is read: what the readers of all interactions need."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from takar.exchange.qti.elements import attribute, children, is_true
from takar.exchange.qti.reports import Skip
from takar.exchange.qti.scoring import Mapped, Response, Rule, Way
from takar.exchange.qti.wording import Wording
from takar.items.content import Content, Interaction, Option
from takar.items.keys import Key
from takar.items.markup import pictures_in, safe_inline
from takar.kernel.language import msg

KEY_UNKNOWN = msg("Paket tidak menyebut jawaban yang benar untuk soal ini.")

Pair = tuple[Content, Key]


@dataclass(frozen=True)
class Draft:
    """An item while it is read: the interaction, its response, how it is scored, its words."""

    element: Any
    response: Response
    rule: Rule
    wording: Wording
    prompt: str

    @property
    def line(self) -> int:
        """Where the interaction stands in its file."""
        return int(self.element.sourceline or 0)


def options_of(draft: Draft, parent: Any, *names: str) -> dict[str, Option]:
    """Return the options below an element, by the identifiers of the package."""
    options: dict[str, Option] = {}
    for one in children(parent, *names):
        if attribute(one, "templateIdentifier"):
            raise Skip(msg("Pilihan yang muncul bersyarat tidak didukung."), one.sourceline or 0)
        options[attribute(one, "identifier")] = _option(draft, one)
    return options


def _option(draft: Draft, element: Any) -> Option:
    before = len(draft.wording.met)
    shown = draft.wording.inner(element)
    media = draft.wording.met[before:]
    if len(media) > 1:
        raise Skip(msg("Satu pilihan memuat beberapa gambar."), element.sourceline or 0)
    return Option(
        text=safe_inline(shown.replace("</p><p>", "<br>")),
        media=media[0] if media else None,
        is_fixed=is_true(element, "fixed"),
    )


def content_of(draft: Draft, interaction: Interaction, **fields: Any) -> Content:
    """Return the content with prompt and media of a draft; unused media are left out."""
    named = set(pictures_in(draft.prompt))
    for option in (*fields.get("options", ()), *fields.get("targets", ())):
        named.add(option.media)
    media = tuple(
        ref
        for name, ref in draft.wording.refs.items()
        if name in named or not ref.kind.value.startswith("image/")
    )
    return Content(interaction=interaction, prompt=draft.prompt, media=media, **fields)


def mapping_of(draft: Draft) -> Mapped | None:
    """Return the points by value, where they decide."""
    response, way = draft.response, draft.rule.way
    if way is Way.MAP and response.mapped is None:
        raise Skip(KEY_UNKNOWN, draft.line)
    decides = way is Way.MAP or (way is Way.NONE and not response.correct)
    return response.mapped if decides else None


def points_by_code(mapped: Mapped, codes: Mapping[str, str]) -> dict[str, Fraction]:
    """Return the points of the options that one may choose, each kept within the bounds."""
    points: dict[str, Fraction] = {}
    for name, code in codes.items():
        worth = mapped.entries.get(name, mapped.other)
        if mapped.lowest is not None:
            worth = max(worth, mapped.lowest)
        if mapped.highest is not None:
            worth = min(worth, mapped.highest)
        if name in mapped.entries or worth:
            points[code] = worth
    return points


def known_code(draft: Draft, codes: Mapping[str, str], name: str) -> str:
    """Return the code of an option that a key of the package names."""
    if name not in codes:
        raise Skip(msg("Kunci menyebut pilihan {name} yang tidak ada.", name=name), draft.line)
    return codes[name]
