from decimal import Decimal
from fractions import Fraction

from takar.planning.problem import Aim


def test_an_index_is_exact_and_what_is_lacking_never_negative() -> None:
    aim = Aim(Decimal("70.5"), 3, Decimal(200))
    assert aim.index() == Fraction(200, 3)
    assert aim.needed == Decimal("11.5")
    assert aim.index(aim.needed) == Decimal("70.5")
    assert Aim(Decimal(60), 3, Decimal(200)).needed == 0
