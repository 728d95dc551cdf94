"""One invented government for all tests of this room; nobody may change it."""

from datetime import date

import pytest

from takar.synthetic import Regency, regency
from takar.synthetic.dice import Dice
from takar.synthetic.organisation.seats import Seats, seats
from takar.synthetic.organisation.tree import Size, Unit
from takar.synthetic.organisation.units import plant
from takar.synthetic.people.roll import People, people


@pytest.fixture(scope="session")
def medium() -> Regency:
    """A kabupaten of 6,500 people."""
    return regency()


@pytest.fixture(scope="session")
def dice() -> Dice:
    return Dice(7, "kab_uji")


@pytest.fixture(scope="session")
def units(dice: Dice) -> list[Unit]:
    """The tree of a government of 1,500 people."""
    return plant(dice, "Kabupaten Uji", Size.of(1500))


@pytest.fixture(scope="session")
def every_seat(dice: Dice, units: list[Unit]) -> Seats:
    return seats(dice, units, 1500)


@pytest.fixture(scope="session")
def who(dice: Dice, every_seat: Seats) -> People:
    return people(dice, every_seat.where(every_seat.filled), date(2025, 5, 14))
