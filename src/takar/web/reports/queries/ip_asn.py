"""The index of an agency or a unit with everything a report tells about it, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Max, QuerySet

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, OfficialScore, WorkUnit
from takar.web.reports.rules.ip_asn import (
    COLUMNS,
    Loss,
    Need,
    Standing,
    YearIndex,
    in_order,
    losses,
    needs,
    refuse_unstamped,
    standing,
)
from takar.web.results.models import IpAsnGroup, IpAsnResult, Measure, Run, RunState
from takar.web.results.queries import law_of, runs_of
from takar.web.results.rules.ip_asn import DIMENSIONS

KINDS = {
    "JENIS_KELAMIN": "Menurut jenis kelamin",
    "JENIS_JABATAN": "Menurut jenis jabatan",
    "JENJANG": "Menurut jenjang jabatan",
    "PENDIDIKAN": "Menurut pendidikan",
}
OFFICE_DEPTH = 2
NO_SUBJECT = "BUKAN_SUBJEK"
ROW_FIELDS = tuple(
    dict.fromkeys(
        [
            *("employee_id", "employment", "post_group", "unit_path", "total", "category"),
            *(*COLUMNS.values(), *DIMENSIONS.values()),
            *(f"{column}_state" for column in COLUMNS.values()),
            *("is_measured", "total_most", "total_claimed", "lost_unverified"),
        ]
    )
)


class NothingMeasured(TakarError):
    """There is no index to report yet."""


@dataclass(frozen=True)
class IpAsnReport:
    """A run with its law, its groups and the results of the people it is about.

    Attributes:
        unit: the unit the report is about; without it the whole agency.
    """

    run: Run
    law: Law
    standing: Standing
    groups: tuple[IpAsnGroup, ...]
    rows: tuple[Mapping[str, Any], ...] = field(repr=False)
    history: tuple[YearIndex, ...] = ()
    unit: WorkUnit | None = None

    @property
    def year(self) -> int:
        """The year that is measured."""
        return self.run.year

    @property
    def rule_set(self) -> str:
        """The title of the rule set."""
        return title_of(self.run)

    @property
    def is_official(self) -> bool:
        """The numbers are those BKN released."""
        return self.standing.is_official

    @cached_property
    def categories(self) -> dict[str, str]:
        """The categories in the law's order, with their titles."""
        return {band.code: band.title for band in self.law.bands("ip_asn.bands")}

    @cached_property
    def indicators(self) -> dict[str, str]:
        """What points are given for, with titles: indicators, or dimensions of official scores."""
        codes = self.law.codes("ip_asn.indicators")
        if not self.is_official:
            return {code: one.title for code, one in codes.items()}
        return {code: code.title() for code in self.law.points("ip_asn.dimensions")}

    @cached_property
    def mosts(self) -> dict[str, dict[str, Decimal]]:
        """The greatest points of each indicator, by kind of post."""
        dimensions = self.law.points("ip_asn.dimensions")
        if self.is_official:
            return {}
        plain = {code: most for code, most in dimensions.items() if code in COLUMNS}
        return {
            row["post_group"]: {
                code: plain.get(code, Decimal(str(row.get(code, 0)))) for code in COLUMNS
            }
            for row in self.law.table("ip_asn.competence")
        }

    def counts(self, row: Mapping[str, Any]) -> bool:
        """Whether the rule set measures this person at all."""
        return bool(row["qualification_state"] != NO_SUBJECT)

    def losses_of(self, row: Mapping[str, Any]) -> list[Loss]:
        """Return what one person lacks; of those who are no subject nothing."""
        if self.is_official:
            known = row["is_measured"]
            return losses(row, self.law.points("ip_asn.dimensions")) if known else []
        return losses(row, self.mosts.get(row["post_group"] or "", {})) if self.counts(row) else []

    @cached_property
    def needs(self) -> list[Need]:
        """What holds the people down, the most points first."""
        return needs(map(self.losses_of, self.rows))

    def groups_by(self, grouping: str) -> list[IpAsnGroup]:
        """Return the groups of one kind, in the measure's order."""
        return [group for group in self.groups if group.grouping == grouping]

    @property
    def whole(self) -> IpAsnGroup | None:
        """The index of all the report is about."""
        if self.unit is None:
            return next(iter(self.groups_by("INSTANSI")), None)
        return next((one for one in self.groups if one.path == self.unit.path), None)

    @cached_property
    def offices(self) -> list[IpAsnGroup]:
        """The units one step below what the report is about."""
        path = self.unit.path if self.unit else ""
        depth = path.count("/") + 1 if self.unit else OFFICE_DEPTH
        units = self.groups_by("UNIT")
        return [one for one in units if one.path.startswith(path) and depth_of(one) == depth]


@dataclass(frozen=True)
class UnitLine:
    """A unit of a list with its index; ``level`` is how deep it lies below the root."""

    unit: WorkUnit
    group: IpAsnGroup
    level: int


def depth_of(group: IpAsnGroup) -> int:
    """Return how deep in the tree a unit lies; the root is at one."""
    return group.path.count("/")


def reportable_runs(agency: Agency) -> QuerySet[Run]:
    """Return the measurings of the whole agency's index, newest first."""
    return runs_of(agency, Measure.IP_ASN).filter(unit=None).select_related("agency")


def ip_asn_report(
    run: Run,
    *,
    unit: WorkUnit | None = None,
    only: int | None = None,
    with_evidence: bool = False,
) -> IpAsnReport:
    """Read a run for reporting.

    Args:
        run: a measuring of the index.
        unit: the unit it is about, with all below it; without it the whole agency.
        only: the one employee it is about, with the evidence used.
        with_evidence: also the evidence used for everybody, as their sheets tell it.

    Raises:
        NotReportable: the run lacks its rule set, its day or its state.
    """
    worth = standing_of(run)
    refuse_unstamped(rules=run.rules, day=run.day, standing=worth)
    results = results_in(run, unit).order_by("employee__name", "pk")
    if only is not None:
        results = results.filter(employee=only)
    fields = () if with_evidence or only is not None else ROW_FIELDS
    return IpAsnReport(
        run=run,
        law=law_of(run),
        standing=worth or Standing.OWN,
        groups=tuple(groups_in(run, unit)),
        rows=tuple(results.values(*fields)),
        history=tuple(history_of(run.agency, run.day)) if unit is None and only is None else (),
        unit=unit,
    )


def results_in(run: Run, unit: WorkUnit | None) -> QuerySet[IpAsnResult]:
    """Return the results of those who worked in a unit or below it when measured."""
    results: QuerySet[IpAsnResult] = IpAsnResult.objects.filter(run=run)
    return results.filter(unit_path__startswith=unit.path) if unit else results


def groups_in(run: Run, unit: WorkUnit | None) -> QuerySet[IpAsnGroup]:
    """Return the groups of a run; of a unit only itself and what is below it."""
    groups: QuerySet[IpAsnGroup] = IpAsnGroup.objects.filter(run=run)
    return groups.filter(grouping="UNIT", path__startswith=unit.path) if unit else groups


def standing_of(run: Run) -> Standing | None:
    """Return what the numbers of a run are worth; nothing where its rule set is unknown."""
    rule_set = law_of(run).codes("ip_asn.rule_sets").get(run.rules) if run.rules else None
    if rule_set is None:
        return None
    return standing(rule_set.fields, run.year, released_on(run))


def title_of(run: Run) -> str:
    """Return what the rule set of a run is called; its code where the law of its day knows none."""
    found = law_of(run).codes("ip_asn.rule_sets").get(run.rules)
    return found.title if found else run.rules


def state_of(run: Run) -> str:
    """Say what the numbers of a run are worth, and whether a person settled them."""
    worth = standing_of(run)
    return f"{worth.value}; {RunState(run.state).label.lower()}" if worth else ""


def released_on(run: Run) -> date | None:
    """Return the last release among the official scores on record when a run was made."""
    scores = OfficialScore.objects.filter(employee__agency=run.agency, year=run.year)
    known = scores.filter(released_on__lte=run.made_at.date())
    newest: date | None = known.aggregate(newest=Max("released_on"))["newest"]
    return newest


def history_of(agency: Agency, until: date) -> list[YearIndex]:
    """Return the index of each year, newest measuring first taken, with the breaks marked."""
    newest: dict[tuple[int, str], Run] = {}
    for run in reportable_runs(agency).filter(day__lte=until):
        newest.setdefault((run.year, run.rules), run)
    wholes = {
        group.run_id: group
        for group in IpAsnGroup.objects.filter(run__in=newest.values(), grouping="INSTANSI")
    }
    found = [
        year_index(run, wholes[run.pk], worth)
        for run in newest.values()
        if run.pk in wholes and (worth := standing_of(run)) is not None
    ]
    return in_order(found)


def year_index(run: Run, whole: IpAsnGroup, worth: Standing) -> YearIndex:
    """Return the index of one year."""
    return YearIndex(
        year=run.year,
        rules=run.rules,
        title=title_of(run),
        standing=worth,
        index=whole.index,
        category=whole.category,
        measured=whole.measured,
    )


def unit_lines(run: Run, units: QuerySet[WorkUnit], words: str = "") -> list[UnitLine]:
    """Return units with their index in a run, those one may look into, in the order of the tree."""
    found = units.filter(name__icontains=words) if words else units
    groups = {one.path: one for one in IpAsnGroup.objects.filter(run=run, grouping="UNIT")}
    return [
        UnitLine(unit, groups[unit.path], max(0, unit.path.count("/") - 1))
        for unit in found
        if unit.path in groups
    ]


def people_of(report: IpAsnReport) -> dict[int, Employee]:
    """Return the people of a report by number, with their unit."""
    wanted = [row["employee_id"] for row in report.rows]
    people = Employee.objects.filter(agency=report.run.agency).select_related("unit")
    chosen = people.filter(pk__in=wanted) if len(wanted) < 500 else people
    return {person.pk: person for person in chosen}


def refuse_empty(report: IpAsnReport) -> None:
    """Raise when nobody stands in a report."""
    if not report.rows:
        raise NothingMeasured(
            msg("Belum ada pegawai yang diukur di sini."),
            hint=msg("Pilih unit lain, atau hitung IP ASN untuk seluruh instansi."),
        )
