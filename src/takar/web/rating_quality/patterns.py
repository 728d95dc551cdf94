"""What assessors do beside being severe, as the page shows it: by hour, by group, by method."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from takar.psychometrics.telling import p_figure
from takar.runs.rating_quality.parts import Difference, Differences, ManyFacet, Rater
from takar.web.kit.templatetags.kit import safe
from takar.web.rating_quality.daylines import DayLine, Frame, dayline, dayline_svg
from takar.web.rating_quality.wording import GROUPINGS, SEXES, worded

MOST_LINES = 12
"""Drawings of the day; the table beside them holds everybody."""
MOST_ROWS = 8
"""Differences that are listed of a kind where none is seen."""


@dataclass(frozen=True)
class Panel:
    """The day of one assessor, as a drawing and as numbers."""

    line: DayLine
    rater: Rater
    title: str
    drawing: SafeString


def day_panels(raters: Sequence[Rater]) -> list[Panel]:
    """Return the day of every assessor whose moments are known, the surest slopes first."""
    known = [(line, rater) for rater in raters if (line := dayline(rater)) is not None]
    known.sort(key=lambda one: -abs((one[1].drift or 0) / (one[1].drift_se or 1)))
    frame = Frame.around([line for line, _rater in known])
    ends = _("ketat"), _("lunak")
    return [
        Panel(
            line,
            rater,
            title_of(line),
            safe(dayline_svg(line, frame, title=title_of(line), ends=ends)),
        )
        for line, rater in known
    ]


def title_of(line: DayLine) -> str:
    """Return what a drawing is of."""
    return _("Keketatan %(name)s selama acara, jam sejak acara dimulai") % {"name": line.name}


@dataclass(frozen=True)
class Unlike:
    """One assessor with one group or method."""

    row: Difference
    group: str
    p: str


@dataclass(frozen=True)
class Kind:
    """How assessors differ over the methods, or over the groups of one kind.

    Attributes:
        rows: those that are seen, and else the surest few; ``seen``, ``tried``: how many.
        least: the smallest difference in levels that even the thinnest pair would show.
    """

    title: str
    rows: list[Unlike]
    seen: int
    tried: int
    least: float
    p: str


def kinds_of(found: ManyFacet | None, titles: Mapping[str, str]) -> list[Kind]:
    """Return how assessors differ, kind by kind."""
    return [kind_of(one, titles) for one in (found.differences if found else ())]


def kind_of(found: Differences, titles: Mapping[str, str]) -> Kind:
    """Return how assessors differ over one kind."""
    seen = [one for one in found.rows if one.is_seen]
    shown = seen or list(found.rows[:MOST_ROWS])
    return Kind(
        title=kind_title(found),
        rows=[Unlike(one, group_named(one.group, titles), p_figure(one.p_holm)) for one in shown],
        seen=len(seen),
        tried=len(found.rows),
        least=max((one.least or 0.0 for one in found.rows), default=0.0),
        p=p_figure(found.p),
    )


def rows_of(
    found: ManyFacet | None, titles: Mapping[str, str]
) -> list[tuple[str, str, Difference]]:
    """Return every pair with the titles of its kind and of its method or group."""
    return [
        (kind_title(one), group_named(row.group, titles), row)
        for one in (found.differences if found else ())
        for row in one.rows
    ]


def kind_title(found: Differences) -> str:
    """Return what the pairs are by."""
    return worded(found.kind, GROUPINGS | {"METHOD": _("Metode")})


def group_named(code: str, titles: Mapping[str, str]) -> str:
    """Return the title of a method, or the name of a group."""
    return titles.get(code) or str(SEXES.get(code, code))
