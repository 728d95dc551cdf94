"""What asks for reports on ratings, keeps them, and hands them over; each is recorded."""

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.assessments.rules.states import STATES
from takar.web.audit.action import action, noted
from takar.web.rating_quality.computing import PARTS, Computed, person_rows
from takar.web.rating_quality.models import PersonQuality, QualityRun
from takar.web.rating_quality.papers import quality_paper
from takar.web.rating_quality.permissions import asks_for_quality, reads_summary, sight_of
from takar.web.rating_quality.queries.runs import latest_run
from takar.web.rating_quality.rules import ASKED_IN
from takar.web.rating_quality.sheets import quality_sheets

BATCH = 1_000


class TooEarly(TakarError):
    """Scores are still to come."""


@action("rating_quality.report.asked", needs=asks_for_quality)
def ask_for_quality(actor: User, event: Event) -> QualityRun:
    """Ask for a report, to be computed in the background; one that waits or runs is returned.

    Raises:
        TooEarly: the event has not come to its scores.
    """
    event.refresh_from_db(from_queryset=Event.objects.select_for_update())
    if event.state not in ASKED_IN:
        raise TooEarly(
            msg(
                "Kegiatan dalam keadaan {state}: mutu penilaian belum dapat dihitung.",
                state=STATES[event.state],
            ),
            hint=msg("Hitung setelah asesor mencatat nilai."),
        )
    before = latest_run(event)
    if before is not None and before.is_busy:
        noted(run=before.pk, is_new=False)
        return before
    made = QualityRun.objects.create(event=event, made_by=actor, steps=PARTS)
    noted(run=made.pk, is_new=True)
    return made


@action("rating_quality.report.computed", needs=asks_for_quality)
def keep_quality(actor: User, run: QualityRun, *, found: Computed) -> None:
    """Keep what was found: the report without names, and what it says of each person."""
    report = found.report
    run.report = report.without_people().model_dump(mode="json")
    run.scores, run.scored_at = found.scored.scores, found.scored.scored_at
    run.state, run.step, run.computed_at = "SELESAI", run.steps, timezone.now()
    run.problem = run.hint = ""
    run.full_clean()
    run.save()
    PersonQuality.objects.filter(run=run).delete()
    rows = (PersonQuality(run=run, **values) for values in person_rows(report))
    PersonQuality.objects.bulk_create(rows, batch_size=BATCH)
    noted(
        found=report.used.ratings,
        people=len(report.people),
        applies=report.verdict.applies,
        evidence=report.stamp.evidence_hash[:12],
    )


@action("rating_quality.report.failed", needs=asks_for_quality)
def fail_quality(actor: User, run: QualityRun, *, problem: str, hint: str) -> None:
    """Note why the report could not be computed."""
    run.state, run.problem, run.hint = "GAGAL", problem, hint
    run.save(update_fields=["state", "problem", "hint"])


@action("rating_quality.report.taken", needs=reads_summary)
def take_quality(actor: User, run: QualityRun, *, on_paper: bool = False) -> bytes:
    """Return the report as it leaves the house, as far as the reader sees it.

    Args:
        on_paper: as a PDF; else as a workbook.
    """
    sight = sight_of(actor, run.event)
    noted(run=run.pk, sight=sight.value, form="PDF" if on_paper else "XLSX")
    return quality_paper(actor, run, sight) if on_paper else quality_sheets(actor, run, sight)
