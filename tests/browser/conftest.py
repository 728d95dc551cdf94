"""A served town of invented people, and a browser that notices every fault."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from takar.web.accounts.models import Role
from tests.browser.chromium import ARGUMENTS, chromium
from tests.browser.hands import signed_in
from tests.browser.town import Builder, Town

# The browser's driver runs a loop of its own, which makes Django suspect asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A page that was refused, and a request given up because a newer one asks for more.
EXPECTED = (
    "Failed to load resource: the server responded with a status of 4",
    "htmx:afterRequest",
    "htmx:sendAbort",
)

Enter = Callable[[Town, Role], Page]


@pytest.fixture(scope="session")
def builder() -> Builder:
    """The one that builds the town, and remembers how it looked."""
    return Builder()


@pytest.fixture
def town(transactional_db: None, live_server: Any, builder: Builder) -> Town:
    """A served town whose main job is done; each story has it to itself."""
    return builder.build(str(live_server.url))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium of this machine."""
    return browser_type_launch_args | {"executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Read Indonesian on a screen of usual width, in the light."""
    size = {"width": 1280, "height": 900}
    return browser_context_args | {"locale": "id-ID", "viewport": size, "color_scheme": "light"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on which no script may fail and nothing may break the content policy."""
    page.set_default_timeout(15_000)
    heard: list[str] = []
    page.on("pageerror", lambda error: heard.append(f"script: {error}"))
    page.on("console", lambda line: heard.append(line.text) if line.type == "error" else None)
    yield page
    page.wait_for_load_state("networkidle")  # nothing may read while the tables are emptied
    assert [line for line in heard if not line.startswith(EXPECTED)] == []


@pytest.fixture
def enter(page: Page) -> Enter:
    """A way in that skips the sign-in form, which has a journey of its own."""

    def entered(town: Town, role: Role) -> Page:
        key = signed_in(town.users[role]).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": town.address}])
        page.goto(town.address)
        return page

    return entered
