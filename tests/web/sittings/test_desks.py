"""How often a sitting may be opened before a person looks why."""

from typing import Any

import pytest
from django.test import Client

from takar.web.sittings import actions
from takar.web.sittings.actions.entering import DESKS_AT_MOST
from takar.web.sittings.models import Sitting, SittingEvent
from takar.web.sittings.saving.tokens import desk_of
from tests.web.sittings.made import Hall, entry

pytestmark = pytest.mark.django_db
DOOR = "/ruang-ujian/"


def opened(hall: Hall, times: int) -> Client:
    """A browser whose sitting was opened so often; the last time is still to come."""
    browser = hall.entered()
    with hall.scoped():
        Sitting.objects.update(desk=times)
    return browser


def sat_down(browser: Client, **sent: Any) -> Any:
    return browser.post(f"{DOOR}duduk/", sent)


def test_the_last_page_is_let_in_and_the_one_after_is_turned_away(hall: Hall) -> None:
    browser = opened(hall, DESKS_AT_MOST - 1)
    assert sat_down(browser).status_code == 200
    refused = sat_down(browser)
    assert refused.status_code == 409
    told = refused.json()
    assert "200 kali" in told["problem"]
    assert "Pindah perangkat" in told["hint"]
    with hall.scoped():
        assert Sitting.objects.get().desk == DESKS_AT_MOST
        reasons = SittingEvent.objects.filter(kind="DITOLAK").values_list("facts", flat=True)
        assert [one["reason"] for one in reasons] == ["desks"]


def test_who_is_turned_away_delivers_what_older_pages_left(hall: Hall) -> None:
    told = sat_down(opened(hall, DESKS_AT_MOST), desk=[3, 200, 201]).json()
    assert sorted(map(int, told["tokens"])) == [3, 200]
    assert {desk_of(one, now=0).sitting for one in told["tokens"].values()} == {told["sitting"]}  # type: ignore[union-attr]
    assert told["key"]
    assert "work" not in told


def test_the_door_is_shut_too_and_says_whom_to_call(hall: Hall) -> None:
    opened(hall, DESKS_AT_MOST)
    page = Client().post(DOOR, entry())
    assert page.status_code == 422
    assert "Panggil pengawas" in page.content.decode()


def test_a_proctor_opens_the_way_again_for_as_many_more(hall: Hall) -> None:
    opened(hall, DESKS_AT_MOST)
    with hall.scoped():
        actions.restart_desk(hall.proctor, Sitting.objects.get(), because="Halaman berputar")
    browser = hall.entered()
    assert sat_down(browser).status_code == 200
    with hall.scoped():
        freed = DESKS_AT_MOST + 1
        Sitting.objects.update(desk=freed + DESKS_AT_MOST - 1)
    assert sat_down(browser).status_code == 200
    assert sat_down(browser).status_code == 409


def test_the_limit_costs_an_ordinary_page_nothing(
    hall: Hall, django_assert_max_num_queries: Any
) -> None:
    browser = opened(hall, DESKS_AT_MOST - 2)
    with django_assert_max_num_queries(10):
        assert sat_down(browser).status_code == 200
