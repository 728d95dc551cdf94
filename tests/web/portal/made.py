"""A run with enough people to publish."""

from takar.web.kit.scope import scope
from takar.web.people.models import WorkUnit
from takar.web.results.models import JpmResult, Run
from takar.web.results.queries import book
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
