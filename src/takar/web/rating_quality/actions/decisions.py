"""Whether adjusted levels are proposed in the meeting: a person, a reason, on record."""

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.rules.refusals import NotNow, demand_reason
from takar.web.assessments.rules.states import STATES
from takar.web.audit.action import action, noted
from takar.web.rating_quality.models import AdjustmentDecision, QualityRun
from takar.web.rating_quality.permissions import decides_adjustment
from takar.web.rating_quality.queries.runs import decision_of, is_outdated, quality_of
from takar.web.rating_quality.rules import DECIDED_IN


class NoGround(TakarError):
    """The report gives no ground for what was asked."""


class OldReport(TakarError):
    """A newer report stands, or scores changed since."""


@action("rating_quality.adjustment.decided", needs=decides_adjustment)
def decide_adjustment(
    actor: User, run: QualityRun, *, applies: bool, reason: str
) -> AdjustmentDecision:
    """Decide whether the meeting is shown adjusted levels as a proposal; no level changes.

    Raises:
        NoGround: the report says that severity may not be corrected here.
        NoReason: no reason was given.
        NotNow: the event is not in its integration.
        OldReport: the report is not the newest, or scores changed since.
    """
    event = run.event
    event.refresh_from_db()
    if event.state not in DECIDED_IN:
        raise NotNow(
            msg(
                "Kegiatan dalam keadaan {state}; tindakan ini tidak dapat dilakukan.",
                state=STATES[event.state],
            )
        )
    because = demand_reason(reason, msg("Keputusan ini memerlukan alasan."))
    refuse_old(run)
    verdict = run.found.verdict.applies if run.found else False
    if applies and not verdict:
        raise NoGround(
            msg("Laporan ini tidak memberi dasar untuk menyesuaikan level."),
            hint=msg("Pakai level tanpa penyesuaian; alasannya tertulis pada laporan."),
        )
    before = decision_of(event)
    made = AdjustmentDecision.objects.create(
        event=event,
        run=run,
        applies=applies,
        against_verdict=applies != verdict,
        reason=because,
        decided_by=actor,
    )
    noted(before=before.applies if before else None, after=applies, verdict=verdict)
    return made


def refuse_old(run: QualityRun) -> None:
    """Refuse to decide on a report that no longer tells of the scores."""
    newest = quality_of(run.event)
    if newest is None or newest.pk != run.pk or is_outdated(run):
        raise OldReport(
            msg("Nilai berubah sejak laporan ini dihitung, atau ada laporan yang lebih baru."),
            hint=msg("Hitung laporan baru, lalu putuskan."),
        )
