"""Every address of the service, asked by an assessor lent by another agency."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from takar.web.accounts.models import Role
from takar.web.assessments.models import Assignment, Event, EventAssessor
from takar.web.kit.scope import scope
from tests.architecture.addresses import ARGUMENTS, Town, asked, browser, text_of
from tests.architecture.test_wrong_person import named_in
from tests.cast import user

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OWN_ROOM = "rating_sheets:"


@dataclass(frozen=True)
class Lent:
    """A guest in the town, signed in, with the words that name whom they judge."""

    town: Town
    browser: Client
    assigned: frozenset[str]


@pytest.fixture(scope="module")
def lent(town: Town, django_db_blocker: Any) -> Iterator[Lent]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_lent(town)
        transaction.set_rollback(True)


def make_lent(town: Town) -> Lent:
    hamlet = town.hamlet
    guest = user("Wayan", hamlet.agency, Role.GUEST)
    with scope(agency=hamlet.agency, agency_code=hamlet.agency.code):
        seat = EventAssessor.objects.create(
            event=hamlet.event, user=guest, name="Wayan", lent_by="Kabupaten Tetangga"
        )
        Assignment.objects.create(
            participant=hamlet.participant,
            method=hamlet.event.methods.order_by("pk")[0],
            assessor=seat,
        )
        return Lent(town, browser(guest), town.people[hamlet.participant.employee_id])


def set_state(town: Town, state: str) -> None:
    with scope(agency=town.hamlet.agency):
        Event.objects.filter(pk=town.hamlet.event.pk).update(state=state)


@pytest.mark.parametrize("state", ["DIRENCANAKAN", "DITANDATANGANI", "DISERAHKAN"])
@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_outside_the_event_a_guest_reads_of_nobody(lent: Lent, name: str, state: str) -> None:
    set_state(lent.town, state)
    before = lent.town.writes()
    for how in ("get", "post"):
        response = asked(lent.browser, how, lent.town, name, follow=True)
        assert named_in(text_of(response), lent.town) == set()
    assert lent.town.writes() == before


@pytest.mark.parametrize("state", ["BERLANGSUNG", "INTEGRASI"])
@pytest.mark.parametrize("name", sorted(ARGUMENTS))
def test_during_the_event_a_guest_reads_of_the_assigned_in_one_room_only(
    lent: Lent, name: str, state: str
) -> None:
    set_state(lent.town, state)
    before = lent.town.writes()
    for how in ("get", "post"):
        response = asked(lent.browser, how, lent.town, name)
        named = named_in(text_of(response), lent.town, but=lent.assigned)
        assert named == set()
        if not name.startswith((OWN_ROOM, "timetables:")):
            assert named_in(text_of(response), lent.town) == set()
    if not name.startswith(OWN_ROOM):
        assert lent.town.writes() == before


def test_a_guest_does_find_the_assigned_in_the_own_room(lent: Lent) -> None:
    set_state(lent.town, "BERLANGSUNG")
    text = text_of(asked(lent.browser, "get", lent.town, "rating_sheets:desk"))
    assert named_in(text, lent.town)
