"""Every address of the service, asked by people whom it is not meant for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from takar.web.accounts.models import Role, User
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.architecture.addresses import ARGUMENTS, Town, asked, browser, text_of
from tests.architecture.test_doors import PUBLIC, doors
from tests.cast import make_cast, user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASK = ("get", "post")
FINE = {200, 401, 403, 404, 405, 409, 422}
NOTHING = {401, 404, 405}
"""No such row, or, at a candidate's desk, no cookie of it."""


@dataclass(frozen=True)
class Wrong:
    """The people at the wrong door, and the town they want to look into."""

    town: Town
    joko: Client
    roleless: Client
    colleague: Client
    own: frozenset[str]


@pytest.fixture(scope="module")
def wrong(town: Town, django_db_blocker: Any) -> Iterator[Wrong]:
    """People who must not look into the town; rolled back with it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_wrong(town)
        transaction.set_rollback(True)


def make_wrong(town: Town) -> Wrong:
    agency = town.hamlet.agency
    neighbour = user("Tetangga", agency, Role.EMPLOYEE)
    with scope(agency=agency, agency_code=agency.code):
        own = Employee.objects.filter(agency=agency, participations=None, user=None)[0]
        own.user = neighbour
        own.save()
    nobody = User.objects.create_user("tanpa.peran", password="rahasia-sekali")
    joko, roleless, colleague = map(browser, (make_cast().joko, nobody, neighbour))
    return Wrong(town, joko, roleless, colleague, own=town.people[own.pk])


def named_in(text: str, town: Town, *, but: frozenset[str] = frozenset()) -> set[str]:
    """Return whoever of the town is named in a text."""
    words = {word for known in town.people.values() for word in known if word not in but}
    return {word for word in words if word in text}


def test_every_address_has_its_entry() -> None:
    assert {name for name, _ in doors(get_resolver().url_patterns)} == set(ARGUMENTS)


def test_the_right_person_would_be_shown_names(wrong: Wrong) -> None:
    operator = browser(wrong.town.hamlet.users[Role.OPERATOR])
    for name in ("people:employees", "people:export", "results:run", "talent:people"):
        assert named_in(text_of(asked(operator, "get", wrong.town, name)), wrong.town)


@pytest.mark.parametrize("name", sorted(set(ARGUMENTS) - PUBLIC))
def test_a_stranger_is_sent_to_the_door(wrong: Wrong, name: str) -> None:
    for how in ASK:
        response = asked(Client(), how, wrong.town, name)
        assert (response.status_code, response.url.split("?")[0]) == (302, "/akun/masuk/")


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_open_doors_name_nobody(wrong: Wrong, name: str) -> None:
    for how in ASK:
        text = text_of(asked(Client(), how, wrong.town, name, follow=True))
        assert named_in(text, wrong.town) == set()


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_joko_of_the_other_agency_finds_and_changes_nothing(wrong: Wrong, name: str) -> None:
    before = wrong.town.writes()
    for how in ASK:
        response = asked(wrong.joko, how, wrong.town, name, follow=True)
        assert response.status_code in FINE
        assert named_in(text_of(response), wrong.town) == set()
        if wrong.town.asks_for_a_row(name) and name not in PUBLIC:
            assert response.status_code in NOTHING
    assert wrong.town.writes() == before


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_whoever_has_no_role_sees_nothing_of_anybody(wrong: Wrong, name: str) -> None:
    before = wrong.town.writes()
    for how in ASK:
        response = asked(wrong.roleless, how, wrong.town, name, follow=True)
        assert named_in(text_of(response), wrong.town) == set()
    assert wrong.town.writes() == before


@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_a_colleague_reads_of_nobody_but_themselves(wrong: Wrong, name: str) -> None:
    before = wrong.town.writes()
    for how in ASK:
        response = asked(wrong.colleague, how, wrong.town, name, follow=True)
        assert response.status_code in FINE
        assert named_in(text_of(response), wrong.town, but=wrong.own) == set()
    assert wrong.town.writes() == before
