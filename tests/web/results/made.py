"""Runs and results made by hand, for tests of pages and queries."""

from datetime import date
from decimal import Decimal

from takar.web.accounts.models import Agency, User
from takar.web.kit.scope import scope
from takar.web.people.models import Employee
from takar.web.people.queries.law import book
from takar.web.results.models import JpmResult, Measure, Run, TalentResult
from takar.web.results.rules import Component, gaps_of, stored
from tests.cast import DAY, Cast, employee

FEEDBACK = "performance.umpan_balik_360"


def run(agency: Agency, user: User, measure: str, **facts: object) -> Run:
    """Make a run without results."""
    values: dict[str, object] = {
        "title": "Peta semester I",
        "day": DAY,
        "law_edition": book().edition,
        "evidence_hash": "b" * 64,
        "code_version": "uji",
        "doubts": [],
        "people": 1,
    }
    return Run.objects.create(agency=agency, made_by=user, measure=measure, **(values | facts))


def indicators(*, missing: bool = False) -> list[Component]:
    """Make the components of somebody, with or without feedback from colleagues."""
    feedback = (
        Component(
            name=FEEDBACK,
            title="Umpan balik 360 derajat",
            state="KOSONG",
            possible=Decimal(10),
            least=Decimal(0),
            most=Decimal(10),
        )
        if missing
        else Component(
            name=FEEDBACK,
            title="Umpan balik 360 derajat",
            state="ADA",
            points=Decimal(8),
            possible=Decimal(10),
            least=Decimal(8),
            most=Decimal(8),
        )
    )
    rating = Component(
        name="performance.penilaian_kinerja",
        title="Penilaian kinerja",
        state="ADA",
        points=Decimal(48),
        possible=Decimal(60),
        least=Decimal(48),
        most=Decimal(48),
    )
    return [rating, feedback]


def placed(run: Run, person: Employee, box: int | None, **facts: object) -> TalentResult:
    """Put somebody in a box; without a box their feedback is missing."""
    rows = indicators(missing=box is None)
    known = None if box is None else Decimal(75)
    values: dict[str, object] = {
        "performance": known,
        "performance_least": known or Decimal(50),
        "performance_most": known or Decimal(85),
        "performance_completeness": Decimal(100 if box else 90),
        "performance_category": "SESUAI_EKSPEKTASI" if box else None,
        "potential": Decimal(70),
        "potential_least": Decimal(70),
        "potential_most": Decimal(70),
        "potential_completeness": Decimal(100),
        "potential_category": "MENENGAH",
        "talent": known,
        "box": box,
        "box_least": box or 3,
        "box_most": box or 7,
        "components": stored(rows),
        "gaps": gaps_of(rows),
    }
    return TalentResult.objects.create(run=run, employee=person, **(values | facts))


def matched(run: Run, person: Employee, jpm: str | None, category: str | None) -> JpmResult:
    """Give somebody a JPM."""
    value = None if jpm is None else Decimal(jpm)
    rows = [Component(name="INTEGRITAS", title="Integritas", state="ADA" if value else "KOSONG")]
    return JpmResult.objects.create(
        run=run,
        employee=person,
        jpm=value,
        least=value or Decimal(0),
        most=value or Decimal(150),
        category=category,
        missing_count=0 if value else 9,
        components=stored(rows),
        gaps=gaps_of(rows),
    )


def colleague(cast: Cast, number: int, name: str = "Rekan", **facts: object) -> Employee:
    """Make another employee of the agency; the caller is in its scope."""
    unit = facts.pop("unit", cast.unit)
    return employee(cast.agency, unit, name, 100 + number, **facts)  # type: ignore[arg-type]


def talent_run(cast: Cast, *, day: date = DAY, title: str = "Peta semester I") -> Run:
    """Make an empty talent run of the agency."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        return run(cast.agency, cast.rahayu, Measure.TALENT, day=day, title=title)
