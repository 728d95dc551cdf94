"""Two to four people of a list side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from django.http import HttpResponse
from django.shortcuts import render

from takar.regulations.law import Law
from takar.web.accounts.requests import SignedInRequest
from takar.web.kit.numbers import ticked
from takar.web.people.queries.law import law_of
from takar.web.succession.models import Ranked
from takar.web.succession.queries import candidates_of, shown_conditions, titles_of
from takar.web.succession.queries.conditions import Conditions, ShownCondition
from takar.web.succession.rules import MOST_SIDES, Standing
from takar.web.succession.views.doors import seen_listing

COMPETENCIES = "assessment.competencies"


@dataclass(frozen=True)
class Side:
    """One of several people who stand side by side."""

    one: Ranked
    rests_on: Standing
    spokes: dict[str, list[object]]
    conditions: Conditions
    missing: list[str]
    failed: list[str]

    @classmethod
    def of(cls, one: Ranked, law: Law) -> "Side":
        """Return a person with everything that is compared."""
        rests_on = one.rests_on
        return cls(
            one,
            rests_on,
            spokes_of(rests_on, law),
            shown_conditions(rests_on.conditions, law),
            titles_of(rests_on.missing, law),
            titles_of(rests_on.failed, law),
        )


def compare(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show two to four people of a list side by side."""
    one = seen_listing(request, pk)
    law = law_of(request.agency, one.survey.day)
    chosen = candidates_of(one).filter(pk__in=ticked(request.GET))[:MOST_SIDES]
    sides = [Side.of(each, law) for each in chosen]
    context = {
        "listing": one,
        "sides": sides,
        "levels": levels_of(sides, law),
        "conditions": conditions_of(sides),
        "papers": sides[0].conditions.papers if sides else None,
    }
    return render(request, "succession/compare.html", context)


def spokes_of(rests_on: Standing, law: Law) -> dict[str, list[object]]:
    """Return labels, levels seen and levels asked of the drawing of one person."""
    titles = law.codes(COMPETENCIES)
    gaps = rests_on.gaps
    return {
        "labels": [
            titles[gap.competency].title if gap.competency in titles else gap.competency
            for gap in gaps
        ],
        "seen": [gap.level for gap in gaps],
        "required": [gap.required for gap in gaps],
    }


def levels_of(sides: Sequence[Side], law: Law) -> list[tuple[str, int, list[Decimal | None]]]:
    """Return per competency what the post asks and the level of each person; a gap stays one."""
    titles = law.codes(COMPETENCIES)
    asked = {gap.competency: gap.required for side in sides for gap in side.rests_on.gaps}
    seen = [{gap.competency: gap.level for gap in side.rests_on.gaps} for side in sides]
    return [
        (titles[code].title if code in titles else code, level, [own.get(code) for own in seen])
        for code, level in asked.items()
    ]


def conditions_of(sides: Sequence[Side]) -> list[tuple[str, list[ShownCondition | None]]]:
    """Return per condition of the group the answer of each person; outside there is none."""
    titles = dict.fromkeys(chain(*([row.title for row in side.conditions.rows] for side in sides)))
    found = [{row.title: row for row in side.conditions.rows} for side in sides]
    return [(title, [own.get(title) for own in found]) for title in titles]
