"""A report as its page shows it: titles for codes, drawings, and what the reader may not see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from takar.psychometrics.telling import p_figure
from takar.regulations.law import Law
from takar.runs.rating_quality.parts import Difference, ManyFacet, Rater, Reliability
from takar.runs.rating_quality.report import Comparison, RatingQuality
from takar.web.kit.templatetags.kit import safe
from takar.web.rating_quality.drawings import Rung, curves_svg, interval_bars_svg, ladder_svg
from takar.web.rating_quality.patterns import MOST_LINES, Kind, Panel, day_panels, kinds_of, rows_of
from takar.web.rating_quality.rulers import Column, ruler_svg
from takar.web.rating_quality.rules import Sight, hidden
from takar.web.rating_quality.wording import (
    GROUPINGS,
    KINDS,
    PARTS,
    REASONS,
    SEXES,
    source_title,
    worded,
)


@dataclass(frozen=True)
class Line:
    """A row of a table with the title of what it is about."""

    title: str
    row: Any


@dataclass(frozen=True)
class Shown:
    """A report before one reader.

    Attributes:
        sight: a summary hides names of people and assessors, and groups that are small.
        least: the smallest group that may be shown in a summary.
    """

    report: RatingQuality
    law: Law
    sight: Sight
    least: int

    @property
    def names(self) -> bool:
        """The reader may know who is who."""
        return self.sight is Sight.ALL

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The titles of competencies and methods."""
        found: dict[str, str] = {}
        for key in ("assessment.competencies", "assessment.methods"):
            found |= {code: one.title for code, one in self.law.codes(key).items()}
        return found

    @property
    def left_out(self) -> list[Line]:
        """Why rows do not tell of assessors."""
        return [Line(worded(one.reason, REASONS), one) for one in self.report.used.excluded]

    @property
    def refusals(self) -> list[Line]:
        """Which parts are left out."""
        return [Line(worded(one.part, PARTS), one) for one in self.report.refusals]

    @property
    def competencies(self) -> list[Line]:
        """How the ratings of each competency hold together."""
        found = self.report.agreement
        rows = found.competencies if found else ()
        return [Line(self.titles.get(one.competency, one.competency), one) for one in rows]

    @cached_property
    def consistency(self) -> SafeString:
        """The means of assessors as bars with intervals."""
        bars = [
            Rung(one.title, one.row.mean.value, one.row.mean.low, one.row.mean.high)
            for one in self.competencies
        ]
        return safe(interval_bars_svg(bars, title=_("Keandalan rata-rata asesor per kompetensi")))

    @property
    def sources(self) -> list[Line]:
        """Where differences come from, the largest first; those that bring nothing are left out."""
        found = self.report.generalizability
        shares = found.shares if found else ()
        ordered = sorted(shares, key=lambda one: -(one.share or 0))
        return [Line(source_title(one.code), one) for one in ordered if one.estimate]

    @property
    def designs(self) -> list[tuple[int, list[float | None]]]:
        """What so many assessors (row) and methods (column) would bring."""
        found = self.report.generalizability
        rows: dict[int, list[float | None]] = {}
        for one in found.decisions if found else ():
            rows.setdefault(one.raters, []).append(one.absolute)
        return sorted(rows.items())

    @cached_property
    def design_curves(self) -> SafeString:
        """The same as curves over the number of assessors, one for each number of methods."""
        found = self.report.generalizability
        lines: dict[str, list[tuple[float, float]]] = {}
        for one in found.decisions if found else ():
            if one.absolute is not None:
                name = _("%(count)d metode") % {"count": one.methods}
                lines.setdefault(name, []).append((one.raters, one.absolute))
        title = _("Keandalan menurut banyak asesor dan metode")
        return safe(curves_svg(lines, title=title, across=_("banyak asesor")))

    @property
    def reliabilities(self) -> list[tuple[str, Reliability]]:
        """How reliable each figure is that decisions use."""
        return [
            (self.titles.get(one.code) or worded(one.kind, KINDS), one)
            for one in self.report.reliability
        ]

    @property
    def facets(self) -> ManyFacet | None:
        """The many-facet model."""
        return self.report.facets

    @property
    def severity_p(self) -> str:
        """How likely severities so different are by chance, as people read it."""
        return p_figure(self.facets.p if self.facets else None)

    @property
    def raters(self) -> list[Rater]:
        """The assessors from severe to lenient, for readers who may know them."""
        rows = self.facets.raters if self.facets and self.names else ()
        return sorted(rows, key=lambda one: -(one.severity or 0))

    @cached_property
    def severities(self) -> SafeString:
        """The ladder of severities."""
        rungs = [Rung(one.code, one.severity, one.low, one.high) for one in self.raters]
        ends = _("lunak"), _("ketat")
        return safe(ladder_svg(rungs, title=_("Keketatan asesor dengan selangnya"), ends=ends))

    @cached_property
    def days(self) -> list[Panel]:
        """The severity of every assessor over the event."""
        return day_panels(self.raters)

    @property
    def drawn_days(self) -> list[Panel]:
        """Those that are drawn: the surest changes."""
        return self.days[:MOST_LINES]

    @cached_property
    def unlike(self) -> list[Kind]:
        """How assessors differ by method and group, for readers who may know them."""
        return kinds_of(self.facets, self.titles) if self.names else []

    @property
    def unlike_rows(self) -> list[tuple[str, str, Difference]]:
        """The same, every pair with the titles of its kind and of its method or group."""
        return rows_of(self.facets, self.titles) if self.names else []

    @cached_property
    def ruler(self) -> SafeString:
        """Everything on one scale; assessors without names in a summary."""
        found = self.facets
        if found is None:
            return safe("")
        columns = [
            Column(_("Asesor"), [(one.code, one.severity or 0.0) for one in self.raters]),
            Column(_("Kompetensi"), self.places("COMPETENCY")),
            Column(_("Metode"), self.places("METHOD")),
        ]
        people = {float(start): count for start, count in found.ruler.items()}
        shown = [column for column in columns if column.names]
        return safe(ruler_svg(people, shown, title=_("Penggaris: orang, asesor, kompetensi")))

    def places(self, kind: str) -> list[tuple[str, float]]:
        """Return the names of one kind with their measures."""
        places = self.facets.places if self.facets else ()
        return [
            (self.titles.get(one.code, one.code), one.measure)
            for one in places
            if one.kind == kind and one.measure is not None
        ]

    @property
    def categories(self) -> list[tuple[str, str, str, str]]:
        """Code, title, people and people adjusted of each category; small counts are hidden."""
        return [
            (one.code, one.title, self.count(one.people), self.count(one.people_adjusted))
            for one in self.report.outcome.categories
        ]

    @property
    def moves(self) -> list[tuple[str, str, str]]:
        """From which category to which how many would go."""
        titles = {one.code: one.title for one in self.report.outcome.categories}
        return [
            (titles[one.before], titles[one.after], self.count(one.people))
            for one in self.report.outcome.moves
            if one.before != one.after
        ]

    def count(self, people: int | None) -> str:
        """Print a count; a small one is hidden from who may not see persons."""
        if people is None:
            return "–"
        return f"<{self.least}" if not self.names and hidden(people, self.least) else str(people)

    @property
    def fairness(self) -> list["GroupLine"]:
        """The comparisons of groups; those with a small group are hidden in a summary."""
        return [group_line(one) for one in self.compared]

    @property
    def compared(self) -> list[Comparison]:
        """The comparisons the reader may see."""
        return [one for one in self.report.fairness if self.names or not self.is_small(one)]

    @property
    def hidden_comparisons(self) -> int:
        """How many comparisons are hidden."""
        return len(self.report.fairness) - len(self.compared)

    def is_small(self, one: Comparison) -> bool:
        """Tell whether a comparison holds a group so small that it tells of persons."""
        return any(
            hidden(count, self.least)
            for group in one.groups
            for count in (group.people, group.reached, group.people - group.reached)
        )


@dataclass(frozen=True)
class GroupLine(Line):
    """A comparison with its groups in words."""

    group: str
    reached: str
    against: str
    p: str


def group_line(one: Comparison) -> GroupLine:
    """Return a comparison with its groups in words."""
    counts = {group.code: f"{group.reached} / {group.people}" for group in one.groups}
    return GroupLine(
        title=worded(one.grouping, GROUPINGS),
        row=one,
        group=group_title(one.group),
        reached=counts.get(one.group, "–"),
        against=f"{group_title(one.against)} ({counts.get(one.against, '–')})",
        p=p_figure(one.p_holm),
    )


def group_title(code: str) -> str:
    """Return the name of a group."""
    return str(SEXES.get(code, code))
