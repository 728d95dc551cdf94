"""What pages show of runs: drawings, changes with names, workbooks."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from takar.exchange.cells import OPENINGS
from takar.kernel.nip import masked_nip
from takar.web.exam_results.drawings import spread_svg
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.queries.runs import points_in, title_of
from takar.web.exam_results.rules.totals import WHOLE
from takar.web.kit.templatetags.kit import safe
from takar.web.sittings.models import Sitting


@dataclass(frozen=True)
class ShownChange:
    """One score that changes, with whose it is."""

    sitting: Sitting
    title: str
    points_before: Decimal | None
    points_after: Decimal | None
    level_before: Decimal | None
    level_after: Decimal | None
    theta_before: Decimal | None = None
    theta_after: Decimal | None = None

    @property
    def moves_level(self) -> bool:
        """The level changes too."""
        return self.level_before != self.level_after


def spread_of(run: ScoreRun, scale: str = WHOLE) -> SafeString | None:
    """Return how points are spread; nothing where nobody has any."""
    points = points_in(run, scale)
    rows = PersonScore.objects.filter(run=run, scale=scale).order_by("-most")
    most = rows.values_list("most", flat=True).first()
    if not points or not most:
        return None
    title = _("Sebaran nilai: %(scale)s") % {"scale": title_of(scale)}
    return safe(spread_svg(points, most, title=title, people=_("orang")))


def changes_of(run: ScoreRun) -> list[ShownChange]:
    """Return who changes beside the run that counted when this one was computed."""
    told = run.effect.get("changes", [])
    rows = Sitting.objects.filter(pk__in={one["sitting"] for one in told})
    people = {one.pk: one for one in rows.select_related("registration__employee")}
    shown = [
        ShownChange(
            people[one["sitting"]],
            title_of(one["scale"]),
            *(number(one[name]) for name in ("points_before", "points_after")),
            *(number(one[name]) for name in ("level_before", "level_after")),
            *(number(one.get(name)) for name in ("theta_before", "theta_after")),
        )
        for one in told
        if one["sitting"] in people
    ]
    return sorted(shown, key=lambda one: (one.sitting.registration.number, one.title))


def number(text: str | None) -> Decimal | None:
    """Return a number as it was kept; a gap stays one."""
    return None if text is None else Decimal(text)


def export_rows(run: ScoreRun, *, with_nip: bool) -> list[dict[str, Any]]:
    """Return every score of a run as rows of a table; the NIP tells the day of birth."""
    rows: Iterable[PersonScore] = (
        PersonScore.objects.filter(run=run)
        .select_related("sitting__registration__employee")
        .order_by("sitting__registration__number", "scale")
    )
    told = [exported(row) for row in rows]
    return told if with_nip else [row | {"nip": masked_nip(row["nip"])} for row in told]


def exported(row: PersonScore) -> dict[str, Any]:
    """Return one score as a row of a table; a gap is an empty cell."""
    registration = row.sitting.registration
    return {
        "nomor": registration.number,
        "nip": registration.employee.nip or "",
        "nama": registration.employee.name,
        "skala": row.scale,
        "nilai": row.points,
        "nilai_tertinggi": row.most,
        "kemampuan": row.theta,
        "galat_baku": row.error,
        "level": row.level,
        "dijawab": row.answered,
        "menunggu_pembaca": row.waiting,
        "terlambat_belum_diputus": row.late,
    }


def as_csv(rows: list[dict[str, Any]]) -> str:
    """Return rows as CSV that no spreadsheet takes for formulas."""
    target = StringIO()
    writer = csv.writer(target)
    writer.writerow(rows[0] if rows else [])
    for row in rows:
        writer.writerow([harmless(value) for value in row.values()])
    return target.getvalue()


def harmless(value: Any) -> Any:
    """Return a cell that is not run: text that begins like a formula gets an apostrophe."""
    begins = isinstance(value, str) and value[:1] in (*OPENINGS, "-", "\t")
    return f"'{value}" if begins else value
