"""One person of a talent-map file."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class SimataRow:
    """What such a file says of one person; an empty cell is a gap.

    Attributes:
        scores: ``performance``, ``potential`` and the indicators, 0 to 100, under our names.
        above: scores over 100 as the file wrote them; ``scores`` holds 100 for them.
        number: the row of the file; 0 for a row of ours.
    """

    nip: str
    name: str | None
    unit: str | None
    title: str | None
    box: int | None
    scores: Mapping[str, Decimal | None]
    above: Mapping[str, Decimal]
    number: int = 0
