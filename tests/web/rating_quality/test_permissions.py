import pytest

from takar.web.assessments.models import Event, EventAssessor
from takar.web.rating_quality.permissions import (
    asks_for_quality,
    decides_adjustment,
    reads_quality,
    reads_summary,
    sight_of,
)
from takar.web.rating_quality.rules import Sight
from tests.web.rating_quality.made import Rated

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_each_reads_as_much_as_the_work_needs(there: Rated) -> None:
    cast = there.cast
    with there.inside():
        sights = {
            Sight.ALL: (cast.rahayu, cast.bupati, cast.made, there.chair),
            Sight.SUMMARY: (cast.sari,),
            Sight.NOTHING: (cast.putri, cast.hadi, there.guest, cast.joko),
        }
        for sight, readers in sights.items():
            for reader in readers:
                assert sight_of(reader, there.event) is sight
                assert reads_quality(reader, there.event) is (sight is Sight.ALL)
                assert reads_summary(reader, there.event) is (sight is not Sight.NOTHING)


def test_leaders_and_auditors_read_but_do_not_ask_or_decide(there: Rated) -> None:
    cast = there.cast
    with there.inside():
        for doer in (cast.rahayu, there.chair):
            assert asks_for_quality(doer, there.event)
            assert decides_adjustment(doer, there.event)
        for reader in (cast.bupati, cast.made, cast.sari):
            assert not asks_for_quality(reader, there.event)
            assert not decides_adjustment(reader, there.event)


def test_an_assessor_released_or_without_a_seat_reads_nothing(there: Rated) -> None:
    with there.inside():
        EventAssessor.objects.filter(user=there.cast.sari).update(state="DILEPAS")
        assert sight_of(there.cast.sari, there.event) is Sight.NOTHING
        EventAssessor.objects.all().delete()
        assert sight_of(there.cast.sari, there.event) is Sight.SUMMARY


def test_before_the_meeting_the_team_reads_nothing(there: Rated) -> None:
    with there.inside():
        Event.objects.filter(pk=there.event.pk).update(state="PENILAIAN")
        there.event.refresh_from_db()
        assert sight_of(there.cast.sari, there.event) is Sight.NOTHING
        assert sight_of(there.chair, there.event) is Sight.NOTHING
        assert asks_for_quality(there.chair, there.event)
        assert sight_of(there.cast.bupati, there.event) is Sight.ALL
