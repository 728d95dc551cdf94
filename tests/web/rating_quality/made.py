"""An event whose ratings were invented with known severities."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils import timezone

from takar.runs.rating_quality.report import RatingQuality
from takar.runs.rating_quality.reporting import rating_quality
from takar.web.accounts.models import Membership, Role, User
from takar.web.assessments.models import (
    Event,
    EventAssessor,
    EventMethod,
    MethodCompetency,
    MethodScore,
    Participant,
)
from takar.web.kit.scope import scope
from takar.web.rating_quality.actions import ask_for_quality, keep_quality
from takar.web.rating_quality.computing import Computed
from takar.web.rating_quality.models import QualityRun
from takar.web.rating_quality.queries.runs import scored_of
from takar.web.rating_quality.tasks import compute_quality
from tests.cast import Cast, employee, user
from tests.runs.rated import METHODS, World, competencies, law

SMALL = World(severities=(0.6, 0.0, -0.6), people=14)
MORNING = datetime(2025, 5, 14, 8, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class Rated:
    """The cast with a rated event in its integration; Sari is an assessor of its team."""

    cast: Cast
    event: Event
    chair: User
    guest: User

    def inside(self) -> Any:
        """Return the scope of the agency."""
        return scope(agency=self.cast.agency, agency_code=self.cast.agency.code)


def rated(cast: Cast, world: World = SMALL, *, named: bool = True) -> Rated:
    """Make an event with the ratings of a world; without names nobody signed them."""
    with scope(agency=cast.agency, agency_code=cast.agency.code):
        event = Event.objects.create(
            agency=cast.agency,
            name="Pemetaan Bersama",
            purpose="PEMETAAN",
            state="INTEGRASI",
            starts_on=date(2025, 5, 14),
            ends_on=date(2025, 5, 14),
        )
        methods = {code: EventMethod.objects.create(event=event, code=code) for code in METHODS}
        MethodCompetency.objects.bulk_create(
            MethodCompetency(method=method, competency=code)
            for method in methods.values()
            for code in competencies()
        )
        people = {f"P{n:03d}": participant(cast, event, n) for n in range(world.people)}
        write_scores(cast, world, methods, people, named=named)
        chair, guest = user("Ketua", cast.agency, Role.ASSESSOR), user("Tamu", cast.agency)
        Membership.objects.create(user=guest, agency=cast.agency, role=Role.GUEST)
        seats = {"A00": (cast.sari, "ASESOR"), "A01": (chair, "KETUA"), "A02": (guest, "ASESOR")}
        for name, (somebody, role) in seats.items():
            EventAssessor.objects.create(event=event, user=somebody, name=name, role=role)
    return Rated(cast, event, chair, guest)


def participant(cast: Cast, event: Event, number: int) -> Participant:
    """Take somebody into the event."""
    one = employee(
        cast.agency, cast.unit, f"Peserta {number:02d}", 100 + number, birth_on=date(1985, 1, 1)
    )
    found: Participant = Participant.objects.create(
        event=event, employee=one, number=number + 1, state="HADIR", position_tier="ADMINISTRATOR"
    )
    return found


def write_scores(
    cast: Cast,
    world: World,
    methods: dict[str, EventMethod],
    people: dict[str, Participant],
    *,
    named: bool,
) -> None:
    """Write the ratings down as scores, each at its moment."""
    rows = world.ratings().to_pylist()
    kept = {
        (row["ratee"], row["method"], row["competency"], row["rater"] if named else ""): row
        for row in rows
    }
    MethodScore.objects.bulk_create(
        MethodScore(
            participant=people[ratee],
            method=methods[method],
            competency=competency,
            assessor=rater,
            level=Decimal(str(row["level"])),
            entered_by=cast.rahayu,
        )
        for (ratee, method, competency, rater), row in kept.items()
    )
    scores = list(MethodScore.objects.select_related("participant", "method"))
    for score in scores:
        place = f"P{score.participant.number - 1:03d}", score.method.code
        minutes = kept[*place, score.competency, score.assessor]["moment"]
        score.entered_at = MORNING + timedelta(minutes=minutes)
    MethodScore.objects.bulk_update(scores, ["entered_at"], batch_size=200)


@cache
def report_on(world: World) -> RatingQuality:
    """Report on a world once for all tests."""
    return rating_quality(world.ratings(), world.people_table(), None, law())


def told(there: Rated) -> QualityRun:
    """Keep the report on the small world as the one on the event."""
    report = report_on(SMALL)
    with there.inside():
        run = ask_for_quality(there.cast.rahayu, there.event)
        people = Participant.objects.filter(event=there.event)
        numbers = {f"P{one.number - 1:03d}": str(one.pk) for one in people}
        rows = (one.model_copy(update={"ratee": numbers[one.ratee]}) for one in report.people)
        found = Computed(report.model_copy(update={"people": tuple(rows)}), scored_of(there.event))
        keep_quality(there.cast.rahayu, run, found=found)
        run.refresh_from_db()
    return run


def computed_now(there: Rated) -> QualityRun:
    """Compute the report on the event as the background does."""
    with there.inside():
        run = ask_for_quality(there.cast.rahayu, there.event)
        compute_quality.func(run.pk, there.cast.rahayu.pk)
        run.refresh_from_db()
    return run


def advised(run: QualityRun, *, applies: bool) -> None:
    """Let a report say that severity may be corrected, or may not."""
    kept: Any = run.report
    report = {**kept, "verdict": {**kept["verdict"], "applies": applies}}
    QualityRun.objects.filter(pk=run.pk).update(report=report)
    run.refresh_from_db()
