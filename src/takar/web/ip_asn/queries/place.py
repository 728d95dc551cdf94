"""What a page looks at: a run, in the whole agency or in a unit with all below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet

from takar.measures.ip_asn_groups import AGENCY, UNIT
from takar.regulations.law import Law
from takar.web.accounts.models import Agency, User
from takar.web.ip_asn.permissions import reads_numbers
from takar.web.people.models import WorkUnit
from takar.web.people.queries import employees_seen_by
from takar.web.results.models import IpAsnGroup, IpAsnResult, Measure, Run
from takar.web.results.queries import law_of, runs_of
from takar.web.results.rules.ip_asn import (
    DIMENSIONS,
    INDICATORS,
    OFFICIAL,
    PARTS,
    is_estimate,
)

__all__ = ["AGENCY", "UNIT", "Place", "whole_runs"]
Mosts = dict[str | None, Mapping[str, Decimal]]


def whole_runs(agency: Agency) -> QuerySet[Run]:
    """Return the runs of the whole agency's index, newest first, with what was decided."""
    runs = runs_of(agency, Measure.IP_ASN).filter(unit=None)
    return runs.prefetch_related("decisions__decided_by")


@dataclass(frozen=True)
class Place:
    """A run, whoever reads it, and how far they look.

    Attributes:
        unit: the unit looked at, with all below it; without it everybody.
    """

    run: Run
    reader: User
    agency: Agency
    unit: WorkUnit | None = None

    @cached_property
    def law(self) -> Law:
        """The law the run was made under."""
        return law_of(self.run)

    @cached_property
    def is_wide(self) -> bool:
        """The reader sees the points of everybody."""
        return reads_numbers(self.reader, self.agency)

    @cached_property
    def rule_set(self) -> Any:
        """The rule set of the run, with its title and ground."""
        return self.law.codes("ip_asn.rule_sets")[self.run.rules]

    @property
    def is_official(self) -> bool:
        """The numbers are those BKN released; there is no evidence to explain them."""
        return bool(self.rule_set["basis"] == OFFICIAL)

    @property
    def is_estimate(self) -> bool:
        """The rules are not those of the year: an estimate of the agency itself."""
        return is_estimate(self.rule_set, self.run.year)

    @cached_property
    def categories(self) -> dict[str, str]:
        """The categories with the law's words, highest first."""
        return {band.code: band.title for band in self.law.bands("ip_asn.bands")}

    @cached_property
    def most(self) -> dict[str, Decimal]:
        """The most points of each dimension, by column."""
        points = self.law.points("ip_asn.dimensions")
        return {column: points[code] for code, column in DIMENSIONS.items()}

    @cached_property
    def mosts(self) -> Mosts:
        """The most points of each sub-indicator by column, for each group of posts."""
        own = {column: self.most.get(column, Decimal(0)) for column in INDICATORS.values()}
        return {
            row["post_group"]: own | {column: row[part] for part, column in PARTS.items()}
            for row in self.law.table("ip_asn.competence")
        }

    @cached_property
    def small_cell(self) -> int:
        """Below so many people the numbers of a group are the numbers of persons."""
        return int(self.law.number("publication.small_cell"))

    def shows(self, group: IpAsnGroup) -> bool:
        """Tell whether this reader may see the points of a group."""
        return self.is_wide or group.measured >= self.small_cell

    def results(self) -> QuerySet[IpAsnResult]:
        """Return the index of everybody here whom the reader sees."""
        found: QuerySet[IpAsnResult] = IpAsnResult.objects.filter(run=self.run)
        if self.unit is not None:
            found = found.filter(unit_path__startswith=self.unit.path)
        if not self.is_wide:
            found = found.filter(employee__in=employees_seen_by(self.reader, self.agency))
        return found

    def groups(self) -> list["IpAsnGroup"]:
        """Return the agency, or the unit looked at, and all units below it."""
        found = IpAsnGroup.objects.filter(run=self.run, grouping__in=[AGENCY, UNIT])
        if self.unit is not None:
            found = found.filter(grouping=UNIT, path__startswith=self.unit.path)
        return list(found)

    def category_counts(self) -> dict[str | None, int]:
        """Count the people of each category; under no category those without an index."""
        rows = self.results().order_by().values_list("category").annotate(people=Count("pk"))
        return dict(rows)
