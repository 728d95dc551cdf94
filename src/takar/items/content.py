"""What a candidate may see of an item: the question and its options, never the key.

Guaranteed, by validation of every :class:`Content`:

* it has no field for a key, for points or for a rubric, and refuses unknown fields;
* the code of an option is a digest of what the option shows, so it says nothing about the key;
* the options of ORDER and the targets of MATCH stand in the order of their codes, so the way an
  author wrote them down says nothing about the key;
* prompt and options hold only the tags of :mod:`takar.items.markup`, and pictures only by the
  digest of their bytes.

:func:`for_candidate` is the only door to the candidate: a small JSON of one shown order.
"""

import hashlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)

from takar.items.content_rules import content_problem
from takar.items.markup import MEDIA_NAME, safe_block, safe_inline
from takar.items.media import MediaKind, kind_of
from takar.items.speed import SpeedShape, sheet
from takar.kernel.language import Message, msg

CODE_LENGTH = 7
MOST_OPTIONS = 40
LONGEST_PROMPT = 50_000
LONGEST_OPTION = 5_000
LONGEST_TEXT = 50_000
SHORT_LENGTH = 200
ESSAY_LENGTH = 10_000


class Interaction(StrEnum):
    """The ten ways in which an item is answered."""

    CHOICE = "CHOICE"
    CHOICES = "CHOICES"
    ORDER = "ORDER"
    MATCH = "MATCH"
    JUDGEMENT = "JUDGEMENT"
    LIKERT = "LIKERT"
    FORCED = "FORCED"
    SHORT_TEXT = "SHORT_TEXT"
    ESSAY = "ESSAY"
    SPEED = "SPEED"


TITLES: Mapping[Interaction, Message] = {
    Interaction.CHOICE: msg("Pilihan tunggal"),
    Interaction.CHOICES: msg("Pilihan jamak"),
    Interaction.ORDER: msg("Urutan"),
    Interaction.MATCH: msg("Menjodohkan"),
    Interaction.JUDGEMENT: msg("Penilaian situasi"),
    Interaction.LIKERT: msg("Skala sikap"),
    Interaction.FORCED: msg("Pilihan paksa"),
    Interaction.SHORT_TEXT: msg("Isian singkat"),
    Interaction.ESSAY: msg("Uraian"),
    Interaction.SPEED: msg("Tes kecepatan"),
}


class Frozen(BaseModel):
    """A value that never changes and knows all its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Inline = Annotated[str, Field(max_length=LONGEST_OPTION), BeforeValidator(safe_inline)]
MediaName = Annotated[str, Field(pattern=rf"^{MEDIA_NAME}$")]


class MediaRef(Frozen):
    """A picture, sound or film of the item; the bytes are kept elsewhere under ``name``."""

    name: MediaName
    kind: MediaKind
    alt: Annotated[str, Field(max_length=1_000)] = ""

    @model_validator(mode="after")
    def _name_and_kind_agree(self) -> Self:
        if kind_of(self.name) is not self.kind:
            raise ValueError("media_kind")
        return self


def opaque_code(text: str, media: str | None) -> str:
    """Return the code of an option: a digest of what it shows, and of nothing else."""
    shown = f"{text}\n{media or ''}".encode()
    number = int.from_bytes(hashlib.sha256(shown).digest()[:8], "big")
    letters = "abcdefghijkmnpqrstuvwxyz23456789"
    return "o" + "".join(letters[number >> (5 * place) & 31] for place in range(CODE_LENGTH))


class Option(Frozen):
    """One thing to choose, order or match; its ``code`` is made, never given.

    Attributes:
        text: words with emphasis.
        media: the name of a picture, sound or film of the item that the option shows.
        is_fixed: keeps its place when options are shuffled ("Semua benar").
        code: how answers and keys call it.
    """

    text: Inline = ""
    media: MediaName | None = None
    is_fixed: bool = False
    code: str = ""

    @model_validator(mode="before")
    @classmethod
    def _code_is_a_digest(cls, raw: Any) -> Any:
        if not isinstance(raw, dict) or not isinstance(raw.get("text", ""), str):
            return raw
        code = opaque_code(safe_inline(raw.get("text", "")), raw.get("media"))
        if raw.get("code") not in {None, "", code}:
            raise ValueError("option_code")
        return {**raw, "code": code}


class Content(Frozen):
    """An item as the candidate meets it.

    Attributes:
        interaction: how it is answered.
        prompt: the question, with paragraphs, lists, tables and pictures.
        options: what to choose, order or match; of LIKERT the scale from low to high.
        targets: what the options are matched with (MATCH only); several may go to one target.
        media: every file that prompt and options show, and sound or film beside the prompt.
        at_least: how many options a whole answer has (CHOICES only).
        at_most: how many options may be chosen (CHOICES only); ``None`` is all of them.
        asks_both: asks for best and worst (JUDGEMENT) or most and least (FORCED), or only for
            the first of the two.
        longest: how many characters may be typed (SHORT_TEXT and ESSAY).
        speed: rows, columns and seconds of a speed test.
    """

    version: Literal[1] = 1
    interaction: Interaction
    prompt: Annotated[str, Field(max_length=LONGEST_PROMPT), BeforeValidator(safe_block)]
    options: tuple[Option, ...] = ()
    targets: tuple[Option, ...] = ()
    media: tuple[MediaRef, ...] = ()
    at_least: Annotated[int, Field(ge=1, le=MOST_OPTIONS)] = 1
    at_most: Annotated[int, Field(ge=1, le=MOST_OPTIONS)] | None = None
    asks_both: bool = True
    longest: Annotated[int, Field(ge=1, le=LONGEST_TEXT)] | None = None
    speed: SpeedShape | None = None

    @field_validator("media")
    @classmethod
    def _each_file_once(cls, media: tuple[MediaRef, ...]) -> tuple[MediaRef, ...]:
        if len({ref.name for ref in media}) < len(media):
            raise ValueError("media_twice")
        return media

    @model_validator(mode="after")
    def _fits_its_interaction(self) -> Self:
        problem = content_problem(self)
        if problem:
            raise ValueError(problem)
        if self.interaction is Interaction.ORDER:
            object.__setattr__(self, "options", _by_code(self.options))
        object.__setattr__(self, "targets", _by_code(self.targets))
        return self

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options, in the order of the author."""
        return tuple(option.code for option in self.options)

    @property
    def text_limit(self) -> int:
        """How many characters may be typed."""
        usual = SHORT_LENGTH if self.interaction is Interaction.SHORT_TEXT else ESSAY_LENGTH
        return self.longest or usual

    @property
    def is_ipsative(self) -> bool:
        """Whether answers compare a person with themselves only: no norm, no box of talent."""
        return self.interaction is Interaction.FORCED

    def code_of(self, place: int) -> str:
        """Return the code of the option at a place, counted from zero."""
        return self.options[place].code


def _by_code(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple(sorted(options, key=lambda option: option.code))


def shown_options(content: Content, shuffle: str | None) -> tuple[Option, ...]:
    """Return the options in the order one person sees them.

    The order depends on ``shuffle`` and the codes alone, never on how the author wrote them;
    LIKERT scales keep their order, and fixed options their place.
    """
    if shuffle is None or content.interaction is Interaction.LIKERT:
        return content.options
    free = [option for option in content.options if not option.is_fixed]
    drawn = iter(sorted(free, key=lambda option: _lot(shuffle, option.code)))
    return tuple(option if option.is_fixed else next(drawn) for option in content.options)


def _lot(shuffle: str, code: str) -> bytes:
    return hashlib.sha256(f"{shuffle}\n{code}".encode()).digest()


def for_candidate(content: Content, shuffle: str | None = None) -> dict[str, Any]:
    """Return what the browser of a candidate gets: no key, no seed, no order of the author.

    Args:
        content: the item.
        shuffle: the lot of the paper for this item (``PlannedItem.shuffle``), or ``None`` where
            options keep their order.
    """
    shown: dict[str, Any] = {
        "interaction": content.interaction.value,
        "prompt": content.prompt,
        "options": [_shown(option) for option in shown_options(content, shuffle)],
        "targets": [_shown(target) for target in content.targets],
        "media": [ref.model_dump(mode="json") for ref in content.media],
    }
    if content.interaction is Interaction.CHOICES:
        shown |= {"at_least": content.at_least, "at_most": content.at_most or len(content.options)}
    if content.interaction in {Interaction.JUDGEMENT, Interaction.FORCED}:
        shown["asks_both"] = content.asks_both
    if content.interaction in {Interaction.SHORT_TEXT, Interaction.ESSAY}:
        shown["longest"] = content.text_limit
    if content.speed is not None:
        shown["seconds"] = content.speed.seconds
        shown["columns"] = [list(digits) for digits in sheet(content.speed)]
    return shown


def _shown(option: Option) -> dict[str, str]:
    words = {"code": option.code, "text": option.text}
    return words | ({"media": option.media} if option.media else {})
