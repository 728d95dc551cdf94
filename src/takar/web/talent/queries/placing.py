"""Who stands where on the map, among the people the reader sees."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from takar.regulations.law import Law
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import sees_everyone
from takar.web.people.models import CompetencyRecord, Employee
from takar.web.people.queries import employees_seen_by
from takar.web.people.queries.roster import by_text
from takar.web.results.explaining import Advice, advice_for
from takar.web.results.models import Measure, Run, TalentResult
from takar.web.results.queries import HANDED_OVER, law_of, results_seen_by, runs_of
from takar.web.results.rules import AXES, Component, Sight
from takar.web.talent.drawings import Place, dots, range_svg, scatter_svg
from takar.web.talent.rules import (
    AGES,
    BOXES,
    OPEN_ORDERS,
    ORDERS,
    UNDETERMINED,
    Counts,
    ordered,
)

Titles = dict[str, str]
Results = QuerySet[TalentResult]


def maps_of(agency: Agency) -> QuerySet[Run]:
    """Return the talent runs of an agency, newest first."""
    return runs_of(agency, Measure.TALENT)


def placed_people(user: User, run: Run) -> Results:
    """Return the results of a run about people whom the reader sees.

    Who does not see everybody finds the own box where a decision is told, and not on the map.
    """
    seen: Results = results_seen_by(user, run)
    return seen if sees_everyone(user, run.agency) else seen.exclude(employee__user=user)


def chosen(user: User, results: Results, asked: dict[str, Any], run: Run) -> Results:
    """Keep the people that a filled-in filter asks for."""
    exact = {
        "employee__position_tier": asked.get("tier"),
        "employee__employment": asked.get("employment"),
        "employee__education_level": asked.get("education"),
        "performance_category": asked.get("performance"),
        "potential_category": asked.get("potential"),
    }
    results = results.filter(**{name: value for name, value in exact.items() if value})
    if unit := asked.get("unit"):
        results = results.filter(employee__unit__path__startswith=unit.path)
    if name := asked.get("missing"):
        results = results.filter(gaps__contains=f",{name},")
    results = _of_completeness(results, asked.get("completeness", ""))
    if asked.get("q"):
        named = by_text(user, run.agency, employees_seen_by(user, run.agency), asked)
        results = results.filter(employee__in=named)
    return _of_age(results, asked.get("age", ""), run)


def _of_completeness(results: Results, asked: str) -> Results:
    if asked == "penuh":
        return results.filter(gaps="")
    return results.exclude(gaps="") if asked == "sebagian" else results


def _of_age(results: Results, asked: str, run: Run) -> Results:
    """Keep people whose latest assessment is of that age on the day of the run."""
    if not asked:
        return results
    latest = (
        CompetencyRecord.objects.filter(employee=OuterRef("employee"), assessed_on__lte=run.day)
        .order_by()
        .values("employee")
        .annotate(day=Max("assessed_on"))
        .values("day")
    )
    results = results.annotate(assessed_on=Subquery(latest))
    if asked not in AGES:
        return results.filter(assessed_on__isnull=True)
    youngest, oldest = AGES[asked]
    results = results.filter(assessed_on__lte=run.day - timedelta(days=youngest))
    if oldest is None:
        return results
    return results.filter(assessed_on__gte=run.day - timedelta(days=oldest))


def in_box(results: Results, box: int) -> Results:
    """Return the people of one box; 0 means those without one."""
    return results.filter(box=None if box == UNDETERMINED else box)


def sorted_by(results: Results, name: str, *, by_scores: bool = True) -> Results:
    """Sort a list; people without the number come last in both directions.

    Args:
        by_scores: whether the reader may know who has the higher score.
    """
    field, is_downwards = ordered(name)
    if not by_scores and field not in OPEN_ORDERS:
        field = "nama"
    first, *rest = ORDERS[field]
    order = F(first).desc(nulls_last=True) if is_downwards else F(first).asc(nulls_last=True)
    return results.order_by(order, *rest)


def axis_titles(law: Law) -> tuple[Titles, Titles]:
    """Return the categories of performance and of potential with their words, lowest first."""
    performance = law.codes("nine_box.performance_categories")
    potential = law.codes("nine_box.potential_categories")
    return (
        {code: performance[code].title for code in reversed(performance)},
        {code: one.title for code, one in potential.items()},
    )


def succession_boxes(law: Law) -> frozenset[int]:
    """Return the boxes whose people belong to the succession group of the agency."""
    return frozenset(int(box) for box in law.record("talent.succession_boxes")["agency"])


def counts_of(results: Results) -> Counts:
    """Count the people of each box."""
    counted = dict(results.order_by().values_list("box").annotate(count=Count("pk")))
    undetermined = counted.pop(None, 0)
    return Counts({box: counted.get(box, 0) for box in BOXES}, undetermined)


def limits_of(law: Law) -> tuple[list[Decimal], list[Decimal]]:
    """Return where the categories of each axis begin, performance first."""
    axes = law.value("talent.profile").axes
    performance, potential = (
        sorted(band.lower.value for band in axes[name].categories if band.lower) for name in AXES
    )
    return performance, potential


def safe(drawing: str) -> SafeString:
    """Mark a drawing as markup: it escapes its words itself."""
    return mark_safe(drawing)  # noqa: S308 - drawn by us


def scatter_of(results: Results, run: Run) -> SafeString:
    """Draw where people stand; who lacks evidence is a ring in the middle of their range."""
    columns = ("performance_least", "performance_most", "potential_least", "potential_most")
    known = results.filter(**{f"{column}__isnull": False for column in columns}).order_by()
    found = dots(
        Place((low, high), (left, right)) for low, high, left, right in known.values_list(*columns)
    )
    people = sum(dot.count for dot in found)
    drawing = scatter_svg(
        found,
        limits_of(law_of(run)),
        (gettext("Kinerja"), gettext("Potensial")),
        title=gettext("Sebaran pegawai menurut kinerja dan potensial"),
        summary=gettext("%(people)s pegawai digambar.") % {"people": people},
    )
    return safe(drawing)


@dataclass(frozen=True)
class Gap:
    """An indicator for which people have no evidence."""

    name: str
    title: str
    axis: str
    count: int


def gaps_in(results: Results, run: Run) -> list[Gap]:
    """Count, per indicator, the people whose evidence is missing; most first."""
    counted = Counter(
        name for gaps in results.order_by().values_list("gaps", flat=True) for name in names(gaps)
    )
    titles = indicator_titles(law_of(run))
    return [
        Gap(name, titles.get(name, name), name.partition(".")[0], count)
        for name, count in counted.most_common()
    ]


def names(gaps: str) -> list[str]:
    """Return the names in a stored list of gaps."""
    return [name for name in gaps.split(",") if name]


def indicator_titles(law: Law) -> Titles:
    """Return the indicators of the profile, named ``axis.indicator``, with their words."""
    return {name: one.title for name, one in law.value("talent.profile").indicators()}


def talent_of(employee: Employee, sight: Sight) -> TalentResult | None:
    """Return a person's newest place on the map; to themselves one that was handed over."""
    told = HANDED_OVER if sight is Sight.OWN else Q()
    found = TalentResult.objects.filter(told, employee=employee).select_related("run__agency")
    return found.order_by("-run__made_at", "-run__pk").first()


@dataclass(frozen=True)
class AxisView:
    """One axis of a person, as far as the reader may see it."""

    title: str
    category: str
    score: Decimal | None
    least: Decimal | None
    most: Decimal | None
    completeness: Decimal | None
    drawing: SafeString
    components: list[Component]


@dataclass(frozen=True)
class Standing:
    """Where a person stands, as far as the reader may see it."""

    result: TalentResult
    sight: Sight
    axes: list[AxisView]
    gaps: list[str]
    advice: Advice | None

    @property
    def shows_box(self) -> bool:
        """The measured box is shown; the person reads the decided one, where it is told."""
        return self.sight is not Sight.OWN


def standing_of(result: TalentResult, sight: Sight) -> Standing:
    """Return what a reader with this sight sees of a person's place."""
    law = law_of(result.run)
    titles = indicator_titles(law)
    return Standing(
        result=result,
        sight=sight,
        axes=[axis_view(result, name, law, sight) for name in AXES],
        gaps=[titles.get(name, name) for name in result.gap_names],
        advice=advice_for(law, result.box) if result.box else None,
    )


def axis_view(result: TalentResult, name: str, law: Law, sight: Sight) -> AxisView:
    """Return one axis of a person; two categories make a box, so they are told where it is."""
    place = AXES.index(name)
    is_own = sight is Sight.OWN
    least, most = getattr(result, f"{name}_least"), getattr(result, f"{name}_most")
    title = law.value("talent.profile").axes[name].title
    category = getattr(result, f"{name}_category")
    return AxisView(
        title=title,
        category="" if is_own else axis_titles(law)[place].get(category or "", ""),
        score=getattr(result, name),
        least=least,
        most=most,
        completeness=getattr(result, f"{name}_completeness"),
        drawing=safe(range_svg(least, most, () if is_own else limits_of(law)[place], title=title)),
        components=[row for row in result.rows if row.axis == name and not row.is_part],
    )
