"""What an author types on the page of an item, made into a content and its key, and back.

Pure, so that every interaction can be tried without a page. ``fields`` are the boxes of the whole
item, ``rows`` the options in the order typed, ``targets`` what they are matched with.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from takar.items.content import Content, Interaction, MediaRef, Option
from takar.items.content_rules import why_refused
from takar.items.key_checks import check_key
from takar.items.keys import Key
from takar.items.speed import SpeedShape
from takar.web.item_bank.rules.drafts import Draft
from takar.web.item_bank.rules.sheet_faults import SheetFault
from takar.web.item_bank.rules.sheet_keys import KeySheet, key_from
from takar.web.item_bank.rules.typed_keys import key_fields, row_fields

Row = Mapping[str, Any]
BLOCK = re.compile(r"<(?:p|ul|ol|table|blockquote)\b", re.IGNORECASE)
WITH_ROWS = frozenset(
    {
        *(Interaction.CHOICE, Interaction.CHOICES, Interaction.ORDER, Interaction.MATCH),
        *(Interaction.JUDGEMENT, Interaction.LIKERT, Interaction.FORCED),
    }
)
FIELDS: Mapping[Interaction, tuple[str, ...]] = {
    Interaction.CHOICES: ("at_least", "at_most"),
    Interaction.JUDGEMENT: ("asks_both",),
    Interaction.FORCED: ("asks_both",),
    Interaction.SHORT_TEXT: ("longest",),
    Interaction.ESSAY: ("longest",),
    Interaction.SPEED: ("columns", "rows", "seconds", "seed"),
}
"""The boxes of the question beside its words, by interaction."""


@dataclass(frozen=True)
class Sheet:
    """What was typed.

    Attributes:
        interaction: the form of the item.
        fields: the boxes of the whole item.
        rows: the options, in the order typed.
        targets: what they are matched with.
        media: the files that the item has.
        before: the key so far; what the page does not show of it is kept.
    """

    interaction: Interaction
    fields: Row
    rows: Sequence[Row] = ()
    targets: Sequence[Row] = ()
    media: tuple[MediaRef, ...] = ()
    before: Key | None = None


def draft_from(sheet: Sheet) -> Draft:
    """Return what was typed as a content and its key.

    Raises:
        SheetFault: with the box to mend, where one can be named.
        KeyDoesNotFit: the key does not belong to the question.
    """
    options, targets = _options(sheet.rows), _options(sheet.targets)
    try:
        content = Content(
            interaction=sheet.interaction,
            prompt=as_block(str(sheet.fields.get("prompt", ""))),
            options=options,
            targets=targets,
            media=sheet.media,
            **_own_fields(sheet),
        )
        key = key_from(
            KeySheet(
                sheet.interaction,
                sheet.fields,
                [row for row in sheet.rows if is_filled(row)],
                tuple(one.code for one in options),
                tuple(one.code for one in targets),
                sheet.before,
            )
        )
    except ValidationError as error:
        raise SheetFault(why_refused(error), field="prompt") from error
    check_key(content, key)
    return Draft(content, key)


def is_filled(row: Row) -> bool:
    """Tell whether a row has an option in it."""
    return bool(str(row.get("text") or "").strip() or row.get("medium"))


def _options(rows: Sequence[Row]) -> tuple[Option, ...]:
    return tuple(
        Option(
            text=row.get("text") or "",
            media=row.get("medium") or None,
            is_fixed=bool(row.get("is_fixed")),
        )
        for row in rows
        if is_filled(row)
    )


def as_block(text: str) -> str:
    """Return typed words as paragraphs, one for each line, unless they come as blocks already.

    >>> as_block(" Pilih <b>satu</b>. ")
    '<p>Pilih <b>satu</b>.</p>'
    """
    if BLOCK.search(text):
        return text
    return "".join(f"<p>{line.strip()}</p>" for line in text.splitlines() if line.strip())


def _own_fields(sheet: Sheet) -> dict[str, Any]:
    fields = sheet.fields
    if sheet.interaction is Interaction.SPEED:
        shape = {name: fields.get(name) for name in FIELDS[Interaction.SPEED]}
        given = {name: value for name, value in shape.items() if value is not None}
        return {"speed": SpeedShape.model_validate(given)}
    own = {name: fields.get(name) for name in FIELDS.get(sheet.interaction, ())}
    return {name: value for name, value in own.items() if value is not None}


def sheet_of(content: Content, key: Key) -> Sheet:
    """Return what an author would have typed for an item."""
    fields: dict[str, Any] = {"prompt": typed_prompt(content.prompt)}
    for name in FIELDS.get(content.interaction, ()):
        fields[name] = getattr(content.speed or content, name)
    marks = row_fields(content, key)
    rows = [_typed(option) | marks.get(option.code, {}) for option in content.options]
    return Sheet(
        content.interaction,
        fields | key_fields(content, key),
        rows,
        [_typed(target) for target in content.targets],
        content.media,
        key,
    )


def typed_prompt(prompt: str) -> str:
    """Return a question as lines where that loses nothing, else as its markup."""
    lines = prompt.removeprefix("<p>").removesuffix("</p>").replace("</p><p>", "\n")
    return lines if as_block(lines) == prompt else prompt


def _typed(option: Option) -> dict[str, Any]:
    return {"text": option.text, "medium": option.media or "", "is_fixed": option.is_fixed}
