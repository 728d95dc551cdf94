import numpy as np
import pytest

from takar.synthetic.organisation.jobs import TEACHERS
from takar.synthetic.organisation.seats import PPPK, TIER
from takar.synthetic.people.roll import People
from takar.synthetic.people.schooling import FIELDS, LEVEL, SCHOOL_FIELDS, fields_of_study, fits


def test_leaders_have_at_least_a_degree(who: People) -> None:
    top = np.isin(who.seat.tier, [TIER["JPT_PRATAMA"], TIER["ADMINISTRATOR"]])
    assert who.level[top].min() >= LEVEL["D4"]


def test_most_teachers_have_a_bachelor(who: People) -> None:
    teachers = who.level[who.seat.family == TEACHERS]
    assert (teachers == LEVEL["S1"]).mean() == pytest.approx(0.86, abs=0.05)


def test_who_left_school_early_has_no_field_and_school_leavers_have_a_school_field(
    who: People,
) -> None:
    rng = np.random.default_rng(1)
    field = fields_of_study(rng, who.seat, np.full(len(who), LEVEL["SLTP"]))
    assert set(field) == {-1}
    field = fields_of_study(rng, who.seat, np.full(len(who), LEVEL["SLTA"]))
    plain = who.seat.family != 2
    assert {FIELDS[one] for one in field[plain]} <= set(SCHOOL_FIELDS)


def test_contract_staff_never_studied_something_else(who: People) -> None:
    fit = fits(np.random.default_rng(1), who.seat)
    assert 2 not in fit[who.seat.employment == PPPK]
    assert 2 in fit
    assert -1 in fit  # not judged yet
