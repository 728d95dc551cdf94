"""The annex of a decree: who is moved where, in the order of the new posts."""

from pathlib import Path
from typing import Any

from babel.dates import format_date

from takar.web.assessments.papers import letterhead_of
from takar.web.kit.press import printed
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.queries import moves_of
from takar.web.placements.rules import PARTS

TEMPLATES = Path(__file__).parent / "typst"
DASH = "–"


def printed_annex(scenario: Scenario) -> bytes:
    """Print the annex (lampiran) of the decree that would put a scenario into force."""
    return printed(TEMPLATES, scenario.agency_code, "decree_annex", annex_facts(scenario))


def annex_facts(scenario: Scenario) -> dict[str, Any]:
    """Return what the annex tells."""
    found, asked = scenario.found, scenario.asked
    return {
        "agency": letterhead_of(scenario.agency),
        "title": scenario.title,
        "day": str(format_date(scenario.day, "d MMMM y", locale="id")),
        "state": scenario.get_state_display(),
        "rows": [_row(one) for one in moves_of(scenario)],
        "weights": [
            f"{PARTS[name]}: {weight.normalize():f}".replace(".", ",")
            for name, weight in asked.weights.items()
        ],
        "edition": found.edition[:12],
        "evidence": found.evidence[:12],
    }


def _row(one: Placed) -> dict[str, str]:
    person = one.employee
    return {
        "name": person.full_name,
        "nip": person.nip or DASH,
        "grade": person.grade or DASH,
        "before": _titled(one.before) or person.position_title or DASH,
        "after": _titled(one.after) or DASH,
    }


def _titled(position: Any) -> str:
    if position is None:
        return ""
    return f"{position.title}, {position.unit}" if position.unit else str(position.title)
