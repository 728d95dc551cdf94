"""Runs and results: what was measured, and who may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.db.models import Count, Model, QuerySet

from takar.measures.jpm import bands_key
from takar.regulations.book import Book
from takar.regulations.citation import CERTAINTIES
from takar.regulations.law import Law
from takar.web.accounts.models import Agency, User
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.roster import by_text
from takar.web.results.models import (
    JpmResult,
    Measure,
    Purpose,
    Run,
    RunRequest,
    TalentResult,
)
from takar.web.results.rules import Doubt, Sight, holds_back

RESULT_OF: dict[str, type[JpmResult] | type[TalentResult]] = {
    Measure.JPM: JpmResult,
    Measure.TALENT: TalentResult,
}

JPM_KEYS = ("jpm.formula", "assessment.required_levels", "assessment.validity_years")
TALENT_KEYS = (
    "talent.profile",
    "nine_box.matrix",
    "nine_box.recommendations",
    "talent.succession_boxes",
    *JPM_KEYS,
)


def runs_of(agency: Agency, measure: str = "") -> QuerySet[Run]:
    """Return the runs of an agency, newest first."""
    runs = Run.objects.filter(agency=agency).select_related("made_by")
    return runs.filter(measure=measure) if measure else runs


def latest_talent(agency: Agency) -> Run | None:
    """Return the newest talent map."""
    return runs_of(agency, Measure.TALENT).first()


def latest_jpm(agency: Agency) -> Run | None:
    """Return the newest JPM run."""
    return runs_of(agency, Measure.JPM).first()


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


def results_in(run: Run) -> QuerySet[JpmResult] | QuerySet[TalentResult]:
    """Return the results of a run, whatever it measures."""
    return talent_results(run) if run.measure == Measure.TALENT else jpm_results(run)


def searched(user: User, run: Run, words: str) -> "QuerySet[Any]":
    """Return the results of a run about people whom the reader sees, narrowed by name or NIP."""
    found = results_seen_by(user, run).order_by("employee__name", "pk")
    if not words:
        return found
    people = by_text(user, run.agency, employees_seen_by(user, run.agency), {"q": words})
    return found.filter(employee__in=people)


def results_seen_by(user: User, run: Run) -> "QuerySet[Any]":
    """Return the results of a run about people whom the reader sees."""
    return results_in(run).filter(employee__in=employees_seen_by(user, run.agency))


def results_of(employee: Employee) -> list[JpmResult | TalentResult]:
    """Return every result of a person, newest first."""
    found: list[JpmResult | TalentResult] = [
        result
        for model in RESULT_OF.values()
        for result in model.objects.filter(employee=employee).select_related("run__agency")
    ]
    return sorted(found, key=lambda result: (result.run.made_at, result.run.pk), reverse=True)


def latest_result(employee: Employee, measure: str) -> JpmResult | TalentResult | None:
    """Return the newest result of a person for one measure."""
    found = RESULT_OF[measure].objects.filter(employee=employee)
    return found.select_related("run__agency").order_by("-run__made_at", "-run__pk").first()


@dataclass(frozen=True)
class Step:
    """One result in a person's history, with what changed since the one before."""

    result: JpmResult | TalentResult
    before: JpmResult | TalentResult | None
    sight: Sight

    @property
    def is_held_back(self) -> bool:
        """The person does not see the category or box before the evidence is complete."""
        return holds_back(self.sight, self.result.gaps)

    @property
    def is_talent(self) -> bool:
        """The result is a place on the map."""
        return isinstance(self.result, TalentResult)

    @property
    def changes(self) -> dict[str, Decimal | None]:
        """The difference of each number to the result before; missing stays missing."""
        names = ("performance", "potential", "talent") if self.is_talent else ("jpm",)
        return {name: difference(self.result, self.before, name) for name in names}

    @property
    def has_other_law(self) -> bool:
        """The law edition differs from that of the result before."""
        return (
            self.before is not None and self.before.run.law_edition != self.result.run.law_edition
        )


def difference(now: Model, before: Model | None, name: str) -> Decimal | None:
    """Return how a number changed; ``None`` when one of the two is missing."""
    new, old = getattr(now, name), getattr(before, name, None)
    return None if new is None or old is None else new - old


def history_of(employee: Employee, sight: Sight) -> list[Step]:
    """Return every result of a person, newest first, each with the one before of its kind."""
    results = results_of(employee)
    return [
        Step(
            result,
            next((old for old in results[place + 1 :] if same_kind(old, result)), None),
            sight,
        )
        for place, result in enumerate(results)
    ]


def same_kind(one: JpmResult | TalentResult, other: JpmResult | TalentResult) -> bool:
    """Tell whether two results measure the same for the same purpose."""
    return (one.run.measure, one.run.purpose) == (other.run.measure, other.run.purpose)


@dataclass(frozen=True)
class Share:
    """How many people are in one group of a run."""

    code: str
    title: str
    count: int
    percent: Decimal


def shares(counts: Sequence[tuple[str, str, int]]) -> list[Share]:
    """Return counts with their percentage of all."""
    total = sum(count for _, _, count in counts)
    return [
        Share(code, title, count, Decimal(count * 100) / total if total else Decimal(0))
        for code, title, count in counts
    ]


def categories_of(run: Run) -> list[Share]:
    """Count the people of a JPM run per category, in the law's order, undetermined last."""
    found = dict(
        JpmResult.objects.filter(run=run).values_list("category").annotate(count=Count("pk"))
    )
    titles = category_titles(run) | {
        code: code for code in found if code and code not in category_titles(run)
    }
    counts = [(code, title, found.get(code, 0)) for code, title in titles.items()]
    return shares([*counts, ("", "", found.get(None, 0))])


def category_titles(run: Run) -> dict[str, str]:
    """Return the categories of a JPM run with the law's words for them."""
    bands = law_of(run).bands(bands_key(law_of(run), run.purpose or Purpose.MAPPING))
    return {band.code: band.title for band in bands}


def keys_of(law: Law, measure: str, purpose: str) -> tuple[str, ...]:
    """Return the rules that a run relies on."""
    return TALENT_KEYS if measure == Measure.TALENT else (*JPM_KEYS, bands_key(law, purpose))


def doubts_about(law: Law, measure: str, purpose: str) -> list[dict[str, Any]]:
    """Return what is not certain among the rules that a run relies on, as JSON."""
    return [
        Doubt(
            key=doubt.key,
            title=doubt.title,
            part=doubt.part,
            source=doubt.source.title,
            at=doubt.at,
            certainty=doubt.certainty,
            note=doubt.note,
        ).model_dump()
        for doubt in law.doubts(*keys_of(law, measure, purpose))
    ]


def doubts_of(run: Run) -> list[dict[str, str]]:
    """Return the doubts a run was stamped with, each with the word for how sure it is."""
    return [doubt | {"word": str(CERTAINTIES[doubt["certainty"]])} for doubt in run.doubts]


@cache
def book() -> Book:
    """Open the book of the law once."""
    return Book.load()


@lru_cache(maxsize=64)
def law_on(day: date, shelf: str | None, known_on: date | None) -> Law:
    """Return the law of a day; opening the book again and again would be slow."""
    return book().on(day, agency=shelf, known_on=known_on)


def law_of(run: Run) -> Law:
    """Return the law as it stood for a run."""
    return law_on(run.day, run.law_shelf or None, run.known_on)


def keeps_its_law(run: Run) -> bool:
    """Tell whether the book still is the edition the run was made with."""
    return book().edition == run.law_edition


def people_of(run: Run) -> QuerySet[Employee]:
    """Return the people a run measured."""
    measured: QuerySet[Any, Any] = results_in(run).values("employee")
    return Employee.objects.filter(pk__in=measured)


def employees_below(agency: Agency, unit: WorkUnit | None) -> QuerySet[Employee]:
    """Return the people still working in a unit and below it; of the whole agency without one."""
    people = Employee.objects.filter(agency=agency, left_on__isnull=True)
    return people.filter(unit__path__startswith=unit.path) if unit else people
