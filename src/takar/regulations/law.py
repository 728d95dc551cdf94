"""The law as it stood: one value per key, each with its citation."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.bands import Bands
from takar.regulations.citation import CERTAINTIES, Citation
from takar.regulations.faults import NotInForce, UnknownKey
from takar.regulations.kinds import Code

_Shape = TypeVar("_Shape")


class OtherShape(TakarError):
    """The parameter exists, but holds a value of another kind."""


@dataclass(frozen=True)
class Law:
    """What is in force on a day for an agency, as far as it was known.

    Attributes:
        known_on: only what was known by this day counts; ``None`` means everything known now.
        edition: the fingerprint of the whole book.
    """

    day: date
    agency: str | None
    known_on: date | None
    edition: str
    found: dict[str, tuple[Any, Citation]]
    known_keys: frozenset[str]

    def keys(self) -> list[str]:
        """List the keys in force, in alphabetical order."""
        return list(self.found)

    def value(self, key: str) -> Any:
        """Return the value in the shape of its kind.

        Raises:
            NotInForce: the key has no value on this day.
            UnknownKey: no shelf holds the key.
        """
        return self._found(key)[0]

    def cite(self, key: str, part: str = "") -> Citation:
        """Return the papers of a value, or of one part of it."""
        citation = self._found(key)[1]
        return citation.of(part) if part else citation

    def number(self, key: str) -> Decimal:
        """Return a single number."""
        return self._shaped(key, Decimal)

    def text(self, key: str) -> str:
        """Return a single text."""
        return self._shaped(key, str)

    def bands(self, key: str) -> Bands:
        """Return a range cut into named bands."""
        return self._shaped(key, Bands)

    def points(self, key: str) -> dict[str, Decimal]:
        """Return a number per name, in the written order."""
        return self._shaped(key, dict)

    def codes(self, key: str) -> dict[str, Code]:
        """Return the words that the law enumerates, in its order."""
        return self._shaped(key, dict)

    def matrix(self, key: str) -> dict[tuple[str, str], str]:
        """Return a word per (row, column)."""
        return self._shaped(key, dict)

    def record(self, key: str) -> dict[str, Any]:
        """Return a few settings that belong together."""
        return self._shaped(key, dict)

    def table(self, key: str) -> list[dict[str, Any]]:
        """Return rows with declared columns."""
        return self._shaped(key, list)

    def doubts(self, *keys: str) -> list[Citation]:
        """Return the papers of whatever is not certain, least sure first.

        Args:
            keys: only these; without any, everything in force.
        """
        surest_first = list(CERTAINTIES)
        doubts = [doubt for key in keys or self.found for doubt in self._found(key)[1].doubts()]
        return sorted(doubts, key=lambda doubt: -surest_first.index(doubt.certainty))

    def _shaped(self, key: str, shape: type[_Shape]) -> _Shape:
        value = self._found(key)[0]
        if not isinstance(value, shape):
            raise OtherShape(
                msg("Parameter '{key}' berisi jenis lain.", key=key),
                hint=msg("Lihat isinya dengan takar law show {key}.", key=key),
            )
        return value

    def _found(self, key: str) -> tuple[Any, Citation]:
        if key in self.found:
            return self.found[key]
        if key not in self.known_keys:
            raise UnknownKey(
                msg("Parameter '{key}' tidak dikenal.", key=key),
                hint=msg("Lihat semua parameter dengan takar law list."),
            )
        day = f"{self.day:%d-%m-%Y}"
        problem = msg("Parameter '{key}' tidak berlaku pada {day}.", key=key, day=day)
        if self.known_on:
            problem = msg(
                "Parameter '{key}' tidak berlaku pada {day}, sejauh diketahui pada {known_on}.",
                key=key,
                day=day,
                known_on=f"{self.known_on:%d-%m-%Y}",
            )
        raise NotInForce(
            problem,
            hint=msg("Lihat sejak kapan ia berlaku dengan takar law show {key}.", key=key),
        )
