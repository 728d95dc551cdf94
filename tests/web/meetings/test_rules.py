from decimal import Decimal
from fractions import Fraction

import pytest

from takar.regulations.bands import Band, partition
from takar.web.meetings.rules.outlook import Formula, outlook
from takar.web.meetings.rules.quorum import Attendance, QuorumRule, quorum

PAIR = ("Budi", "Sari")


def there(*names: str, chair: str = "Rahayu", excused: tuple[str, ...] = ()) -> Attendance:
    return Attendance(chair, frozenset(names), frozenset(excused))


@pytest.mark.parametrize(
    ("present", "is_met"),
    [
        (("Rahayu", "Sari", "Budi"), True),  # exactly two
        (("Rahayu", "Sari"), False),  # just below
        (("Rahayu", "Sari", "Budi", "Tono"), True),  # somebody who did not rate adds nothing
        (("Rahayu", "Sari", "Tono"), False),
        (("Sari", "Budi"), False),  # the chair is missing
    ],
)
def test_two_of_those_who_rated_and_the_chair_make_a_quorum(
    present: tuple[str, ...], *, is_met: bool
) -> None:
    assert quorum(PAIR, there(*present), QuorumRule()).is_met is is_met


def test_of_three_who_rated_two_suffice() -> None:
    three = (*PAIR, "Tono")
    stands = quorum(three, there("Rahayu", "Sari", "Tono"), QuorumRule())
    assert stands.is_met
    assert stands.absent == ("Budi",)


def test_where_fewer_rated_all_of_them_must_be_there() -> None:
    assert quorum(("Sari",), there("Rahayu", "Sari"), QuorumRule()).is_met
    assert not quorum(("Sari",), there("Rahayu"), QuorumRule()).is_met
    assert quorum((), there("Rahayu"), QuorumRule()).is_met


def test_an_agency_may_ask_for_an_excuse_from_whoever_is_absent() -> None:
    rule, three = QuorumRule(excuses_needed=True), (*PAIR, "Tono")
    names = ("Rahayu", "Sari", "Budi")
    assert not quorum(three, there(*names), rule).is_met
    assert quorum(three, there(*names, excused=("Tono",)), rule).is_met


def test_an_excuse_never_takes_the_place_of_somebody_who_must_be_there() -> None:
    stands = quorum(PAIR, there("Rahayu", "Sari", excused=("Budi",)), QuorumRule())
    assert not stands.is_met
    assert stands.excused == ("Budi",)
    assert "Budi" in str(stands.obstacles[0])


def test_an_agency_may_do_without_the_chair() -> None:
    assert quorum(PAIR, there(*PAIR), QuorumRule(chair_needed=False)).is_met


BANDS = partition(
    (
        Band(code="O", title="Optimal", at_least=Decimal(90)),
        Band(code="C", title="Cukup", at_least=Decimal(78), below=Decimal(90)),
        Band(code="K", title="Kurang", below=Decimal(78)),
    )
)
FORMULA = Formula(BANDS)


def levels(total: int, count: int = 10, needed: int = 5) -> list[tuple[int, int]]:
    """Spread a sum over so many competencies."""
    return [(total // count + (place < total % count), needed) for place in range(count)]


@pytest.mark.parametrize(
    ("total", "code", "up", "down"),
    [
        (45, "O", None, 1),  # 90 %: exactly on the limit
        (44, "C", 1, 6),  # 88 %: just below
        (39, "C", 6, 1),  # 78 %: exactly on the lower limit
        (38, "K", 1, None),  # 76 %: just below it
        (50, "O", None, 6),
    ],
)
def test_the_distance_to_the_next_category_is_counted_in_levels(
    total: int, code: str, up: int | None, down: int | None
) -> None:
    seen = outlook(levels(total), FORMULA)
    assert seen.jpm == Fraction(total * 100, 50)
    assert seen.category is not None
    assert seen.category[0] == code
    assert (seen.up[0] if seen.up else None) == up
    assert (seen.down[0] if seen.down else None) == down
    assert seen.is_borderline is (1 in {up, down})


def test_a_gap_leaves_the_jpm_open_and_is_not_zero() -> None:
    seen = outlook([(4, 4), (None, 4), (4, None)], FORMULA)
    assert (seen.jpm, seen.category, seen.missing) == (None, None, 2)
    assert not seen.is_borderline
    assert outlook([], FORMULA).jpm is None


def test_levels_above_the_standard_count_unless_the_law_caps_them() -> None:
    pairs = [(5, 3), (2, 3)]
    assert outlook(pairs, FORMULA).jpm == Fraction(700, 6)
    assert outlook(pairs, Formula(BANDS, cap="total100")).jpm == 100
    capped = outlook(pairs, Formula(BANDS, cap="per_competency"))
    assert capped.jpm == Fraction(500, 6)
    assert capped.up == (1, "Optimal")


def test_a_category_may_be_named_from_the_rounded_value_where_the_law_says_so() -> None:
    pairs = [(Decimal("8.9995"), 10)]  # 89.995 %: below the limit, and 90.00 when rounded
    assert outlook(pairs, FORMULA).category == ("C", "Cukup")
    assert outlook(pairs, Formula(BANDS, classify_on="rounded")).category == ("O", "Optimal")


def test_with_hundredths_the_distance_is_counted_in_hundredths() -> None:
    fine = Formula(BANDS, step=Fraction(1, 100))
    assert outlook([(Decimal("4.45"), 5)], fine).up == (Fraction(1, 20), "Optimal")
