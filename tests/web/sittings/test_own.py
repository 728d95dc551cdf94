import pytest

from takar.web.sittings.actions.entering import enter
from takar.web.sittings.models import SectionClock, SittingEvent
from takar.web.sittings.queries.own import own, own_row
from tests.web.sittings.made import Hall

pytestmark = pytest.mark.django_db


def test_rows_of_one_sitting_are_asked_for_by_its_number_alone(hall: Hall) -> None:
    with hall.scoped():
        sitting = hall.seated()
    assert "JOIN" not in str(own(SectionClock, sitting).query)
    assert "JOIN" not in str(own_row(sitting).query)


def test_nobody_elses_rows_are_among_them(hall: Hall) -> None:
    with hall.scoped():
        mine = hall.seated()
        other = enter(hall.other, now=mine.made_at)
        for sitting in (mine, other):
            SittingEvent.objects.create(sitting=sitting, kind="MULAI", at=sitting.made_at)
        assert {one.sitting_id for one in own(SittingEvent, mine)} == {mine.pk}
        assert [one.pk for one in own_row(other)] == [other.pk]
