"""A whole invented kabupaten or city: its units, seats, people and records."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.synthetic.assessments import today
from takar.synthetic.assessments.completing import completed
from takar.synthetic.assessments.earlier import earlier_assessments
from takar.synthetic.assessments.standards import competency_standards, tailored
from takar.synthetic.dice import Dice
from takar.synthetic.organisation.seats import positions, seats
from takar.synthetic.organisation.tree import Size, work_units
from takar.synthetic.organisation.units import plant
from takar.synthetic.people.roll import employees, identities, people
from takar.synthetic.records.careers import position_history
from takar.synthetic.records.claimed import claims
from takar.synthetic.records.conduct import evidence_checks, sanctions, scores
from takar.synthetic.records.degrees import education_history
from takar.synthetic.records.official import official_scores
from takar.synthetic.records.performance import performance_ratings
from takar.synthetic.records.recognition import awards, team_assignments
from takar.synthetic.records.trainings import trainings
from takar.synthetic.siasn.dirt import dirtied
from takar.synthetic.siasn.export import COLUMNS, export_columns
from takar.synthetic.siasn.files import write_cells, write_unor
from takar.synthetic.writing import Format, write_tables

PRESETS = {
    "S": 2_500,
    "M": 6_500,
    "L": 14_000,
    "probolinggo": 6_500,
    "paser": 5_200,
    "balikpapan": 5_600,
    "banjar": 8_200,
    "lebong": 2_600,
}
DEMO_SEED = 20250514
DEMO_DAY = date(2025, 5, 14)
LEAST_PEOPLE = 50


class UnknownPreset(TakarError):
    """A size of government that nobody described."""


class TooFewPeople(TakarError):
    """Fewer people than the smallest government that can be invented."""


@dataclass(frozen=True)
class Regency:
    """One invented government on one day, its tables of evidence by name."""

    name: str
    agency: str
    day: date
    tables: dict[str, pa.Table]
    identities: pa.Table
    seed: int = DEMO_SEED

    @property
    def on_record(self) -> dict[str, pa.Table]:
        """The tables an agency keeps: all but what people entered and nobody has verified."""
        return {name: table for name, table in self.tables.items() if name != "claims"}

    def siasn_csv(
        self, path: Path, *, columns: Literal[67, 69] = 67, dirt: bool = False
    ) -> dict[str, list[int]]:
        """Write the people as the national system exports them.

        Returns:
            The rows (the first is 0) of each kind of fault; none without ``dirt``.
        """
        dice = Dice(self.seed, self.agency)
        staff, units = self.tables["employees"], self.tables["work_units"]
        cells = export_columns(dice, self.name, staff, self.identities, units)
        soiled, faults = dirtied(cells, dice) if dirt else (cells, {})
        headings = COLUMNS[columns]
        write_cells(path, headings, zip(*(soiled[name] for name in headings), strict=True))
        return faults

    def unor_csv(self, path: Path) -> None:
        """Write the tree of units as the national reference service lists it."""
        write_unor(path, self.name, self.tables)

    def write(self, directory: Path, kind: Format = "csv") -> list[Path]:
        """Write every table to its own file and return the files."""
        return write_tables(self.tables, directory, kind)


def regency(
    preset: str = "M",
    seed: int = DEMO_SEED,
    agency: str = "kab_tirtamaya",
    name: str | None = None,
    day: date = DEMO_DAY,
    people: int | None = None,
) -> Regency:
    """Invent one government.

    Args:
        preset: how many people: S, M or L, or the name of one of the five cases.
        seed: the same seed and agency always give the same government.
        agency: its code; a code that begins with ``kota_`` makes a city.
        name: what it is called; by default the code put into words.
        day: the day on which everything is seen; nothing lies after it.
        people: a size of your own, in place of the preset's.
    """
    called = name or name_of(agency)
    return _invented(Dice(seed, agency), called, day, _head_count(preset, people))


def assess(
    whole: Regency,
    employee_ids: Sequence[str],
    day: date,
    seed: int = DEMO_SEED,
    panels: today.Panels | None = None,
) -> dict[str, pa.Table]:
    """Invent an assessment day for some people of a government; see :func:`today.assess`."""
    return today.assess(whole.tables["employees"], employee_ids, day, seed, panels)


def complete(whole: Regency, employee_ids: Iterable[str]) -> Regency:
    """Return the same government with no gap in the evidence about these people."""
    dice = Dice(whole.seed, whole.agency)
    tables = completed(whole.tables, employee_ids, whole.day, dice)
    return replace(whole, tables=tables)


def tailor(whole: Regency, tiers: Sequence[str]) -> Regency:
    """Return the same government with a standard of its own for each post of these tiers."""
    dice = Dice(whole.seed, whole.agency)
    standards, posts = whole.tables["competency_standards"], whole.tables["positions"]
    own = tailored(standards, posts, dice, tiers)
    return replace(whole, tables={**whole.tables, "competency_standards": own})


def name_of(agency: str) -> str:
    """Put an agency's code into words.

    >>> name_of("kota_banjarsela")
    'Kota Banjarsela'
    """
    return agency.replace("kab_", "kabupaten_").replace("_", " ").title()


def _head_count(preset: str, wanted: int | None) -> int:
    if preset not in PRESETS:
        raise UnknownPreset(
            msg("Ukuran {preset} tidak dikenal.", preset=preset),
            hint=msg("Pilih salah satu dari: {known}.", known=", ".join(PRESETS)),
        )
    count = PRESETS[preset] if wanted is None else wanted
    if count < LEAST_PEOPLE:
        raise TooFewPeople(
            msg("{count} orang terlalu sedikit untuk satu pemerintah daerah.", count=count),
            hint=msg("Mintalah sedikitnya {least} orang.", least=LEAST_PEOPLE),
        )
    return count


def _invented(dice: Dice, name: str, day: date, count: int) -> Regency:
    city = dice.agency.startswith("kota_")
    units = plant(dice, name, Size.of(count, city=city))
    unit_table = work_units(dice, units)
    every = seats(dice, units, count)
    posts = positions(dice, units, every, unit_table["work_unit_id"].combine_chunks())
    who = people(dice, every.where(every.filled), day)
    known, ratings = identities(who), performance_ratings(who)
    tables = {
        "employees": employees(who, known, posts.filter(pa.array(every.filled))),
        "work_units": unit_table,
        "positions": posts,
        "competency_standards": competency_standards(dice, posts),
        **earlier_assessments(who),
        "performance_ratings": ratings,
        "awards": awards(who),
        "team_assignments": team_assignments(who),
        "trainings": trainings(who),
        "education_history": education_history(who, known),
        "claims": claims(who, ratings),
        "official_scores": official_scores(who),
        "position_history": position_history(who, posts, every),
        "sanctions": sanctions(who),
        "scores": scores(who),
        "evidence_checks": evidence_checks(who),
    }
    return Regency(name, dice.agency, day, tables, known, dice.seed)
