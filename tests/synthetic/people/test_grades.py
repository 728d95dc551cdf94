import numpy as np
import pytest

from takar.synthetic.organisation.seats import ECHELONS, PNS, PPPK, TIER, Seats
from takar.synthetic.people.grades import (
    CONTRACT_GRADES,
    GRADES,
    grade_index,
    raised_on,
    steps,
    table_of_grades,
)
from takar.synthetic.people.roll import People
from takar.synthetic.people.schooling import LEVEL


def grade(tier: str, level: str, tenure: int, *, employment: int = PNS, echelon: str = "") -> str:
    """Return the rank of one person."""
    one = np.array([0])
    held = Seats(
        unit=one,
        title=one,
        tier=np.array([TIER[tier]]),
        job=one,
        employment=np.array([employment]),
        echelon=np.array([ECHELONS.index(echelon) if echelon else -1]),
        filled=one == 0,
    )
    step = steps(held, np.array([LEVEL[level]]), np.array([tenure]))
    return table_of_grades()[int(grade_index(step, held)[0])]


@pytest.mark.parametrize(
    ("level", "tenure", "expected"),
    [
        ("SLTA", 0, "II/a"),
        ("SLTA", 3, "II/a"),
        ("SLTA", 4, "II/b"),
        ("SLTA", 15, "II/d"),
        ("SLTA", 16, "III/a"),
        ("SLTA", 35, "III/b"),  # the ceiling of the diploma
        ("D3", 0, "II/c"),
        ("S1", 0, "III/a"),
        ("S1", 33, "III/d"),
        ("SD", 30, "II/a"),
    ],
)
def test_staff_climb_one_step_in_four_years_up_to_their_ceiling(
    level: str, tenure: int, expected: str
) -> None:
    assert grade("PELAKSANA", level, tenure) == expected


@pytest.mark.parametrize(
    ("echelon", "tier", "lowest"),
    [
        ("II.a", "JPT_PRATAMA", "IV/c"),
        ("II.b", "JPT_PRATAMA", "IV/b"),
        ("III.a", "ADMINISTRATOR", "IV/a"),
        ("III.b", "ADMINISTRATOR", "III/d"),
        ("IV.a", "PENGAWAS", "III/c"),
        ("IV.b", "PENGAWAS", "III/b"),
    ],
)
def test_heads_have_at_least_the_rank_of_their_echelon(
    echelon: str, tier: str, lowest: str
) -> None:
    assert grade(tier, "S1", 1, echelon=echelon) == lowest


def test_a_contract_has_a_grade_of_its_own_by_schooling() -> None:
    assert grade("AHLI_PERTAMA", "S1", 3, employment=PPPK) == "IX"
    assert grade("TERAMPIL", "D3", 3, employment=PPPK) == "VII"
    assert grade("PELAKSANA", "SLTA", 3, employment=PPPK) == "V"


def test_both_careers_have_seventeen_steps() -> None:
    assert len(GRADES) == len(CONTRACT_GRADES) == 17


def test_ranks_are_given_in_april_or_october_and_never_in_the_future(who: People) -> None:
    raised = raised_on(np.random.default_rng(1), who.life.appointed, who.seat, who.today)
    assert (raised <= who.today).all()
    assert (raised >= who.life.appointed).all()
