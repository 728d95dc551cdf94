"""Every address of the service, asked by people whom it is not meant for."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from http.cookies import SimpleCookie
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from takar.web.accounts.models import Role, User
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from tests.architecture.addresses import ARGUMENTS, Town, make_town
from tests.architecture.test_doors import PUBLIC, doors
from tests.cast import make_cast, user
from tests.town import make_hamlet

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ASK = ("get", "post")
FINE = {200, 403, 404, 405, 409, 422}


@dataclass(frozen=True)
class Wrong:
    """The people at the wrong door, and the town they want to look into."""

    town: Town
    joko: Client
    roleless: Client
    colleague: Client
    own: frozenset[str]


@pytest.fixture(scope="module")
def wrong(django_db_setup: None, django_db_blocker: Any) -> Iterator[Wrong]:
    """A finished event, and people who must not see it; all of it is rolled back at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_wrong()
        transaction.set_rollback(True)


def make_wrong() -> Wrong:
    hamlet = make_hamlet()
    town = make_town(hamlet)
    neighbour = user("Tetangga", hamlet.agency, Role.EMPLOYEE)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        own = Employee.objects.filter(agency=hamlet.agency, participations=None, user=None)[0]
        own.user = neighbour
        own.save()
    nobody = User.objects.create_user("tanpa.peran", password="rahasia-sekali")
    joko, roleless, colleague = map(browser, (make_cast().joko, nobody, neighbour))
    return Wrong(town, joko, roleless, colleague, own=town.people[own.pk])


def browser(somebody: User) -> Client:
    client = Client()
    client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(client: Client, how: str, town: Town, name: str, **more: Any) -> Any:
    """Ask in a browser that is signed in as it was at first, whatever was asked before."""
    kept = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    try:
        data = town.form if how == "post" else {}
        return getattr(client, how)(town.address(name), data, **more)
    finally:
        client.cookies = kept


def text_of(response: Any) -> str:
    """Return everything an answer says, what is packed in it too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    said = [content, str(response.headers).encode()]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as package:
            said += [package.read(member) for member in package.namelist()]
    return unescape(b"\n".join(said).decode("utf-8", "replace"))


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
            assert response.status_code in {404, 405}
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
