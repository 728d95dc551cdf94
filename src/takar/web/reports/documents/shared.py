"""What every paper says about its agency, its event and its law."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from babel.dates import format_date

from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event
from takar.web.reports.queries import EventReport
from takar.web.results.models import Run
from takar.web.results.queries import may_choose_categories, table_of

KEYS = ("jpm.formula", "assessment.competencies", "assessment.required_levels")


def day_text(day: date | None) -> str:
    """Print a day as in a letter; a missing one as a dash.

    >>> day_text(date(2025, 5, 14))
    '14 Mei 2025'
    """
    return str(format_date(day, "d MMMM y", locale="id")) if day else "–"


def days_text(start: date, end: date) -> str:
    """Print one day, or the first and the last."""
    return day_text(start) if start == end else f"{day_text(start)} – {day_text(end)}"


def agency_facts(agency: Agency) -> dict[str, Any]:
    """Return the letterhead of an agency."""
    return {"name": agency.name, "office": agency.office or "BKPSDM", **agency.letterhead}


def event_facts(event: Event) -> dict[str, Any]:
    """Return what identifies an event."""
    return {
        "name": event.name,
        "purpose": event.get_purpose_display(),
        "days": days_text(event.starts_on, event.ends_on),
        "place": event.place or "–",
        "organiser": event.organiser or event.agency.office,
        "valid_until": day_text(event.valid_until),
    }


def purpose_text(report: EventReport) -> str:
    """Return the purpose of an event, with its category table where the law lets it choose."""
    purpose = str(report.event.get_purpose_display())
    if not may_choose_categories(report.law, report.run.purpose):
        return purpose
    return f"{purpose} · {report.law.cite(table_of(report.run)).title}"


def law_facts(run: Run, law: Law, *keys: str) -> dict[str, Any]:
    """Return the stamp: edition, day, the articles used and what is not certain among them."""
    return stamp_facts(run, law, *KEYS, *keys)


def stamp_facts(run: Run, law: Law, *used: str) -> dict[str, Any]:
    """Return what proves a paper: edition, days, fingerprints, and the rules it rests on."""
    return {
        "edition": run.law_edition,
        "day": day_text(run.day),
        "made": day_text(run.made_at.date()),
        "evidence": run.evidence_hash,
        "program": run.code_version,
        "articles": [
            f"{cited.title}: {cited.source.title}, {cited.at}" for cited in map(law.cite, used)
        ],
        "doubts": doubt_texts(law.doubts(*used)),
    }


def doubt_texts(doubts: Iterable[Citation]) -> list[str]:
    """Name each doubtful rule once, with the parts that are meant."""
    parts: dict[str, list[str]] = {}
    for doubt in doubts:
        parts.setdefault(doubt.title, []).extend([doubt.part] if doubt.part else [])
    return [f"{title} ({', '.join(names)})" if names else title for title, names in parts.items()]


def paper_facts(report: EventReport, *keys: str) -> dict[str, Any]:
    """Return what all papers of an event share."""
    return {
        "agency": agency_facts(report.event.agency),
        "event": event_facts(report.event) | {"purpose": purpose_text(report)},
        "law": law_facts(report.run, report.law, *keys),
    }
