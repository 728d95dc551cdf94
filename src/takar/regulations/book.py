"""The book of the law: every shelf, opened on a day for an agency.

>>> law = Book.load().on(date(2025, 6, 1))
>>> law.number("assessment.validity_years")
Decimal('3')
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Self

from takar.kernel.language import msg
from takar.regulations.check import faults_of
from takar.regulations.citation import Citation, Doubt, Source
from takar.regulations.faults import BadParameter, Fault, UnknownKey
from takar.regulations.law import Law
from takar.regulations.shelf import NATIONAL, Parameter, Shelf, Version, read_shelf

BUILT_IN = Path(__file__).parent

__all__ = ["BUILT_IN", "Book", "Entry", "Law"]


@dataclass(frozen=True)
class Entry:
    """One dated value of a parameter with its papers; ``None`` means repealed."""

    citation: Citation
    value: Any


@dataclass(frozen=True)
class Book:
    """Shelves laid over one another; the last one lies nearest."""

    shelves: tuple[Shelf, ...]

    @classmethod
    def load(cls, *extra: Path) -> Self:
        """Open the book that comes with Takar, with extra directories laid over it.

        Raises:
            BadParameter: a file cannot be accepted.
        """
        return cls.of_shelves(built_in(), *_extras(extra))

    @classmethod
    def of(cls, *directories: Path) -> Self:
        """Open a book of these directories alone, for example of those kept in a bundle.

        Raises:
            BadParameter: a file cannot be accepted.
        """
        first, *rest = directories
        return cls.of_shelves(read_shelf(first), *_extras(tuple(rest)))

    @classmethod
    def of_shelves(cls, *shelves: Shelf) -> Self:
        """Bind the shelves into a book when nothing is wrong with them."""
        if faults := faults_of(shelves):
            raise BadParameter(faults)
        return cls(shelves)

    def on(self, day: date, *, agency: str | None = None, known_on: date | None = None) -> Law:
        """Open the book on a day, as far as it was known by ``known_on``.

        Where the agency has a rule of its own in force, it hides the national one.
        """
        found: dict[str, tuple[Any, Citation]] = {}
        for owner in (NATIONAL, agency) if agency else (NATIONAL,):
            for key, shelf, parameter, version in self._in_force(owner, day, known_on):
                if version.value is not None:
                    found[key] = version.value, self._cited(shelf, parameter, version)
        return Law(
            day=day,
            agency=agency,
            known_on=known_on,
            edition=self.edition,
            found=dict(sorted(found.items())),
            known_keys=self.keys,
        )

    def _in_force(
        self, owner: str, day: date, known_on: date | None
    ) -> Iterator[tuple[str, Shelf, Parameter, Version]]:
        """Yield what one owner says on the day: for each key only the nearest shelf."""
        seen: set[str] = set()
        for shelf in reversed(self.shelves):
            for (whose, key), parameter in shelf.parameters.items():
                version = parameter.on(day, known_on)
                if whose == owner and version and key not in seen:
                    seen.add(key)
                    yield key, shelf, parameter, version

    def history(self, key: str) -> list[Entry]:
        """Return every dated value of a key, on every shelf, oldest first.

        Raises:
            UnknownKey: no shelf holds the key.
        """
        entries = [
            Entry(self._cited(shelf, parameter, version), version.value)
            for shelf in self.shelves
            for parameter in shelf.parameters.values()
            if parameter.key == key
            for version in parameter.versions
        ]
        if not entries:
            raise UnknownKey(
                msg("Parameter '{key}' tidak dikenal.", key=key),
                hint=msg("Lihat semua parameter dengan takar law list."),
            )
        return sorted(entries, key=_age)

    def form(self, key: str) -> Any:
        """Return how the nearest file of the key declares its shape (kind, unit, fields)."""
        for shelf in reversed(self.shelves):
            for parameter in shelf.parameters.values():
                if parameter.key == key:
                    return parameter.form
        return self.history(key)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every key that any shelf holds."""
        return frozenset(key for shelf in self.shelves for _, key in shelf.parameters)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The agencies that have rules of their own."""
        owners = {owner for shelf in self.shelves for owner, _ in shelf.parameters}
        return tuple(sorted(owners - {NATIONAL}))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its key; the nearest shelf wins."""
        return {key: source for shelf in self.shelves for key, source in shelf.sources.items()}

    @cached_property
    def edition(self) -> str:
        """A fingerprint of every byte of the book: SHA-256, the same on every machine."""
        digest = hashlib.sha256()
        for name, text in self.files.items():
            digest.update(f"{name}\0{len(text)}\0".encode() + text)
        return digest.hexdigest()

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by shelf number and name, such as ``0/national/jpm/formula.yaml``.

        Written out below one directory, ``Book.of(directory / "0", directory / "1")`` opens the
        same edition again.
        """
        return {
            f"{number}/{name}": shelf.files[name]
            for number, shelf in enumerate(self.shelves)
            for name in sorted(shelf.files)
        }

    def _cited(self, shelf: Shelf, parameter: Parameter, version: Version) -> Citation:
        papers = version.papers
        return Citation(
            key=parameter.key,
            title=parameter.form.title,
            source=self.sources[papers.source.law],
            at=papers.source.at,
            since=version.since,
            known_on=papers.known_on,
            certainty=papers.certainty,
            note=papers.note,
            shelf=parameter.owner,
            origin=shelf.origin,
            parts={**_doubts_within(parameter, version), **papers.parts},
        )


def inspect(*extra: Path) -> list[Fault]:
    """Return everything that is wrong in the book with extra directories laid over it."""
    return faults_of((built_in(), *_extras(extra)))


@cache
def built_in() -> Shelf:
    """Read the shelf that comes with Takar, once."""
    return read_shelf(BUILT_IN)


def _extras(directories: tuple[Path, ...]) -> list[Shelf]:
    return [read_shelf(directory, origin=directory.name or ".") for directory in directories]


def _age(entry: Entry) -> tuple[date, date, bool]:
    """Order by date; on one date the national rule comes before an agency's."""
    citation = entry.citation
    return citation.since, citation.known_on, citation.shelf != NATIONAL


def _doubts_within(parameter: Parameter, version: Version) -> dict[str, Doubt]:
    return {} if version.value is None else parameter.form.doubts_within(version.value)
