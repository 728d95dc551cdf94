"""Menus to which each room adds itself, so that no room needs to know those above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MenuItem:
    """An entry of the main menu or a tab of a person's page.

    Attributes:
        url_name: as ``people:employees``.
        title: what is shown (translatable).
        icon: name of a Lucide icon.
        order: place in the menu, small first.
        roles: who sees it; empty means everybody signed in.
    """

    url_name: str
    title: Any
    icon: str
    order: int
    roles: frozenset[str] = frozenset()


_menu: list[MenuItem] = []
_person_tabs: list[MenuItem] = []
_header: list[str] = []
_footer: list[MenuItem] = []


def add_to_menu(*items: MenuItem) -> None:
    """Add entries to the main menu; called from ``AppConfig.ready``."""
    _menu.extend(item for item in items if item not in _menu)


def add_person_tab(*items: MenuItem) -> None:
    """Add tabs to the page of a person; their URL takes the employee's id."""
    _person_tabs.extend(item for item in items if item not in _person_tabs)


def add_to_header(*templates: str) -> None:
    """Add pieces to the right end of the header, shown to those signed in."""
    _header.extend(template for template in templates if template not in _header)


def add_to_footer(*items: MenuItem) -> None:
    """Add links to the foot of every page, for everybody."""
    _footer.extend(item for item in items if item not in _footer)


def seen_by(items: Iterable[MenuItem], roles: frozenset[str]) -> list[MenuItem]:
    """Return the entries somebody with these roles sees, in order."""
    return sorted(
        (item for item in items if not item.roles or item.roles & roles),
        key=lambda item: item.order,
    )


def menu(roles: frozenset[str]) -> list[MenuItem]:
    """Return the main menu for these roles."""
    return seen_by(_menu, roles)


def person_tabs(roles: frozenset[str]) -> list[MenuItem]:
    """Return the tabs of a person's page for these roles."""
    return seen_by(_person_tabs, roles)


def header_parts() -> list[str]:
    """Return the templates at the right end of the header."""
    return list(_header)


def footer() -> list[MenuItem]:
    """Return the links at the foot of every page."""
    return seen_by(_footer, frozenset())
