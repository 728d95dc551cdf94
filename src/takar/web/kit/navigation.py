"""Menus to which each room adds itself, so that no room needs to know those above it."""

from collections.abc import Callable, Iterable
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


@dataclass(frozen=True)
class StageNews:
    """What a room tells about its stage of an event.

    Attributes:
        is_done: nothing is left to do there now.
        sentence: how it stands, in a few words (translatable).
    """

    is_done: bool
    sentence: Any = ""


@dataclass(frozen=True)
class EventStep(MenuItem):
    """A tab of an event's page; perhaps also a stage of the event's course.

    Attributes:
        states: in which states of the event it is shown; empty means in all.
        early: roles that see it in every state.
        stage: the stage of the course that this page works on; empty means none.
        told: tells how the stage stands at an event.
    """

    states: frozenset[str] = frozenset()
    stage: str = ""
    told: Callable[[Any], StageNews] | None = None
    early: frozenset[str] = frozenset()

    def is_shown(self, roles: frozenset[str], state: str) -> bool:
        """Tell whether somebody with these roles finds the page in this state of an event."""
        is_time = not self.states or state in self.states or bool(self.early & roles)
        return is_time and names(self, roles)


INVITED = frozenset({"ASESOR_TAMU"})
"""Who holds no other role sees only what names theirs: what is for everybody is not for them."""

_menu: list[MenuItem] = []
_person_tabs: list[MenuItem] = []
_event_steps: list[EventStep] = []
_participant_pages: list[MenuItem] = []
_header: list[str] = []
_guest_rooms: list[str] = []
_footer: list[MenuItem] = []


def add_to_menu(*items: MenuItem) -> None:
    """Add entries to the main menu; called from ``AppConfig.ready``."""
    _menu.extend(item for item in items if item not in _menu)


def add_person_tab(*items: MenuItem) -> None:
    """Add tabs to the page of a person; their URL takes the employee's id."""
    _person_tabs.extend(item for item in items if item not in _person_tabs)


def add_event_step(*items: MenuItem) -> None:
    """Add tabs to the page of an assessment event; their URL takes the event's id."""
    steps = [item if isinstance(item, EventStep) else EventStep(**vars(item)) for item in items]
    _event_steps.extend(step for step in steps if step not in _event_steps)


def add_participant_page(*items: MenuItem) -> None:
    """Add links beside a participant; their URL takes the event's and the participant's id."""
    _participant_pages.extend(item for item in items if item not in _participant_pages)


def add_to_header(*templates: str) -> None:
    """Add pieces to the right end of the header, shown to those signed in."""
    _header.extend(template for template in templates if template not in _header)


def welcome_guests(*rooms: str) -> None:
    """Open whole rooms to guests; a menu entry that names them does so by itself."""
    _guest_rooms.extend(room for room in rooms if room not in _guest_rooms)


def add_to_footer(*items: MenuItem) -> None:
    """Add links to the foot of every page, for everybody."""
    _footer.extend(item for item in items if item not in _footer)


def seen_by(items: Iterable[MenuItem], roles: frozenset[str]) -> list[MenuItem]:
    """Return the entries somebody with these roles sees, in order."""
    return sorted((item for item in items if names(item, roles)), key=lambda item: item.order)


def names(item: MenuItem, roles: frozenset[str]) -> bool:
    """Tell whether an entry is for somebody with these roles."""
    return bool(item.roles & roles) or (not item.roles and roles != INVITED)


def menu(roles: frozenset[str]) -> list[MenuItem]:
    """Return the main menu for these roles."""
    return seen_by(_menu, roles)


def rooms_for_guests() -> frozenset[str]:
    """Return the rooms that guests may enter."""
    return frozenset(_guest_rooms) | {one.url_name.split(":")[0] for one in menu(INVITED)}


def person_tabs(roles: frozenset[str]) -> list[MenuItem]:
    """Return the tabs of a person's page for these roles."""
    return seen_by(_person_tabs, roles)


def event_steps(roles: frozenset[str], state: str = "") -> list[EventStep]:
    """Return the tabs of an event's page for these roles, in one state or in any."""
    if state:
        found = (step for step in _event_steps if step.is_shown(roles, state))
    else:
        found = (step for step in _event_steps if names(step, roles))
    return sorted(found, key=lambda step: step.order)


def participant_pages(roles: frozenset[str]) -> list[MenuItem]:
    """Return the links beside a participant for these roles."""
    return seen_by(_participant_pages, roles)


def header_parts() -> list[str]:
    """Return the templates at the right end of the header."""
    return list(_header)


def footer() -> list[MenuItem]:
    """Return the links at the foot of every page."""
    return seen_by(_footer, frozenset())
