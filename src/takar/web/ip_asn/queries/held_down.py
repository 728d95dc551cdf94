"""What holds an index down: points lost, by reason and by sub-indicator, and who could win most."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.utils.translation import gettext as _

from takar.web.ip_asn.queries.place import AGENCY, UNIT, Place
from takar.web.ip_asn.rules import NO_SUBJECT, Cell, Loss, losses
from takar.web.results.models import IpAsnGroup, IpAsnResult
from takar.web.results.rules.ip_asn import DIMENSIONS, INDICATORS, REASONS, STATES

COLUMNS = tuple(INDICATORS.values())
STATE_COLUMNS = tuple(f"{column}_state" for column in COLUMNS)
TO_WIN = ("lost_missing", "lost_stale", "lost_unverified")
"""Points that evidence could win back."""


@dataclass(frozen=True)
class Line:
    """One loss in words."""

    loss: Loss
    indicator: str
    state: str
    tone: str
    reason: str


@dataclass(frozen=True)
class HeldDown:
    """What holds a place down.

    Attributes:
        reasons: each reason in words, its effect on the index, and its tone.
        shows_numbers: the reader may see points, and not only how many people.
        unmeasured: how many lack each dimension without which nobody is measured.
    """

    lines: list[Line]
    shows_numbers: bool
    reasons: list[tuple[str, Decimal | None, str]] = field(default_factory=list)
    unmeasured: list[tuple[str, str, int]] = field(default_factory=list)

    @property
    def corrections(self) -> list[Line]:
        """What evidence could win back, most first."""
        return [line for line in self.lines if line.loss.can_be_corrected]


def held_down(place: Place) -> HeldDown:
    """Return what holds a place down; nothing where there is no evidence to tell."""
    found = lines_in(place)
    if place.is_official:
        return found
    whole = whole_in(place)
    reasons = [
        (_(title), getattr(whole, f"lost_{code}", None), tone)
        for code, (title, tone) in REASONS.items()
    ]
    return replace(
        found,
        reasons=reasons if found.shows_numbers and whole else [],
        unmeasured=unmeasured_in(place),
    )


def lines_in(place: Place) -> HeldDown:
    """Return the losses of a place without their sums.

    The head of a unit learns neither how many were punished nor the points of a few.
    """
    if place.is_official:
        return HeldDown([], shows_numbers=False)
    cells = list(cells_of(place.results().filter(is_measured=True)))
    measured = sum(cell.people for cell in cells)
    found = losses(cells, place.mosts, measured)
    told = [loss for loss in found if place.is_wide or loss.indicator != "DISIPLIN"]
    titles = indicator_titles(place)
    lines = [line_of(loss, titles) for loss in told]
    return HeldDown(lines, shows_numbers=place.is_wide or measured >= place.small_cell)


def whole_in(place: Place) -> IpAsnGroup | None:
    """Return the group a place is, with its exact losses by reason."""
    found = IpAsnGroup.objects.filter(run=place.run)
    if place.unit is None:
        return found.filter(grouping=AGENCY).first()
    return found.filter(grouping=UNIT, path=place.unit.path).first()


def line_of(loss: Loss, titles: dict[str, str]) -> Line:
    """Return a loss in words."""
    words, tone = STATES[loss.state]
    reason = _(REASONS[loss.reason][0])
    return Line(loss, titles[loss.indicator], _(words), tone, reason)


def indicator_titles(place: Place) -> dict[str, str]:
    """Return the law's words for the sub-indicators."""
    return {code: one.title for code, one in place.law.codes("ip_asn.indicators").items()}


def cells_of(results: QuerySet[IpAsnResult]) -> Iterator[Cell]:
    """Yield people whose states and post group are alike, counted by the database."""
    sums = {f"sum_{column}": Sum(column) for column in COLUMNS}
    rows: QuerySet[Any, Any] = (
        results.order_by().values("post_group", *STATE_COLUMNS).annotate(people=Count("pk"), **sums)
    )
    for row in rows:
        yield Cell(
            people=row["people"],
            post_group=row["post_group"],
            states={column: row[f"{column}_state"] for column in COLUMNS},
            points={column: row[f"sum_{column}"] or Decimal(0) for column in COLUMNS},
        )


def unmeasured_in(place: Place) -> list[tuple[str, str, int]]:
    """Return, per dimension that is a gap, its name, its column and how many people lack it."""
    titles = {
        "qualification": _("Pendidikan belum diketahui"),
        "competence": _("Jenis jabatan belum diketahui"),
        "performance": _("Predikat kinerja tahun yang diukur belum ada"),
    }
    subjects = place.results().filter(is_measured=False).exclude(discipline_state=NO_SUBJECT)
    names = [column for column in DIMENSIONS.values() if column in titles]
    counts: dict[str, int] = subjects.order_by().aggregate(
        **{name: Count("pk") - Count(name) for name in names}
    )
    return [(titles[name], name, counts[name]) for name in names if counts[name]]


@dataclass(frozen=True)
class Winner:
    """Somebody who could win points by evidence alone."""

    result: IpAsnResult
    to_win: Decimal


def winners(place: Place, shown: int = 10) -> list[Winner]:
    """Return who could win most by evidence, most first; for readers of points only."""
    if not place.is_wide or place.is_official:
        return []
    sum_of = F(TO_WIN[0]) + F(TO_WIN[1]) + F(TO_WIN[2])
    found = (
        place.results()
        .filter(is_measured=True)
        .annotate(to_win=sum_of)
        .filter(to_win__gt=0)
        .select_related("employee__unit")
        .order_by("-to_win", "employee__name", "pk")
    )
    return [Winner(result, result.to_win) for result in found[:shown]]
