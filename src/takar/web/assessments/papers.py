"""Papers of the room: the blank form on which an assessor writes."""

from pathlib import Path
from typing import Any

from babel.dates import format_date

from takar.web.accounts.models import Agency
from takar.web.assessments.models import EventMethod
from takar.web.assessments.queries.anchors import ladders_of, version_of
from takar.web.assessments.queries.law import law_of_event
from takar.web.kit.press import printed

TEMPLATES = Path(__file__).parent / "typst"


def printed_form(method: EventMethod) -> bytes:
    """Print the blank form of a method with the words of every level."""
    return printed(TEMPLATES, method.event.agency.code, "form", form_facts(method))


def form_facts(method: EventMethod) -> dict[str, Any]:
    """Return what the form of a method prints."""
    event = method.event
    law = law_of_event(event)
    version = version_of(event)
    seen = {cell.competency for cell in method.competencies.all()}
    scale = law.record("assessment.rating_scale")
    return {
        "agency": letterhead_of(event.agency),
        "event": event.name,
        "day": str(format_date(event.starts_on, "d MMMM y", locale="id")),
        "method": law.codes("assessment.methods")[method.code].title,
        "minutes": method.duration_minutes,
        "levels": list(range(scale["min"], scale["max"] + 1)),
        "version": version,
        "competencies": [
            {
                "title": ladder.title,
                "meaning": ladder.meaning,
                "levels": [
                    {
                        "level": wording.level,
                        "title": wording.title,
                        "behaviours": list(wording.behaviours),
                    }
                    for wording in ladder.levels
                ],
            }
            for ladder in ladders_of(event.agency, law, version)
            if ladder.code in seen
        ],
    }


def letterhead_of(agency: Agency) -> dict[str, Any]:
    """Return the letterhead of an agency."""
    return {"name": agency.name, "office": agency.office or "BKPSDM", **agency.letterhead}
