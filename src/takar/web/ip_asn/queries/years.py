"""The index of an agency over the years, one line per rule set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from takar.web.accounts.models import Agency
from takar.web.ip_asn.drawings import Line, swatch_svg, years_svg
from takar.web.ip_asn.queries.overview import safe
from takar.web.ip_asn.queries.place import AGENCY, whole_runs
from takar.web.results.models import IpAsnGroup, Run, RunState
from takar.web.results.queries import law_of
from takar.web.results.rules.ip_asn import CATEGORY_TONES, OFFICIAL, is_estimate


@dataclass(frozen=True)
class Year:
    """One year by one rule set: the run that speaks for it.

    Attributes:
        change: the difference to the year before by the same rules; ``None`` where there is none.
    """

    run: Run
    group: IpAsnGroup
    rules: str
    is_official: bool
    is_estimate: bool
    category: str
    change: Decimal | None = None

    @property
    def year(self) -> int:
        """The measured year."""
        return self.run.year

    @property
    def tone(self) -> str:
        """The tone of the category."""
        return CATEGORY_TONES.get(self.group.category or "", "none")


@dataclass(frozen=True)
class History:
    """Years, newest first, and their lines drawn.

    Attributes:
        legend: each rule set with the look of its line.
    """

    years: list[Year]
    drawing: str
    legend: list[tuple[SafeString, str]]

    @property
    def has_several_rules(self) -> bool:
        """Years of different rule sets stand together and must not be compared."""
        return len(self.legend) > 1


def speaking(runs: Iterable[Run]) -> list[Run]:
    """Return the run that speaks for each year and rule set: the final one, or the newest."""
    chosen: dict[tuple[int, str], Run] = {}
    for run in runs:
        key = run.year, run.rules
        other = chosen.get(key)
        if other is None or (other.state != RunState.FINAL and run.state == RunState.FINAL):
            chosen[key] = run
    return sorted(chosen.values(), key=attrgetter("year", "rules"))


def history_of(agency: Agency) -> History:
    """Return the index of an agency over the years."""
    runs = speaking(whole_runs(agency))
    found = IpAsnGroup.objects.filter(run__in=[run.pk for run in runs], grouping=AGENCY)
    groups = {group.run_id: group for group in found}
    years = compared([year_of(run, groups[run.pk]) for run in runs if run.pk in groups])
    lines: dict[str, dict[int, Decimal | None]] = {}
    for one in years:
        lines.setdefault(one.rules, {})[one.year] = one.group.index
    drawing = safe(years_svg(lines, breaks_of(lines), title=_("Indeks menurut tahun")))
    legend = [(safe(swatch_svg(number)), name) for number, name in enumerate(lines)]
    return History(years[::-1], drawing if years else "", legend)


def year_of(run: Run, group: IpAsnGroup) -> Year:
    """Return one year with the words for its rules and its category."""
    law = law_of(run)
    rules = law.codes("ip_asn.rule_sets")[run.rules]
    titles = {band.code: band.title for band in law.bands("ip_asn.bands")}
    return Year(
        run=run,
        group=group,
        rules=rules.title,
        is_official=rules["basis"] == OFFICIAL,
        is_estimate=is_estimate(rules, run.year),
        category=titles.get(group.category or "", ""),
    )


def compared(years: list[Year]) -> list[Year]:
    """Add to each year its difference to the year before by the same rules, and by no others."""
    indexes = {(one.run.rules, one.year): one.group.index for one in years}
    told = []
    for one in years:
        now, before = one.group.index, indexes.get((one.run.rules, one.year - 1))
        change = None if now is None or before is None else now - before
        told.append(Year(**{**vars(one), "change": change}))
    return told


def breaks_of(lines: Mapping[str, Line]) -> list[int]:
    """Return the years with which another rule set begins, the first of all left out.

    >>> breaks_of({"a": {2021: None, 2022: None}, "b": {2023: None}})
    [2023]
    """
    first = {min(line) for line in lines.values()}
    return sorted(first - {min(first)}) if first else []
