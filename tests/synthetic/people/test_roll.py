from datetime import date

import pyarrow.compute as pc

from takar.synthetic.dice import Dice
from takar.synthetic.organisation.seats import PPPK, Seats
from takar.synthetic.people.roll import People, identities, people


def test_the_people_do_not_depend_on_what_else_was_thrown(dice: Dice, every_seat: Seats) -> None:
    held = every_seat.where(every_seat.filled)
    dice.about("something else").random(1000)
    first, again = (people(dice, held, date(2025, 5, 14)) for _ in range(2))
    assert first.ids.equals(again.ids)
    assert first.life.born.tolist() == again.life.born.tolist()


def test_identities_stand_in_the_order_of_the_people(who: People) -> None:
    known = identities(who)
    assert known["employee_id"].combine_chunks().equals(who.ids)
    assert not pc.any(pc.greater(known["first_step"], known["grade_step"])).as_py()


def test_nobody_graduated_before_the_age_of_seventeen(who: People) -> None:
    graduated = identities(who)["graduated"].to_numpy()
    born = who.life.born.astype("datetime64[Y]").astype(int) + 1970
    assert (graduated - born >= 17).all()


def test_contract_grades_lie_in_the_contract_table(who: People) -> None:
    assert who.step[who.seat.employment == PPPK].max() < 17
