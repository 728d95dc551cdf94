"""A small office for the tests of the room: three heads of section, four posts, one vacant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from takar.regulations.book import Book
from takar.web.people.models import CompetencyRecord, Employee, Position, WorkUnit
from takar.web.placements import actions
from takar.web.placements.models import Scenario
from takar.web.placements.rules import Settings
from takar.web.posts.models import PostProfile
from takar.web.results.models import Run, TalentResult
from takar.web.succession.models import Interest
from tests.cast import Cast, employee

DAY = date(2026, 3, 2)
LEVELS = {"Ani": 3, "Budi": 1, "Citra": 2}
TALENTS = {"Ani": "80", "Budi": "60", "Citra": "75"}


@dataclass(frozen=True)
class Office:
    """Everybody and every post, by name."""

    cast: Cast
    people: dict[str, Employee]
    posts: dict[str, Position]


def office(cast: Cast) -> Office:
    """Three holders with levels and talent; the fourth post is vacant and strategic."""
    other = WorkUnit.objects.create(agency=cast.agency, code="U2", name="Badan Contoh", path="U2/")
    posts = {
        code: Position.objects.create(
            agency=cast.agency,
            code=code,
            unit=unit,
            title=f"Kepala Seksi {code}",
            tier="PENGAWAS",
            is_strategic=code == "S4",
        )
        for code, unit in (
            ("S1", cast.unit),
            ("S2", cast.unit),
            ("S3", other),
            ("S4", other),
        )
    }
    people = {
        name: employee(
            cast.agency,
            posts[code].unit or cast.unit,
            name,
            number,
            position=posts[code],
            positioned_on=date(2023, 1, 2),
            appointed_on=date(2005, 1, 3),
            position_title=posts[code].title,
        )
        for number, (name, code) in enumerate(
            zip(LEVELS, ("S1", "S2", "S3"), strict=True), start=21
        )
    }
    competencies = Book.load().on(DAY).codes("assessment.competencies")
    for name, level in LEVELS.items():
        for code in competencies:
            CompetencyRecord.objects.create(
                employee=people[name], competency=code, level=level, assessed_on=date(2025, 6, 2)
            )
    talents(cast, people)
    return Office(cast, people, posts)


def talents(cast: Cast, people: dict[str, Employee], more: Mapping[str, str] | None = None) -> None:
    """Keep a talent map with everybody of the office on it."""
    run = Run.objects.create(
        agency=cast.agency,
        measure="talent",
        title="Peta talenta",
        day=DAY,
        law_edition="0" * 64,
        evidence_hash="0" * 64,
        code_version="tes",
        made_by=cast.rahayu,
    )
    for name, talent in (TALENTS | dict(more or {})).items():
        TalentResult.objects.create(
            run=run, employee=people[name], talent=Decimal(talent), box=9 if name == "Ani" else 5
        )


def laid_out(cast: Cast, title: str = "Rotasi Maret", **terms: object) -> Scenario:
    """Lay a scenario of heads of section out, as the operator does."""
    values = {"tiers": ["PENGAWAS"], **terms}
    return actions.lay_out(
        cast.rahayu, cast.agency, title=title, day=DAY, terms=Settings.model_validate(values)
    )


def computed(cast: Cast, scenario: Scenario) -> Scenario:
    """Have a scenario computed, here and now."""
    actions.ask_for_placement(cast.rahayu, scenario)
    Scenario.objects.filter(pk=scenario.pk).update(state="BERJALAN")
    scenario.refresh_from_db()
    actions.answer_scenario(cast.rahayu, scenario)
    return scenario


def profiled(town: Office, **regions: str) -> None:
    """Write down in which region posts lie."""
    for code, region in regions.items():
        PostProfile.objects.create(
            position=town.posts[code], region=region, changed_by=town.cast.rahayu
        )


def wish(town: Office, person: str, post: str, *, is_withdrawn: bool = False) -> None:
    """Let somebody say that a post interests them."""
    Interest.objects.create(
        employee=town.people[person],
        position=town.posts[post],
        withdrawn_at=timezone.now() if is_withdrawn else None,
    )
