"""People as columns of numbers: the facts that requirements ask about, read once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.nip import read_nip
from takar.measures.eligibility.facts.days import NEVER, Days, days_of
from takar.measures.eligibility.facts.rows import (
    MISSING,
    Flags,
    Numbers,
    Rows,
    flagged,
    in_micro,
    places_in,
)
from takar.measures.eligibility.facts.spells import Seats, Spells, spells_of
from takar.measures.levels import HIGHEST, competencies
from takar.regulations.law import Law
from takar.tables import TABLES
from takar.tables.expressions import MICRO, window_start
from takar.tables.people import EMPLOYMENTS, POSITION_TIERS
from takar.tables.proposals import PROPOSALS
from takar.tables.records import SANCTION_LEVELS


@dataclass(frozen=True)
class People:
    """What is on record of each person, on one day, under one law.

    Attributes:
        tables: the evidence as it was given.
        ids: the employees, in the order of every column.
    """

    tables: Mapping[str, pa.Table]
    law: Law
    ids: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.ids)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """The place of each person by id."""
        return {employee: place for place, employee in enumerate(self.ids)}

    @cached_property
    def today(self) -> int:
        """The reference day as a number."""
        return self.law.day.toordinal()

    @property
    def employees(self) -> pa.Table:
        """Their own rows."""
        return self.tables["employees"]

    @cached_property
    def _rows(self) -> dict[str, Rows]:
        return {}

    def rows(self, name: str) -> Rows:
        """Return the rows of a table that are about these people; none, where it is not given."""
        if name not in self._rows:
            self._rows[name] = self._found(name)
        return self._rows[name]

    def _found(self, name: str) -> Rows:
        schema = TABLES.get(name) or PROPOSALS[name]
        table = self.tables.get(name)
        table = schema.arrow.empty_table() if table is None else table
        person = places_in(table.column("employee_id"), self.ids)
        return Rows(person, table).where(person != MISSING)

    def any_of(self, person: Numbers) -> Flags:
        """Flag everybody who is among these places."""
        return flagged(person, self.count)

    def own_words(self, name: str, known: tuple[str, ...]) -> Numbers:
        """Return a column of their own rows as places among known words."""
        return places_in(self.employees.column(name), known)

    @cached_property
    def tier(self) -> Numbers:
        """The tier of the present post, by its place in ``POSITION_TIERS``."""
        return self.own_words("position_tier", POSITION_TIERS)

    @cached_property
    def employment(self) -> Numbers:
        """The employment, by its place in ``EMPLOYMENTS``."""
        return self.own_words("employment", EMPLOYMENTS)

    @cached_property
    def positioned(self) -> Days:
        """Since when the present post is held; a day to come is a gap."""
        found = days_of(self.employees.column("positioned_on"))
        return np.where(found > self.today, np.int32(NEVER), found)

    @cached_property
    def appointed(self) -> Days:
        """Since when they serve."""
        return days_of(self.employees.column("appointed_on"))

    @cached_property
    def born(self) -> Days:
        """The birthday of the record, or that of the NIP where the record has none."""
        found = days_of(self.employees.column("birth_on"))
        nips = self.employees.column("nip")
        for place in np.flatnonzero(found == NEVER):
            number = read_nip(nips[int(place)].as_py() or "")
            if number and number.birth_on:
                found[place] = number.birth_on.toordinal()
        return found

    @cached_property
    def grade(self) -> Numbers:
        """The place of the grade on the ladder; ``MISSING`` for a grade that is not on it."""
        return self.own_words("grade", tuple(self.law.codes("codes.grades")))

    @cached_property
    def education(self) -> Numbers:
        """The highest step of education on record; zero where none is."""
        steps = {c: int(p) for c, p in self.law.points("eligibility.education_steps").items()}
        scale = np.array([0, *steps.values()], dtype=np.int64)
        found = scale[self.own_words("education_level", tuple(steps)) + 1]
        rows = self.rows("education_history")
        rows = rows.where(rows.days("graduated_on") <= self.today)
        np.maximum.at(found, rows.person, scale[rows.words("education_level", tuple(steps)) + 1])
        return found

    @cached_property
    def _checked(self) -> dict[str, Flags]:
        years = int(self.law.number("eligibility.checks_hold_years"))
        oldest = window_start(self.law.day, years).toordinal()
        rows = self.rows("evidence_checks")
        days = rows.days("checked_on")
        rows = rows.where((days >= oldest) & (days <= self.today))
        names = np.asarray(rows.table.column("evidence").to_pylist(), dtype=object)
        return {name: self.any_of(rows.person[names == name]) for name in set(names)}

    def checked(self, evidence: str) -> Flags:
        """Flag whose list somebody found complete, not too long ago."""
        return self._checked.get(evidence, np.zeros(self.count, dtype=np.bool_))

    @cached_property
    def spells(self) -> Spells:
        """The definitive spells in posts up to the day, the present post included."""
        rows = self.rows("position_history")
        return spells_of(rows, Seats(self.tier, self.positioned), self.today)

    @cached_property
    def sanctions(self) -> tuple[Rows, Numbers, Days, Days]:
        """The sanctions imposed up to the day: rows, level, first and last day."""
        rows = self.rows("sanctions")
        rows = rows.where(rows.days("started_on") <= self.today)
        levels = rows.words("sanction_level", SANCTION_LEVELS)
        return rows, levels, rows.days("started_on"), rows.days("ended_on")

    @cached_property
    def levels(self) -> Numbers:
        """The latest valid level per person and competency, in millionths, or ``MISSING``."""
        codes = tuple(competencies(self.law))
        years = int(self.law.number("assessment.validity_years"))
        oldest = window_start(self.law.day, years).toordinal()
        rows = self.rows("competency_levels")
        rows = rows.where(pc.is_valid(rows.table.column("level")).to_numpy())
        days, which = rows.days("assessed_on"), rows.words("competency", codes)
        keep = (days >= oldest) & (days <= self.today) & (which != MISSING)
        rows, days, which = rows.where(keep), days[keep], which[keep]
        found = np.full((self.count, len(codes)), MISSING, dtype=np.int64)
        order = np.argsort(days, kind="stable")
        seen = in_micro(rows.table.column("level"))
        found[rows.person[order], which[order]] = seen[order]
        return found

    @cached_property
    def level_sums(self) -> tuple[Numbers, Numbers]:
        """The least and the most that each person's levels may sum to, gaps counted both ways."""
        gaps = self.levels == MISSING
        least = np.where(gaps, 0, self.levels).sum(axis=1)
        return least, least + gaps.sum(axis=1) * (HIGHEST * MICRO)

    @cached_property
    def once_assessed(self) -> Flags:
        """Flag who has any level on record, valid or not."""
        rows = self.rows("competency_levels")
        return self.any_of(rows.person[rows.days("assessed_on") <= self.today])


def read_people(tables: Mapping[str, pa.Table], law: Law) -> People:
    """Return the people of the tables; columns are read when they are first asked for."""
    ids = tuple(tables["employees"].column("employee_id").to_pylist())
    return People(tables, law, ids)


def some_of(people: People, ids: Collection[str]) -> People:
    """Return a few of the people, with the rows that are about them alone."""
    wanted = pa.array(sorted(set(ids)), pa.string())
    found = {
        name: table.filter(pc.is_in(table.column("employee_id"), value_set=wanted))
        if "employee_id" in table.column_names
        else table
        for name, table in people.tables.items()
    }
    return read_people(found, people.law)
