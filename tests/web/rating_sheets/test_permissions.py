from takar.web.rating_sheets.models import RatingSheet
from takar.web.rating_sheets.permissions import operates, rates_here, sits_at
from tests.web.rating_sheets.conftest import Hall


def test_assessors_of_the_house_and_lent_ones_rate_here(hall: Hall) -> None:
    cast = hall.cast
    assert all(rates_here(one, hall.event) for one in (cast.sari, hall.wayan, cast.rahayu))
    others = (cast.putri, cast.hadi, cast.bupati, cast.made, cast.joko)
    assert not any(rates_here(one, hall.event) for one in others)


def test_a_guest_keeps_no_board(hall: Hall) -> None:
    assert operates(hall.cast.rahayu, hall.event)
    assert not operates(hall.wayan, hall.event)
    assert not operates(hall.cast.sari, hall.event)


def test_a_sheet_is_that_of_the_seat(hall: Hall) -> None:
    sheet = RatingSheet.objects.create(assignment=hall.assignment(hall.cast.sari))
    assert sits_at(hall.cast.sari, sheet)
    for other in (hall.wayan, hall.cast.rahayu, hall.cast.joko):
        assert not sits_at(other, sheet)
