"""A run with enough people to publish."""

from collections.abc import Mapping

from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.people.queries.law import book
from takar.web.results.models import JpmResult, Run, TalentResult
from tests.cast import DAY, Cast, employee

CATEGORIES = ("OPTIMAL", "CUKUP_OPTIMAL", "KURANG_OPTIMAL")


def jpm_run(cast: Cast, people: int = 40) -> Run:
    """Make a JPM run: most are optimal, two of the second office are not."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        office = WorkUnit.objects.create(
            agency=cast.agency, code="U2", name="Badan Contoh", path="U2/"
        )
        run = Run.objects.create(
            agency=cast.agency,
            measure="jpm",
            title="Pemetaan 2025",
            purpose="PEMETAAN",
            day=DAY,
            law_edition=book().edition,
            evidence_hash="e" * 64,
            code_version="uji",
            bundle_digest="d" * 64,
            people=people,
            made_by=cast.rahayu,
        )
        for number in range(people):
            unit = office if number % 2 else cast.unit
            category = CATEGORIES[0 if number < people - 8 else 1 + number % 2]
            somebody = employee(cast.agency, unit, f"Orang {number}", 100 + number)
            JpmResult.objects.create(run=run, employee=somebody, category=category)
    return run


def talent_run(cast: Cast, people: Mapping[int, int]) -> Run:
    """Make a talent run with so many people in each box."""
    run = jpm_run(cast, sum(people.values()))
    boxes = [box for box, count in people.items() for _ in range(count)]
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        Run.objects.filter(pk=run.pk).update(measure="talent", purpose="")
        run.refresh_from_db()
        for result, box in zip(JpmResult.objects.filter(run=run), boxes, strict=True):
            TalentResult.objects.create(run=run, employee=result.employee, box=box)
    return run
