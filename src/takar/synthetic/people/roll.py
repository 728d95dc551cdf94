"""Everybody at once: the people of one government as columns, and as the employees table."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import (
    Dice,
    Ints,
    as_table,
    dates,
    hex_ids,
    pick,
    words,
    year_of,
)
from takar.synthetic.organisation.seats import ECHELONS, PART_TIME, PNS, PPPK, Seats
from takar.synthetic.people import grades, names, schooling
from takar.synthetic.people.first_names import BIRTHPLACES
from takar.synthetic.people.latent import Latent, latent
from takar.synthetic.people.working_life import WorkingLife, numbers, working_life
from takar.tables.people import (
    EDUCATION_FITS,
    EDUCATION_LEVELS,
    EMPLOYMENTS,
    POSITION_KINDS,
    POSITION_TIERS,
    SEXES,
)

LEGAL_STATUS = ("01", "71", "101", "03")  # active, PPPK, PPPK part-time, away for study
GONE_FOR_STUDY = 0.004


@dataclass(frozen=True)
class People:
    """The people of one government, one element per person in every column."""

    dice: Dice
    day: date
    ids: pa.Array
    seat: Seats
    life: WorkingLife
    level: Ints
    field: Ints
    step: Ints
    latent: Latent

    def __len__(self) -> int:
        return len(self.level)

    @property
    def today(self) -> np.datetime64:
        """The day on which all this is seen."""
        return np.datetime64(self.day, "D")

    @property
    def tenure(self) -> Ints:
        """Whole years of service."""
        return (self.today - self.life.appointed).astype(np.int64) // 365


def people(dice: Dice, held: Seats, day: date) -> People:
    """Return the people who hold the filled seats ``held`` on ``day``."""
    level = schooling.levels(dice.about("schooling"), held)
    life = working_life(dice.about("service"), held, level, day)
    tenure = (np.datetime64(day, "D") - life.appointed).astype(np.int64) // 365
    ids = hex_ids(dice.about("employees"), len(held.unit))
    return People(
        dice=dice,
        day=day,
        ids=ids,
        seat=held,
        life=life,
        level=level,
        field=schooling.fields_of_study(dice.about("fields"), held, level),
        step=grades.steps(held, level, tenure),
        latent=latent(ids),
    )


def identities(who: People) -> pa.Table:
    """Return what a personnel export knows beyond the evidence, such as names without titles."""
    rng = who.dice.about("names")
    bare = names.bare_names(rng, who.life.woman)
    graduated = year_of(who.life.appointed) - rng.integers(0, 4, len(who))
    return pa.table(
        {
            "employee_id": who.ids,
            "bare_name": bare,
            "title_before": names.titles_before(who.level, who.field),
            "title_after": names.titles_after(who.level, who.field),
            "birth_place": words(BIRTHPLACES, rng.integers(0, len(BIRTHPLACES), len(who))),
            "religion": pa.array(pick(rng, [86, 7, 4, 2, 0.9, 0.1], len(who))),
            "marriage": pa.array(pick(rng, [80, 3, 4, 13], len(who))),
            "graduated": pa.array(np.maximum(graduated, year_of(who.life.born) + 17)),
            "first_step": pa.array(np.minimum(grades.first_steps(who.seat, who.level), who.step)),
            "grade_step": pa.array(who.step),
            "service_months": pa.array((who.today - who.life.appointed).astype(np.int64) // 31),
            "echelon": words(ECHELONS, who.seat.echelon),
        }
    )


def employees(who: People, known: pa.Table, posts: pa.Table) -> pa.Table:
    """Return the employees table; ``posts`` are the positions that they hold, row by row."""
    held, life, rng = who.seat, who.life, who.dice.about("employees-extra")
    before, after = known["title_before"], known["title_after"]
    raised = grades.raised_on(rng, life.appointed, held, who.today)
    return as_table(
        "employees",
        employee_id=who.ids,
        agency=words([who.dice.agency], np.zeros(len(who), np.int64)),
        nip=pa.array(numbers(life, held)).cast(pa.string()),
        name=names.full_names(
            known["bare_name"].combine_chunks(), before.combine_chunks(), after.combine_chunks()
        ),
        sex=words(SEXES, life.woman),
        birth_on=dates(life.born),
        employment=words(EMPLOYMENTS, held.employment),
        legal_status=_legal_status(rng, held),
        work_unit_id=posts["work_unit_id"].combine_chunks(),
        position_id=posts["position_id"].combine_chunks(),
        position_title=posts["title"].combine_chunks(),
        position_kind=words(POSITION_KINDS, held.kind),
        position_tier=words(POSITION_TIERS, held.tier),
        positioned_on=dates(life.positioned),
        appointed_on=dates(life.appointed),
        grade=words(grades.table_of_grades(), grades.grade_index(who.step, held)),
        graded_on=dates(raised),
        education_level=words(EDUCATION_LEVELS, who.level),
        education_field=words(schooling.FIELDS, who.field),
        education_fit=words(EDUCATION_FITS, schooling.fits(rng, held)),
    )


def _legal_status(rng: np.random.Generator, held: Seats) -> pa.Array:
    away = (rng.random(len(held.unit)) < GONE_FOR_STUDY) & (held.employment == PNS)
    choice = np.select([held.employment == PPPK, held.employment == PART_TIME, away], [1, 2, 3], 0)
    return words(LEGAL_STATUS, choice.astype(np.int64))
