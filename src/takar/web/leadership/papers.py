"""The overview as pages to be shown in a meeting."""

from datetime import date
from pathlib import Path
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext, override

from takar.web.accounts.models import Agency
from takar.web.assessments.papers import letterhead_of
from takar.web.kit.press import printed
from takar.web.leadership.queries import Overview, PostAtRisk, overview
from takar.web.leadership.queries.effect import Effect
from takar.web.leadership.rules import Queue, Wait
from takar.web.people.models import Position

TEMPLATES = Path(__file__).parent / "typst"
DASH = "–"


def printed_presentation(agency: Agency, day: date, *, scenario: int = 0) -> bytes:
    """Print the overview of a day, in the language of the agency's papers."""
    with override("id"):
        facts = presentation_facts(agency, overview(agency, day, scenario=scenario))
    return printed(TEMPLATES, agency.code, "presentation", facts)


def presentation_facts(agency: Agency, found: Overview) -> dict[str, Any]:
    """Return what the pages tell."""
    cycle = found.cycle
    return {
        "agency": letterhead_of(agency),
        "day": day_text(found.day),
        "count_posts": found.count_posts,
        "count_red": found.count_red,
        "count_urgent": found.count_urgent,
        "group": found.group,
        "waiting": found.waiting,
        "cycle": f"{cycle.title}, berlaku sampai {day_text(cycle.valid_until)}" if cycle else "",
        "posts": [_post(one) for one in found.posts],
        "posts_rest": max(found.count_posts - len(found.posts), 0),
        "queues": [_queue(one, found.day) for one in found.queues],
        "scenarios": [
            [
                scenario.title,
                f"{outcome.filled} dari {outcome.posts}",
                str(outcome.moves),
                scenario.get_state_display(),
            ]
            for scenario, outcome in found.scenarios
        ],
        "effect": _effect(found.effect) if found.effect else None,
    }


def day_text(day: date | None) -> str:
    """Print a day in Indonesian; a dash where there is none."""
    return str(format_date(day, "d MMMM y", locale="id")) if day else DASH


def _post(one: PostAtRisk) -> list[str]:
    told = one.told
    first = "; ".join(
        f"{row.employee.full_name} ({row.get_readiness_display()})" for row in one.first
    )
    return [
        _titled(one.listing.position),
        ", ".join(each.full_name for each in one.holders) or DASH,
        "sekarang" if not one.holders else day_text(told.vacant_on),
        str(one.listing.get_colour_display()),
        f"{told.now} / {told.soon} / {told.later}",
        first or DASH,
    ]


def _queue(queue: Queue, day: date) -> dict[str, Any]:
    return {
        "title": gettext(queue.title),
        "count": len(queue.waits),
        "rows": [_wait(one, day) for one in queue.first],
        "rest": queue.rest,
    }


def _wait(one: Wait, day: date) -> list[str]:
    days = one.days(day)
    return [one.title, one.note or DASH, DASH if days is None else f"{days} hari"]


def _effect(found: Effect) -> dict[str, Any]:
    scenario, outcome = found.scenario, found.outcome
    return {
        "title": scenario.title,
        "state": scenario.get_state_display(),
        "day": day_text(scenario.day),
        "figures": [
            ["Jabatan terisi", str(found.before), str(outcome.filled), str(outcome.posts)],
            [
                "Jabatan target terisi",
                str(found.targets_before),
                str(found.targets_after),
                str(found.targets),
            ],
            ["Pegawai yang pindah", DASH, str(outcome.moves), str(outcome.people)],
        ],
        "moves": [
            [
                one.employee.full_name,
                _titled(one.before) if one.before else DASH,
                _titled(one.after) if one.after else DASH,
            ]
            for one in found.moves
        ],
        "rest": found.rest,
        "vacant": [_titled(one) for one in found.vacant],
        "vacant_rest": found.vacant_rest,
    }


def _titled(position: Position) -> str:
    """Name a post with its unit, unless the title names it already."""
    unit = position.unit.name if position.unit else ""
    return position.title if position.title.endswith(unit) else f"{position.title}, {unit}"
