"""Invented ratings with known severities, for trying the report on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

from takar.regulations.book import Book
from takar.regulations.law import Law

DAY = date(2025, 5, 14)
METHODS = ("WAWANCARA_KOMPETENSI", "DISKUSI_KELOMPOK")


def law() -> Law:
    """Return the law of the day."""
    return Book.load().on(DAY)


def competencies() -> list[str]:
    """Return the codes of the nine competencies."""
    return list(law().codes("assessment.competencies"))


@dataclass(frozen=True)
class World:
    """An event as it might be: who is able, who is severe, who meets whom.

    Attributes:
        severities: of each assessor, in logits.
        islands: groups of assessors that share nobody.
        halo: spread of what an assessor feels about one person, on all competencies.
    """

    severities: Sequence[float]
    people: int = 60
    islands: int = 1
    halo: float = 0.0
    spread: float = 1.5
    seed: int = 7
    methods: Sequence[str] = field(default=METHODS)

    def ratings(self) -> pa.Table:
        """Return two assessors' ratings of everybody, by each method."""
        draw = np.random.default_rng(self.seed)
        ability = draw.normal(0, self.spread, self.people)
        rows = []
        for person in range(self.people):
            for turn, method in enumerate(self.methods):
                for rater in self.pair(person, turn):
                    felt = draw.normal(0, self.halo) if self.halo else 0.0
                    rows += [
                        {
                            "ratee": f"P{person:03d}",
                            "competency": code,
                            "rater": f"A{rater:02d}",
                            "method": method,
                            "level": float(level),
                            "moment": float(person * 30 + turn * 10),
                        }
                        for code, level in zip(
                            competencies(),
                            self.levels(ability[person] + felt, rater, draw),
                            strict=True,
                        )
                    ]
        return pa.Table.from_pylist(rows)

    def pair(self, person: int, turn: int) -> tuple[int, int]:
        """Return the two assessors of one person and method, within their island."""
        size = len(self.severities) // self.islands
        island = person % self.islands
        place = person // self.islands + turn
        first, step = place % size, 1 + (place // size) % max(size - 1, 1)
        return island * size + first, island * size + (first + step) % size

    def levels(self, ability: float, rater: int, draw: np.random.Generator) -> np.ndarray:
        """Return the nine levels one assessor gives, by the many-facet model."""
        steps = np.array([-3.0, -1.5, 0.0, 1.5, 3.0])
        hard = np.linspace(-0.5, 0.5, len(competencies()))
        logits = ability - self.severities[rater] - hard[:, None] - steps[None, :]
        powers = np.exp(np.cumsum(np.hstack([np.zeros((len(hard), 1)), logits]), axis=1))
        chances = powers / powers.sum(axis=1, keepdims=True)
        passed = draw.random((len(hard), 1)) > np.cumsum(chances, axis=1)
        return np.asarray(passed.sum(axis=1))

    def people_table(self, tier: str = "ADMINISTRATOR") -> pa.Table:
        """Return everybody with a tier, a sex, an age and a unit."""
        return pa.Table.from_pylist(
            [
                {
                    "ratee": f"P{person:03d}",
                    "position_id": None,
                    "position_tier": tier,
                    "sex": "P" if person % 2 else "L",
                    "birth_on": date(1968 + person % 30, 3, 12),
                    "unit": f"Dinas {person % 3 + 1}",
                }
                for person in range(self.people)
            ],
            schema=pa.schema(
                [
                    ("ratee", pa.string()),
                    ("position_id", pa.string()),
                    ("position_tier", pa.string()),
                    ("sex", pa.string()),
                    ("birth_on", pa.date32()),
                    ("unit", pa.string()),
                ]
            ),
        )


SEVERE = World(severities=(0.8, 0.5, 0.2, -0.2, -0.5, -0.8))
"""Assessors who really differ, well mixed."""
ALIKE = World(severities=(0.0,) * 6)
"""Assessors who do not differ."""
APART = World(severities=(0.8, 0.5, 0.2, -0.2, -0.5, -0.8), islands=2)
"""Assessors who differ, in two islands that share nobody."""
