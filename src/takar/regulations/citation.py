"""Where a value of the law comes from, since when it holds, and how sure we are."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from takar.kernel.language import msg

Certainty = Literal["certain", "likely", "unsure", "assumed"]

CERTAINTIES = {
    "certain": msg("pasti"),
    "likely": msg("kemungkinan besar"),
    "unsure": msg("belum pasti"),
    "assumed": msg("anggapan"),
}
"""The words for the reader, surest first."""


class Strict(BaseModel):
    """A model of a file written by hand: unknown words are refused, nothing is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Source(Strict):
    """A decree, law or practice from which values come.

    Attributes:
        issued_on: the day it was made; ``None`` where that is not known.
        read_at: where to read the text, in words.
    """

    key: str
    title: str
    number: str = ""
    issued_on: date | None = None
    in_force_on: date | None = None
    status: Literal["in_force", "amended", "replaced", "repealed", "practice", "unknown"]
    read_at: str
    note: str = ""

    @property
    def short_title(self) -> str:
        """The title without its subject: "Peraturan BKN Nomor 26 Tahun 2019"."""
        return self.title.partition(" tentang ")[0]


class Passage(Strict):
    """A place in a source."""

    law: str
    at: str


class Doubt(Strict):
    """How sure we are about one part of a value, where that differs from the whole."""

    certainty: Certainty
    note: str = ""


@dataclass(frozen=True)
class Citation:
    """A value's papers: source and place, dates, certainty, and the shelf it stands on.

    Attributes:
        at: article, annex or other place in the source.
        since: the day from which the value holds.
        known_on: the day from which one could know it.
        shelf: ``national`` or the agency's code.
        origin: name of the extra directory; empty for the book that comes with Takar.
        part: the part of the value this is about; empty for the whole.
        parts: the doubts about single parts.
    """

    key: str
    title: str
    source: Source
    at: str
    since: date
    known_on: date
    certainty: Certainty
    note: str
    shelf: str
    origin: str = ""
    part: str = ""
    parts: dict[str, Doubt] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """Source and article in one line."""
        return f"{self.source.short_title}, {self.at}"

    def of(self, part: str) -> "Citation":
        """Return the papers of one part; where nothing special is said, those of the whole."""
        doubt = self.parts.get(part, Doubt(certainty=self.certainty, note=self.note))
        return replace(self, part=part, certainty=doubt.certainty, note=doubt.note, parts={})

    def doubts(self) -> list["Citation"]:
        """Return this citation and those of its parts, as far as they are not certain."""
        return [c for c in (self, *map(self.of, self.parts)) if c.certainty != "certain"]
