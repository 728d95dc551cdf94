"""Runs and results: what was measured, and who may read it."""

from typing import Any

from django.db.models import Q, QuerySet

from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.person import has_withheld
from takar.web.people.queries.roster import by_text
from takar.web.results.models import (
    IpAsnResult,
    JpmResult,
    Measure,
    Run,
    RunRequest,
    TalentResult,
    Withheld,
)

HANDED_OVER = Q(run__withheld__isnull=True)
AnyResult = JpmResult | TalentResult | IpAsnResult
RESULT_OF: dict[str, type[AnyResult]] = {
    Measure.JPM: JpmResult,
    Measure.TALENT: TalentResult,
    Measure.IP_ASN: IpAsnResult,
}


def runs_of(agency: Agency, measure: str = "") -> QuerySet[Run]:
    """Return the runs of an agency, newest first."""
    runs = Run.objects.filter(agency=agency).select_related("made_by", "unit")
    return runs.filter(measure=measure) if measure else runs


def latest_talent(agency: Agency, *, handed_over: bool = False) -> Run | None:
    """Return the newest talent map.

    Args:
        agency: whose people are on it.
        handed_over: leave out the maps that rest on results not handed over yet.
    """
    runs = runs_of(agency, Measure.TALENT)
    return (runs.filter(withheld__isnull=True) if handed_over else runs).first()


def latest_jpm(agency: Agency) -> Run | None:
    """Return the newest JPM run."""
    return runs_of(agency, Measure.JPM).first()


def latest_ip_asn(agency: Agency) -> Run | None:
    """Return the newest index of the whole agency."""
    return runs_of(agency, Measure.IP_ASN).filter(unit=None).first()


def requests_of(agency: Agency) -> QuerySet[RunRequest]:
    """Return the measurings asked for, newest first."""
    return RunRequest.objects.filter(agency=agency).select_related("asked_by", "run", "unit")


def unfinished_requests(agency: Agency) -> QuerySet[RunRequest]:
    """Return the measurings that wait or run."""
    return requests_of(agency).filter(finished_at__isnull=True)


def jpm_results(run: Run) -> QuerySet[JpmResult]:
    """Return the JPM of everybody in a run."""
    return JpmResult.objects.filter(run=run).select_related("employee__unit", "run__agency")


def talent_results(run: Run) -> QuerySet[TalentResult]:
    """Return the place on the map of everybody in a run."""
    return TalentResult.objects.filter(run=run).select_related("employee__unit", "run__agency")


def ip_asn_results(run: Run) -> QuerySet[IpAsnResult]:
    """Return the index of everybody in a run."""
    return IpAsnResult.objects.filter(run=run).select_related("employee__unit", "run__agency")


def results_in(run: Run) -> "QuerySet[Any]":
    """Return the results of a run, whatever it measures."""
    found: QuerySet[Any] = RESULT_OF[run.measure].objects.filter(run=run)
    return found.select_related("employee__unit", "run__agency")


def searched(user: User, run: Run, words: str) -> "QuerySet[Any]":
    """Return the results of a run about people whom the reader sees, narrowed by name or NIP."""
    found = results_seen_by(user, run).order_by("employee__name", "pk")
    if not words:
        return found
    people = by_text(user, run.agency, employees_seen_by(user, run.agency), {"q": words})
    return found.filter(employee__in=people)


def results_seen_by(user: User, run: Run) -> "QuerySet[Any]":
    """Return the results of a run about people whom the reader sees.

    The own result is not among them before it was handed over.
    """
    seen = results_in(run).filter(employee__in=employees_seen_by(user, run.agency))
    if sees_everyone(user, run.agency):
        return seen
    return seen.exclude(employee__user=user, run__withheld__isnull=False)


def results_of(employee: Employee, *, for_own_eyes: bool = False) -> list[AnyResult]:
    """Return every result of a person, newest first.

    Args:
        employee: whose results.
        for_own_eyes: leave out what was not handed over yet.
    """
    found: list[AnyResult] = [
        result
        for model in RESULT_OF.values()
        for result in model.objects.filter(
            HANDED_OVER if for_own_eyes else Q(), employee=employee
        ).select_related("run__agency")
    ]
    return sorted(found, key=lambda result: (result.run.made_at, result.run.pk), reverse=True)


def latest_result(employee: Employee, measure: str) -> AnyResult | None:
    """Return the newest result of a person for one measure that was handed over."""
    found = RESULT_OF[measure].objects.filter(HANDED_OVER, employee=employee)
    return found.select_related("run__agency").order_by("-run__made_at", "-run__pk").first()


def people_of(run: Run) -> QuerySet[Employee]:
    """Return the people a run measured."""
    measured: QuerySet[Any, Any] = results_in(run).values("employee")
    return Employee.objects.filter(pk__in=measured)


def is_withheld(run: Run | None) -> bool:
    """Tell whether those whom a run measured may not read it yet; no run withholds nothing."""
    return Withheld.objects.filter(run=run).exists()


def rests_on_withheld(run: Run) -> bool:
    """Tell whether a run measured anybody by evidence that was not handed over yet."""
    measured: QuerySet[Any, Any] = results_in(run).order_by().values("employee")
    return run.measure != Measure.IP_ASN and has_withheld(measured, run.day)


def employees_below(agency: Agency, unit: WorkUnit | None) -> QuerySet[Employee]:
    """Return the people still working in a unit and below it; of the whole agency without one."""
    people = Employee.objects.filter(agency=agency, left_on__isnull=True)
    return people.filter(unit__path__startswith=unit.path) if unit else people
