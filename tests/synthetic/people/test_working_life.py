from datetime import date

import numpy as np

from takar.synthetic.dice import day_of, year_of
from takar.synthetic.organisation.jobs import TEACHERS
from takar.synthetic.organisation.seats import CPNS, PART_TIME, PNS, PPPK, TIER, Seats
from takar.synthetic.people.roll import People
from takar.synthetic.people.working_life import (
    GAP_YEARS,
    WorkingLife,
    numbers,
    retirement_age,
    working_life,
)


def test_nobody_was_taken_in_while_intake_was_frozen(who: People) -> None:
    settled = who.life.appointed[who.seat.employment == PNS]
    assert not set(year_of(settled)) & set(GAP_YEARS)
    assert {2011, 2012, 2013, 2015, 2016, 2017} <= set(GAP_YEARS)


def test_contracts_began_in_2019(who: People) -> None:
    assert year_of(who.life.appointed[who.seat.employment == PPPK]).min() == 2019


def test_candidates_and_part_time_contracts_are_fresh(who: People) -> None:
    fresh = who.today - who.life.appointed[who.seat.employment == CPNS]
    assert fresh.astype(int).max() < 310
    assert year_of(who.life.appointed[who.seat.employment == PART_TIME]).min() >= 2024


def test_leaders_served_long(who: People) -> None:
    assert who.tenure[who.seat.tier == TIER["JPT_PRATAMA"]].min() >= 16
    assert who.tenure[who.seat.tier == TIER["ADMINISTRATOR"]].min() >= 11


def test_nobody_sits_before_being_appointed_or_after_today(who: People) -> None:
    assert (who.life.positioned >= who.life.appointed).all()
    assert (who.life.positioned <= who.today).all()


def test_teachers_retire_at_sixty_and_staff_at_fifty_eight(who: People) -> None:
    age = retirement_age(who.seat)
    assert set(age[who.seat.family == TEACHERS]) == {60}
    assert set(age[who.seat.tier == TIER["PELAKSANA"]]) == {58}


def test_age_stays_below_retirement_whatever_the_seed(who: People) -> None:
    for seed in range(5):
        life = working_life(np.random.default_rng(seed), who.seat, who.level, date(2025, 5, 14))
        years = (who.today - life.born).astype(int) / 365.25
        assert (years < retirement_age(who.seat)).all()
        assert ((life.appointed - life.born).astype(int) / 365.25 >= 17.9).all()


def test_same_birth_appointment_and_sex_count_on_in_the_sequence() -> None:
    born = day_of(np.array([1980, 1980, 1980]), 3, 12)
    appointed = day_of(np.array([2005, 2005, 2005]), 1)
    life = WorkingLife(np.array([0, 0, 1]), born, appointed, appointed)
    none = np.zeros(3, np.int64)
    held = Seats(none, none, none, none, np.full(3, PNS), none, none == 0)
    assert numbers(life, held).tolist() == [
        198003122005011001,
        198003122005011002,
        198003122005012001,
    ]
