"""What may be told of a marked exam without telling of anybody: totals, for the live board."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.kernel.rounding import half_up
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.queries.runs import live_run
from takar.web.exam_results.rules.totals import WHOLE
from takar.web.exams.board_news import BoardFigure
from takar.web.exams.models import ExamSession
from takar.web.people.queries.law import law_on

PLACES = 1


@dataclass(frozen=True)
class Totals:
    """How many people were scored, and the mean of what they reached, in percent."""

    people: int
    mean: Decimal


def totals_told(run: ScoreRun | None, *, least: int) -> Totals | None:
    """Return the totals that the board may tell; nothing where it may not.

    Args:
        run: the run that counts.
        least: fewer people than this are not told of.
    """
    if run is None or not run.is_on_board:
        return None
    rows = PersonScore.objects.filter(run=run, scale=WHOLE, points__isnull=False, most__gt=0)
    shares = [
        100 * Fraction(points) / Fraction(most)
        for points, most in rows.values_list("points", "most")
        if points is not None
    ]
    if len(shares) < max(least, 1):
        return None
    return Totals(len(shares), half_up(sum(shares, Fraction(0)) / len(shares), PLACES))


def board_figures(session: ExamSession) -> Sequence[BoardFigure]:
    """Return what the board of a session tells of the results of its exam."""
    run = live_run(session.exam)
    if run is None or not run.is_on_board:
        return ()
    law = law_on(timezone.localdate(), session.exam.agency.shelf)
    told = totals_told(run, least=int(law.number("publication.small_cell")))
    if told is None:
        return ()
    return (
        BoardFigure(told.people, _("Sudah diskor pada ujian ini")),
        BoardFigure(told.mean, _("Rata-rata nilai (persen)")),
    )
