"""The same batch delivered several times in one moment; PostgreSQL only, where writers meet."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from takar.web.accounts.models import User
from takar.web.assessments.models import Assignment, MethodScore
from takar.web.audit.models import Entry
from takar.web.kit.scope import scope
from takar.web.rating_sheets.models import SheetCell, SheetChange
from tests.cast import make_cast
from tests.web.rating_sheets.conftest import Hall, make_hall
from tests.web.rating_sheets.sending import SECOND, cell, sent, states, whole

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
AT_ONCE = 6


@pytest.fixture
def open_hall(transactional_db: None) -> Hall:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    cast = make_cast()
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        return make_hall(cast)


def together(hall: Hall, *deeds: Callable[[], list[str]]) -> list[list[str]]:
    """Do several things in the same moment, each on a connection of its own."""
    start = Barrier(len(deeds))

    def done(deed: Callable[[], list[str]]) -> list[str]:
        try:
            with scope(agency=hall.cast.agency, agency_code=hall.cast.agency.code):
                start.wait()
                return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


def found(hall: Hall, who: User) -> Assignment:
    with scope(agency=hall.cast.agency, agency_code=hall.cast.agency.code):
        return hall.assignment(who)


def test_a_batch_delivered_six_times_at_once_counts_once(open_hall: Hall) -> None:
    hall, sari = open_hall, open_hall.cast.sari
    place = found(hall, sari)
    changes = whole(place.pk)
    answers = together(hall, *[lambda: states(sent(sari, place, *changes))] * AT_ONCE)
    assert answers == [["APPLIED"] * 10] * AT_ONCE
    with scope(agency=hall.cast.agency, agency_code=hall.cast.agency.code):
        assert SheetChange.objects.count() == 10
        assert MethodScore.objects.count() == 9
        assert Entry.objects.filter(act="rating_sheets.sheet.submitted").count() == 1


def test_two_tablets_in_the_same_moment_make_one_conflict(open_hall: Hall) -> None:
    hall, sari = open_hall, open_hall.cast.sari
    place = found(hall, sari)
    one, two = cell(place.pk, level="1"), cell(place.pk, level="5")
    answers = together(
        hall,
        lambda: states(sent(sari, place, one)),
        lambda: states(sent(sari, place, two, device=SECOND)),
    )
    assert sorted(answers) == [["APPLIED"], ["CONFLICT BENTROK"]]
    with scope(agency=hall.cast.agency, agency_code=hall.cast.agency.code):
        assert SheetCell.objects.count() == 1


def test_several_assessors_submit_in_the_same_moment(open_hall: Hall) -> None:
    hall = open_hall
    mine, theirs = found(hall, hall.cast.sari), found(hall, hall.wayan)
    answers = together(
        hall,
        lambda: states(sent(hall.cast.sari, mine, *whole(mine.pk))),
        lambda: states(sent(hall.wayan, theirs, *whole(theirs.pk))),
    )
    assert answers == [["APPLIED"] * 10] * 2
    with scope(agency=hall.cast.agency, agency_code=hall.cast.agency.code):
        assert MethodScore.objects.count() == 18
