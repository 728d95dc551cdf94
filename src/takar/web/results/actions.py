"""What writes runs: each one new, stamped, kept with its bundle, and recorded."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
from django.db.models import QuerySet
from django.utils import timezone

from takar.runs.measure import measure_jpm, measure_talent
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import evidence_of
from takar.web.results.keeping import keep_results, kept_run
from takar.web.results.measured import jpm_rows, talent_rows
from takar.web.results.models import (
    JpmResult,
    Measure,
    Purpose,
    RequestState,
    Run,
    RunRequest,
    TalentResult,
)
from takar.web.results.permissions import measures, reads_result
from takar.web.results.queries import employees_below, law_on, people_of


@action("results.jpm.measured", needs=measures)
def run_jpm(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    employees: QuerySet[Employee],
    day: date,
    purpose: str,
    title: str,
    known_on: date | None = None,
    tables: Mapping[str, pa.Table] | None = None,
) -> Run:
    """Measure how far each person's levels meet what the post demands, and keep it.

    Args:
        tables: the evidence, where the caller already has it; otherwise it is gathered.
    """
    law = law_on(day, agency.shelf, known_on)
    evidence = dict(tables or evidence_of(agency, employees))
    measured = measure_jpm(evidence, law, purpose=purpose)
    run = kept_run(actor, agency, measured, title=title, purpose=purpose)
    keep_results(run, jpm_rows(measured))
    noted(employees=run.people, tables=sorted(evidence), run=run.pk)
    return run


@action("results.talent.measured", needs=measures)
def run_talent(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    employees: QuerySet[Employee],
    day: date,
    title: str,
    known_on: date | None = None,
    tables: Mapping[str, pa.Table] | None = None,
) -> Run:
    """Measure where each person stands on the talent map, and keep it.

    Args:
        tables: the evidence, where the caller already has it; otherwise it is gathered.
    """
    law = law_on(day, agency.shelf, known_on)
    evidence = dict(tables or evidence_of(agency, employees))
    measured = measure_talent(evidence, law)
    run = kept_run(actor, agency, measured, title=title)
    keep_results(run, talent_rows(measured))
    noted(employees=run.people, tables=sorted(evidence), run=run.pk)
    return run


@action("results.request.made", needs=measures)
def ask_for_run(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    measure: str,
    title: str,
    day: date,
    purpose: str = "",
    unit: WorkUnit | None = None,
    known_on: date | None = None,
) -> RunRequest:
    """Ask for a measuring, to be worked off in the background."""
    is_jpm = measure == Measure.JPM
    asked = RunRequest(
        agency=agency,
        measure=measure,
        title=title,
        purpose=(purpose or Purpose.MAPPING) if is_jpm else "",
        day=day,
        unit=unit,
        known_on=known_on,
        asked_by=actor,
    )
    asked.full_clean()
    asked.save()
    return asked


@action("results.run.repeated", needs=measures)
def ask_again(actor: User, run: Run) -> RunRequest:
    """Ask for a new run of the same people, day and purpose; the old one stays as it is."""
    return RunRequest.objects.create(
        agency=run.agency,
        measure=run.measure,
        title=run.title,
        purpose=run.purpose,
        day=run.day,
        known_on=run.known_on,
        again=run,
        asked_by=actor,
    )


@action("results.request.begun", needs=measures)
def begin_request(actor: User, request: RunRequest) -> None:
    """Note that the measuring has begun."""
    request.state = RequestState.RUNNING
    request.save()


@action("results.request.answered", needs=measures)
def answer_request(actor: User, request: RunRequest) -> Run:
    """Measure what was asked for."""
    employees = (
        people_of(request.again) if request.again else employees_below(request.agency, request.unit)
    )
    if request.measure == Measure.TALENT:
        run = run_talent(
            actor,
            request.agency,
            employees=employees,
            day=request.day,
            title=request.title,
            known_on=request.known_on,
        )
    else:
        run = run_jpm(
            actor,
            request.agency,
            employees=employees,
            day=request.day,
            purpose=request.purpose,
            title=request.title,
            known_on=request.known_on,
        )
    request.run, request.state, request.finished_at = run, RequestState.DONE, timezone.now()
    request.save()
    return run


@action("results.request.failed", needs=measures)
def fail_request(actor: User, request: RunRequest, *, problem: str, hint: str) -> None:
    """Note why the measuring could not be done."""
    request.state, request.problem, request.hint = RequestState.FAILED, problem, hint
    request.finished_at = timezone.now()
    request.save()


@action("results.person.viewed", needs=reads_result)
def view_person(reader: User, result: JpmResult | TalentResult, *, page: str) -> None:
    """Record that somebody opened the result of another person."""
    noted(employee=result.employee.code, run=result.run_id)


@action("results.bundle.taken", needs=measures)
def take_bundle(actor: User, run: Run) -> Path:
    """Record that the bundle leaves the house, and tell where it lies."""
    noted(digest=run.bundle_digest)
    return Path(run.bundle.path)
