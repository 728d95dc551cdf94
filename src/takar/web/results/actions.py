"""What writes runs: each one new, stamped, kept with its bundle, and recorded."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
from django.db.models import QuerySet
from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.runs.measure import measure_ip_asn, measure_jpm, measure_talent
from takar.web.accounts.models import Agency, User
from takar.web.audit.action import action, noted
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import evidence_of
from takar.web.people.queries.law import law_on
from takar.web.results.keeping import keep_groups, keep_ip_asn, keep_results, kept_run
from takar.web.results.measured import ip_asn_groups, jpm_rows, talent_rows
from takar.web.results.models import (
    Measure,
    Purpose,
    RequestState,
    Run,
    RunDecision,
    RunRequest,
    Withheld,
)
from takar.web.results.permissions import measures, reads_result
from takar.web.results.queries import (
    AnyResult,
    employees_below,
    ip_asn_evidence,
    may_choose_categories,
    people_of,
    rests_on_withheld,
)


class AlreadySettled(TakarError):
    """The run has that state already."""


@action("results.jpm.measured", needs=measures)
def run_jpm(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    employees: QuerySet[Employee],
    day: date,
    purpose: str,
    title: str,
    categories: str = "",
    known_on: date | None = None,
    tables: Mapping[str, pa.Table] | None = None,
) -> Run:
    """Measure how far each person's levels meet what the post demands, and keep it.

    Args:
        categories: key of the category table, where the law lets the purpose choose.
        tables: the evidence, where the caller already has it; otherwise it is gathered.
    """
    law = law_on(day, agency.shelf, known_on)
    evidence = dict(tables or evidence_of(agency, employees))
    measured = measure_jpm(evidence, law, purpose=purpose, categories=categories or None)
    run = kept_run(actor, agency, measured, title=title, purpose=purpose)
    keep_results(run, jpm_rows(measured))
    withhold_if_due(run)
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
    withhold_if_due(run)
    noted(employees=run.people, tables=sorted(evidence), run=run.pk)
    return run


@action("results.ip_asn.measured", needs=measures)
def run_ip_asn(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    employees: QuerySet[Employee],
    day: date,
    title: str,
    rules: str | None = None,
    known_on: date | None = None,
    tables: Mapping[str, pa.Table] | None = None,
    unit: WorkUnit | None = None,
) -> Run:
    """Measure the index of each person and each group, and keep it.

    Args:
        rules: the set of rules; that of the measured year when left out.
        tables: the evidence, where the caller already has it; otherwise it is gathered.
        unit: where only a unit and all below it are measured.
    """
    law = law_on(day, agency.shelf, known_on)
    evidence = dict(tables or ip_asn_evidence(agency, employees, law, rules))
    measured = measure_ip_asn(evidence, law, rules=rules, components=False)
    run = kept_run(actor, agency, measured, title=title, unit=unit)
    keep_ip_asn(run, measured.results)
    keep_groups(run, ip_asn_groups(measured.results, evidence, law))
    noted(employees=run.people, tables=sorted(evidence), run=run.pk, rules=run.rules)
    return run


@action("results.run.settled", needs=measures)
def settle_run(actor: User, run: Run, *, state: str, reason: str) -> RunDecision:
    """Decide that an index is final, or provisional again, with a reason."""
    if run.state == state:
        raise AlreadySettled(
            msg("Hasil ini sudah berstatus itu."), hint=msg("Muat ulang halaman ini.")
        )
    before = run.state
    decision = RunDecision(run=run, state=state, reason=reason.strip(), decided_by=actor)
    decision.full_clean()
    decision.save()
    noted(before=before, after=state)
    return decision


@action("results.request.made", needs=measures)
def ask_for_run(  # noqa: PLR0913 -- keyword-only
    actor: User,
    agency: Agency,
    *,
    measure: str,
    title: str,
    day: date,
    purpose: str = "",
    categories: str = "",
    rules: str = "",
    unit: WorkUnit | None = None,
    known_on: date | None = None,
) -> RunRequest:
    """Ask for a measuring, to be worked off in the background."""
    is_jpm = measure == Measure.JPM
    law = law_on(day, agency.shelf, known_on)
    asked = RunRequest(
        agency=agency,
        measure=measure,
        title=title,
        purpose=(purpose or Purpose.MAPPING) if is_jpm else "",
        categories=categories if is_jpm and may_choose_categories(law, purpose) else "",
        rules=rules if measure == Measure.IP_ASN else "",
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
        categories=run.categories,
        rules=run.rules,
        day=run.day,
        known_on=run.known_on,
        unit=run.unit,
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
    asked: dict[str, Any] = {
        "employees": employees,
        "day": request.day,
        "title": request.title,
        "known_on": request.known_on,
    }
    if request.measure == Measure.TALENT:
        run = run_talent(actor, request.agency, **asked)
    elif request.measure == Measure.IP_ASN:
        own: dict[str, Any] = {"rules": request.rules or None, "unit": request.unit}
        run = run_ip_asn(actor, request.agency, **asked, **own)
    else:
        asked |= {"purpose": request.purpose, "categories": request.categories}
        run = run_jpm(actor, request.agency, **asked)
    if Withheld.objects.filter(run=request.again).exists():
        withhold_run(actor, run)
    request.run, request.state, request.finished_at = run, RequestState.DONE, timezone.now()
    request.save()
    return run


@action("results.request.failed", needs=measures)
def fail_request(actor: User, request: RunRequest, *, problem: str, hint: str) -> None:
    """Note why the measuring could not be done."""
    request.state, request.problem, request.hint = RequestState.FAILED, problem, hint
    request.finished_at = timezone.now()
    request.save()


@action("results.run.withheld", needs=measures)
def withhold_run(actor: User, run: Run) -> None:
    """Keep the results of a run from those it measured until they are handed over."""
    Withheld.objects.get_or_create(run=run)


def withhold_if_due(run: Run) -> None:
    """Withhold a run that rests on evidence not handed over yet."""
    if rests_on_withheld(run):
        Withheld.objects.get_or_create(run=run)


def release_runs(agency: Agency) -> list[int]:
    """Hand over the runs that rest on nothing withheld any more, and tell which."""
    waiting = Withheld.objects.filter(run__agency=agency).select_related("run")
    free = [one.run_id for one in waiting if not rests_on_withheld(one.run)]
    Withheld.objects.filter(run__in=free).delete()
    return free


@action("results.person.viewed", needs=reads_result)
def view_person(reader: User, result: AnyResult, *, page: str) -> None:
    """Record that somebody opened the result of another person."""
    noted(employee=result.employee.code, run=result.run_id)


@action("results.bundle.taken", needs=measures)
def take_bundle(actor: User, run: Run) -> Path:
    """Record that the bundle leaves the house, and tell where it lies."""
    noted(digest=run.bundle_digest)
    return Path(run.bundle.path)
