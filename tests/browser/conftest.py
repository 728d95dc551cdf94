"""A browser, a served town of invented people, and the check of accessibility."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from playwright._impl._api_structures import SetCookieParam

from takar.web.accounts.models import Agency, Role, User
from takar.web.assessments.models import Event
from takar.web.demo import cast as people
from takar.web.demo.cases import HIGH, MIDDLE, Case, EventPlan, group
from takar.web.demo.story import Story
from takar.web.kit.scope import scope
from takar.web.results.models import Run
from tests.browser.chromium import ARGUMENTS, chromium

# The browser's driver runs a loop of its own, which makes Django suspect asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

PASSWORD = "rahasia-sekali"  # noqa: S105 - of the invented cast
TOWN = Case(
    agency="kab_tirtamaya",
    name="Kabupaten Tirtamaya",
    preset="S",
    city="Tirtamaya",
    people=600,
    events=(
        EventPlan(
            "Pemetaan Kompetensi 2025",
            "PEMETAAN",
            date(2025, 5, 14),
            (group("Pejabat", 12, *HIGH, *MIDDLE), group("Pelaksana", 6, "PELAKSANA")),
        ),
    ),
)


@dataclass(frozen=True)
class Town:
    """A served agency with one finished event and one talent map."""

    agency: Agency
    users: dict[Role, User]
    event: Event
    run: Run
    address: str


@pytest.fixture
def town(transactional_db: None, live_server: Any) -> Town:
    """Serve a small town whose main job is done."""
    agency = people.agency_of(TOWN)
    users = people.people_of(agency, PASSWORD)
    with scope(agency=agency, agency_code=agency.code):
        story = Story(TOWN, agency, users[Role.OPERATOR], users[Role.LEADER])
        story.take_in()
        event = story.hold(TOWN.events[0])
        run = story.map_talent(story.measure(event).day)
        first = event.participants.select_related("employee").first()
        people.give_places(agency, users, first.employee if first else None)
        story.hand_over(event)
    return Town(agency, users, event, run, str(live_server.url))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of this machine."""
    return browser_type_launch_args | {"executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture
def enter(page: Page) -> Callable[[Town, Role], Page]:
    """Return a way in that skips the sign-in form, which has a journey of its own."""

    def entered(town: Town, role: Role) -> Page:
        client = Client()
        client.force_login(town.users[role], backend="django.contrib.auth.backends.ModelBackend")
        cookie: SetCookieParam = {
            "name": "sessionid",
            "value": client.cookies["sessionid"].value,
            "url": town.address,
        }
        page.context.add_cookies([cookie])
        page.goto(town.address)
        return page

    return entered


def faults_of(page: Page) -> list[str]:
    """Return what the accessibility check finds wrong on the page, in words."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']} ({one['nodes'][0]['target']})" for one in found]
