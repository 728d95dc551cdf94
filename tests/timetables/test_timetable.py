"""The gap is a share of the value."""

from fractions import Fraction

from takar.timetables.timetable import WAITING, Measured, Network


def test_the_gap_is_the_share_above_the_bound() -> None:
    assert Measured(WAITING, 100, 95).gap == Fraction(1, 20)
    assert Measured(WAITING, 0, 0).gap == 0


def test_one_piece_or_none_is_connected() -> None:
    assert Network().is_connected
    assert Network((("A", "B"),)).is_connected
    assert not Network((("A",), ("B",))).is_connected
