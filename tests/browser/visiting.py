"""Somebody of the cast at a page of a served house: quick to build, unlike the whole town."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from takar.web.accounts.models import User
from tests.browser.hands import signed_in


@dataclass(frozen=True)
class Visitor:
    """A browser in which one person after another may sign in."""

    page: Page
    address: str

    def goes(self, user: User, path: str) -> Page:
        """Show a page to somebody who is signed in."""
        key = signed_in(user).cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.address}])
        return self.at(path)

    def at(self, path: str) -> Page:
        """Show another page to whoever is signed in."""
        self.page.goto(f"{self.address}{path}")
        return self.page


def visitor_of(page: Page, live_server: Any) -> Visitor:
    """Return a visitor of a served house."""
    return Visitor(page, str(live_server.url))
