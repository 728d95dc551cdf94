"""The annex of a decree: who is moved where, in the order of the new posts."""

from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date

from takar.web.assessments.papers import letterhead_of
from takar.web.kit.press import printed
from takar.web.mobility.models import MoveList
from takar.web.mobility.rules import DECREED
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
    found, asked, decreed = scenario.found, scenario.asked, decreed_list(scenario)
    return {
        "agency": letterhead_of(scenario.agency),
        "title": scenario.title,
        "day": _printed(scenario.day),
        "state": scenario.get_state_display(),
        "decree": "" if decreed is None else decreed.decree,
        "decreed_on": "" if decreed is None else _printed(decreed.decreed_on),
        "rows": [_row(one) for one in annexed(scenario, decreed)],
        "weights": [
            f"{PARTS[name]}: {weight.normalize():f}".replace(".", ",")
            for name, weight in asked.weights.items()
        ],
        "edition": found.edition[:12],
        "evidence": found.evidence[:12],
    }


def decreed_list(scenario: Scenario) -> MoveList | None:
    """Return the list that was made of a scenario, once a decree settled it."""
    one = scenario.handed_over
    return one if one is not None and one.state == DECREED else None


def annexed(scenario: Scenario, decreed: MoveList | None) -> list[Placed]:
    """Return the moves of the annex: those proposed, and after the decree those that it settled."""
    moves = list(moves_of(scenario))
    if decreed is None:
        return moves
    settled = set(decreed.moves.values_list("employee", "position"))
    return [one for one in moves if (one.employee_id, one.after_id) in settled]


def _printed(day: date | None) -> str:
    return "" if day is None else str(format_date(day, "d MMMM y", locale="id"))


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
    title, unit = str(position.title), str(position.unit or "")
    return title if not unit or unit.casefold() in title.casefold() else f"{title}, {unit}"
