"""Levels: cuts that a committee set, and levels written into the assessment event."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions import record_scores_table
from takar.web.assessments.models import EventMethod
from takar.web.assessments.queries.scores import ABSENT
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import KEPT, NotNow, NotReady
from takar.web.exam_results.models import CutTable, PersonScore, ScoreRun
from takar.web.exam_results.permissions import marks_exams
from takar.web.exam_results.rules.cuts import Cuts
from takar.web.exam_results.rules.totals import COMPETENCY
from takar.web.exams.models import Exam
from takar.web.kit.reasons import demanded

EXACT = pa.decimal128(4, 2)


@action("exam_results.cuts.set", needs=marks_exams)
def set_cuts(  # noqa: PLR0913 -- named at the call
    actor: User,
    exam: Exam,
    *,
    scale: str,
    cuts: Cuts,
    method: str,
    because: str,
    document: str,
    judges: Mapping[str, Any] | None = None,
) -> CutTable:
    """Set the cuts of a scale; runs computed from now on read levels off them.

    Levels that count stay as they are until a new run, with its effect listed, is switched to.

    Raises:
        Unwritten: no reason, or no document, was given.
    """
    noted(cuts=cuts.model_dump(mode="json"), judges=len(judges or {}))
    reason = demanded(because, msg("Tulis alasan batas level ini."), KEPT)
    paper = demanded(document, msg("Sebut dokumen yang menetapkan batas level ini."), KEPT)
    live = CutTable.objects.filter(exam=exam, scale=scale, replaced_at=None)
    noted(before=list(live.values_list("pk", flat=True)))
    live.update(replaced_at=timezone.now())
    made: CutTable = CutTable.objects.create(
        exam=exam,
        scale=scale,
        cuts=cuts.model_dump(mode="json"),
        method=method,
        judges=dict(judges or {}),
        because=reason,
        document=paper,
        decided_by=actor,
    )
    return made


@action("exam_results.levels.sent", needs=marks_exams)
def send_levels(actor: User, run: ScoreRun) -> int:
    """Write the levels of competencies into the event, as scores of the exam's method.

    Whoever has no level yet is left out: a gap is never a level. What the exam wrote before for
    the same person and competency is replaced.

    Raises:
        NotNow: the run does not count, or the event takes no scores now.
        NotReady: the exam has no event, or there is no level its method looks at.
        BadScores: a level cannot be recorded; none was.
    """
    run.refresh_from_db()
    exam = run.exam
    if run.state != "BERLAKU":
        raise NotNow(msg("Hanya penskoran yang berlaku yang ditulis ke kegiatan."))
    if exam.event is None or not exam.method:
        raise NotReady(
            msg("Ujian ini tidak terikat pada kegiatan dan metodenya."),
            hint=msg("Ikat ujian pada kegiatan penilaian lebih dahulu."),
        )
    rows = level_rows(run)
    if not rows:
        raise NotReady(
            msg("Belum ada level kompetensi yang dilihat metode ini."),
            hint=msg("Tetapkan batas level per kompetensi, lalu skor ulang."),
        )
    table = pa.table(
        {
            "employee_id": [row["employee_id"] for row in rows],
            "method": [exam.method] * len(rows),
            "competency": [row["competency"] for row in rows],
            "level": pa.array([row["level"] for row in rows], EXACT),
            "evidence": [f"Ujian {exam.name}, penskoran {run.number}"] * len(rows),
        }
    )
    written = record_scores_table(actor, exam.event, table=table, assessor=signature(exam))
    noted(levels=written, event=exam.event.pk)
    return written


def signature(exam: Exam) -> str:
    """Return as whose the levels stand in the event: the exam's own."""
    return f"Ujian {exam.pk}"


def level_rows(run: ScoreRun) -> list[dict[str, Any]]:
    """Return participant, competency and level, for what the method looks at."""
    method = EventMethod.objects.filter(event=run.exam.event, code=run.exam.method).first()
    looked_at = set(method.competencies.values_list("competency", flat=True)) if method else set()
    rows = PersonScore.objects.filter(
        run=run,
        scale__startswith=COMPETENCY,
        level__isnull=False,
        sitting__registration__participant__event=run.exam.event,
    ).exclude(sitting__registration__participant__state__in=ABSENT)
    names = rows.order_by("pk").values_list(
        "sitting__registration__employee__code", "scale", "level"
    )
    return [
        {"employee_id": code, "competency": scale.removeprefix(COMPETENCY), "level": level}
        for code, scale, level in names
        if scale.removeprefix(COMPETENCY) in looked_at
    ]
