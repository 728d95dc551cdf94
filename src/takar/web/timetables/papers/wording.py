"""Words on papers: days, methods, and what an agency is called."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date

from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.assessments.queries.law import law_of_event, limits_of


def day_text(day: date) -> str:
    """Print a day with its weekday, as in a letter.

    >>> day_text(date(2025, 12, 1))
    'Senin, 1 Desember 2025'
    """
    return str(format_date(day, "EEEE, d MMMM y", locale="id"))


def date_text(day: date) -> str:
    """Print a day without its weekday, as beside the place of a letter.

    >>> date_text(date(2025, 12, 1))
    '1 Desember 2025'
    """
    return str(format_date(day, "d MMMM y", locale="id"))


def days_text(start: date, end: date) -> str:
    """Print one day, or the first and the last."""
    return day_text(start) if start == end else f"{day_text(start)} – {day_text(end)}"


def agency_facts(agency: Agency) -> dict[str, Any]:
    """Return the letterhead of an agency."""
    return {"name": agency.name, "office": agency.office or "BKPSDM", **agency.letterhead}


def event_facts(event: Event) -> dict[str, str]:
    """Return what identifies an event."""
    return {
        "name": event.name,
        "purpose": str(event.get_purpose_display()),
        "days": days_text(event.starts_on, event.ends_on),
        "place": event.place or "–",
        "city": event.agency.city,
    }


def method_titles(event: Event) -> Mapping[str, str]:
    """Return what each method is called."""
    return limits_of(law_of_event(event)).methods
