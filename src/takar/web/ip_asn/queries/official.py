"""The scores BKN released, and where the agency's own estimate differs from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Avg, Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from takar.kernel.rounding import half_up
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, OfficialScore
from takar.web.results.ip_asn_explaining import dimension_titles
from takar.web.results.models import IpAsnResult, Run
from takar.web.results.queries import law_of
from takar.web.results.rules.ip_asn import DIMENSIONS, OFFICIAL

COLUMNS = (*DIMENSIONS.values(), "total")
NEAR = Decimal("0.02")
"""Totals and sums of rounded dimensions may differ by so much."""


@dataclass(frozen=True)
class OfficialGroup:
    """The means of one employment group in one year."""

    title: str
    people: int
    means: list[Decimal | None]


def years_of(agency: Agency) -> list[Mapping[str, Any]]:
    """Return each year with released scores: how many people, and the mean of their totals."""
    rows = scores_of(agency).values("year").annotate(people=Count("total"), mean=Avg("total"))
    return list(rows.order_by("-year"))


def scores_of(agency: Agency, year: int | None = None) -> QuerySet[OfficialScore]:
    """Return the released scores of an agency."""
    found = OfficialScore.objects.filter(employee__agency=agency)
    return found if year is None else found.filter(year=year)


def groups_of(agency: Agency, year: int) -> list[OfficialGroup]:
    """Return the means of PNS, of PPPK and of all, pooled by head count."""
    means = {f"mean_{column}": Avg(column) for column in COLUMNS}
    known = scores_of(agency, year).filter(total__isnull=False).order_by()
    rows = known.values("employee__employment").annotate(people=Count("pk"), **means)
    titles = dict(Employee._meta.get_field("employment").flatchoices)  # noqa: SLF001 - public API
    found = [group_of(str(titles[row["employee__employment"]]), row) for row in rows]
    whole = known.aggregate(people=Count("pk"), **means)
    return [*sorted(found, key=lambda one: -one.people), group_of(_("Semua ASN"), whole)]


def group_of(title: str, row: Mapping[str, Any]) -> OfficialGroup:
    """Return one group, its means half up to two decimals."""
    means = [row[f"mean_{column}"] for column in COLUMNS]
    rounded = [None if mean is None else half_up(Decimal(mean), 2) for mean in means]
    return OfficialGroup(title, row["people"], rounded)


def contradictions(agency: Agency, year: int) -> int:
    """Count the people whose released dimensions do not make their released total."""
    parts = F("qualification") + F("competence") + F("performance") + F("discipline")
    found = scores_of(agency, year).annotate(parts=parts)
    return found.filter(Q(total__gt=F("parts") + NEAR) | Q(total__lt=F("parts") - NEAR)).count()


def is_from_evidence(run: Run) -> bool:
    """Tell whether a run worked from evidence, and may be compared with what BKN released."""
    return bool(law_of(run).codes("ip_asn.rule_sets")[run.rules]["basis"] != OFFICIAL)


@dataclass(frozen=True)
class Difference:
    """One person whose own estimate differs from the released scores."""

    employee: int
    own: dict[str, Decimal | None]
    official: dict[str, Decimal | None]

    @property
    def cells(self) -> list[tuple[Decimal | None, Decimal | None, Decimal | None]]:
        """Own, released, and the difference, for each dimension and the total."""
        return [
            (self.own[name], self.official[name], apart(self.own[name], self.official[name]))
            for name in COLUMNS
        ]

    @property
    def size(self) -> Decimal:
        """How far the two are apart, all dimensions together."""
        return sum((abs(cell[2]) for cell in self.cells[:-1] if cell[2] is not None), Decimal(0))


@dataclass(frozen=True)
class Reconciliation:
    """Own estimate beside released scores.

    Attributes:
        means: per dimension: its name, and the mean difference over people known on both sides.
    """

    run: Run
    both: int
    only_own: int
    only_official: int
    differing: list[Difference]
    means: list[tuple[str, int, Decimal]]


def apart(own: Decimal | None, official: Decimal | None) -> Decimal | None:
    """Return by how much two numbers differ; a gap stays a gap."""
    return None if own is None or official is None else own - official


def reconciled(run: Run) -> Reconciliation:
    """Compare an own estimate with the released scores of its year, person by person."""
    own = table_of(IpAsnResult.objects.filter(run=run, is_measured=True))
    official = table_of(scores_of(run.agency, run.year).filter(total__isnull=False))
    both = [Difference(one, own[one], official[one]) for one in own.keys() & official.keys()]
    differing = [one for one in both if one.size > NEAR]
    return Reconciliation(
        run=run,
        both=len(both),
        only_own=len(own.keys() - official.keys()),
        only_official=len(official.keys() - own.keys()),
        differing=sorted(differing, key=lambda one: (-one.size, one.employee)),
        means=means_of(both),
    )


def table_of(rows: QuerySet[Any]) -> dict[int, dict[str, Decimal | None]]:
    """Return dimensions and total by employee."""
    found = rows.order_by().values_list("employee_id", *COLUMNS)
    return {employee: dict(zip(COLUMNS, rest, strict=True)) for employee, *rest in found}


def means_of(both: Iterable[Difference]) -> list[tuple[str, int, Decimal]]:
    """Return per dimension how many differ and by how much in the mean of all."""
    titles = dimension_titles() | {"total": _("Jumlah")}
    told = []
    people = list(both)
    for place, name in enumerate(COLUMNS):
        found = [one.cells[place][2] for one in people]
        known = [value for value in found if value is not None]
        differing = sum(abs(value) > NEAR for value in known)
        mean = half_up(sum(known, Decimal(0)) / (len(known) or 1), 2) + 0  # never "-0.00"
        told.append((titles[name], differing, mean))
    return told
