"""The overview as pages to be shown in a meeting."""

from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext

from takar.web.accounts.models import Agency
from takar.web.assessments.papers import letterhead_of
from takar.web.kit.press import printed
from takar.web.leadership.queries import Overview, PostAtRisk, overview

TEMPLATES = Path(__file__).parent / "typst"
DASH = "–"


def printed_presentation(agency: Agency, day: date) -> bytes:
    """Print the overview of a day."""
    facts = presentation_facts(agency, overview(agency, day))
    return printed(TEMPLATES, agency.code, "presentation", facts)


def presentation_facts(agency: Agency, found: Overview) -> dict[str, Any]:
    """Return what the pages tell."""
    return {
        "agency": letterhead_of(agency),
        "day": day_text(found.day),
        "count_posts": found.count_posts,
        "count_red": found.count_red,
        "group": found.group,
        "waiting": found.waiting,
        "posts": [_post(one) for one in found.posts],
        "waits": [
            *(f"{gettext('Daftar usulan')}: {one.title}" for one in found.lists),
            *(f"{gettext('Pencalonan')}: {one}" for one in found.nominations),
        ],
        "scenarios": [
            [
                scenario.title,
                f"{outcome.filled} / {outcome.posts}",
                str(outcome.moves),
                scenario.get_state_display(),
            ]
            for scenario, outcome in found.scenarios
        ],
    }


def day_text(day: date | None) -> str:
    """Print a day in Indonesian; a dash where there is none."""
    return str(format_date(day, "d MMMM y", locale="id")) if day else DASH


def _post(one: PostAtRisk) -> list[str]:
    names = ", ".join(row.employee.full_name for row in one.first)
    return [
        str(one.listing.position),
        day_text(one.told.vacant_on),
        str(one.listing.get_colour_display()),
        str(one.told.now),
        names or DASH,
    ]
