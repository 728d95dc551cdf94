"""Runs of marking: asked for, kept, let count, withdrawn, released; each is recorded."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.runs.stamp import code_version
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exam_results.actions.refusals import KEPT, NotNow, NotReady, NotYours, OldEvidence
from takar.web.exam_results.computing import PLACES, Scored, scored, stored
from takar.web.exam_results.models import PersonScore, ScoreRun
from takar.web.exam_results.permissions import (
    computes,
    is_correction,
    marks_exams,
    reads_scores,
    switches,
)
from takar.web.exam_results.queries.calibrations import rows_used
from takar.web.exam_results.queries.evidence import evidence_of, sat_sittings
from takar.web.exam_results.queries.runs import held_scores, live_run, next_number, next_terms
from takar.web.exam_results.rules import HANDED_OVER
from takar.web.exam_results.rules.effects import effect
from takar.web.exam_results.rules.terms import Terms
from takar.web.exam_results.showing import export_rows
from takar.web.exams.models import Exam
from takar.web.item_bank.actions.keys import drop_key, switch_key
from takar.web.item_bank.models import ItemKey
from takar.web.kit.reasons import demanded

BATCH = 1_000


@action("exam_results.run.asked", needs=marks_exams)
def ask_for_run(
    actor: User, exam: Exam, *, because: str = "", changed: Mapping[str, Any] | None = None
) -> ScoreRun:
    """Ask for a run, to be computed in the background; it counts only once it is switched to.

    Args:
        actor: the operator.
        exam: whose sittings that are over are marked.
        because: why, where a run counts already.
        changed: settings of :class:`Terms` other than those of the run that counts.

    Raises:
        NotReady: nobody has finished the exam.
    """
    return asked(actor, exam, next_terms(exam, **(changed or {})), because=because)


def asked(asker: User, exam: Exam, terms: Terms, *, because: str, document: str = "") -> ScoreRun:
    """Write a run down that waits to be computed.

    Raises:
        NotReady: nobody has finished the exam.
    """
    Exam.objects.select_for_update().get(pk=exam.pk)
    if not sat_sittings(exam).exists():
        raise NotReady(
            msg("Belum ada peserta yang selesai mengerjakan ujian ini."),
            hint=msg("Skor setelah sesi ditutup atau peserta selesai."),
        )
    made: ScoreRun = ScoreRun.objects.create(
        exam=exam,
        number=next_number(exam),
        state="DIHITUNG",
        terms=terms.model_dump(mode="json"),
        keys={},
        code_version=code_version()[:40],
        because=because.strip(),
        document=document.strip(),
        made_by=asker,
    )
    noted(run=made.pk, terms=made.terms)
    return made


def found_for(run: ScoreRun) -> Scored:
    """Mark with the settings of a run and the keys that count now, or are proposed with it."""
    terms = run.chosen
    evidence = evidence_of(run.exam, corrected=terms.corrected, parameters=terms.calibration)
    return scored(evidence, terms)


def found_again(run: ScoreRun) -> Scored:
    """Mark once more with the settings and the very keys of a run, as it was made."""
    numbers = {int(version): number for version, number in run.keys.items()}
    rows = rows_used(run.parameters)
    return scored(evidence_of(run.exam, numbers=numbers, parameters=rows), run.chosen)


@action("exam_results.run.computed", needs=computes)
def keep_run(actor: User, run: ScoreRun, *, found: Scored) -> None:
    """Keep what was found beside the run that counts, with what it would change."""
    PersonScore.objects.filter(run=run).delete()
    PersonScore.objects.bulk_create(
        (
            PersonScore(
                run=run,
                sitting_id=sitting,
                scale=total.scale,
                points=stored(total.points),
                most=half_up(total.most, PLACES),
                theta=None if total.theta is None else float(total.theta),
                error=None if total.error is None else float(total.error),
                level=level,
                answered=total.answered,
                waiting=total.waiting,
                late=total.late,
            )
            for sitting, total, level in found.rows
        ),
        batch_size=BATCH,
    )
    live = live_run(run.exam)
    run.effect = effect(held_scores(live), found.held) | {"beside": live.number if live else None}
    run.keys = {str(version): number for version, number in found.numbers.items()}
    run.parameters = {
        str(form): {str(version): row for version, row in known.items()}
        for form, known in found.parameters.items()
    }
    run.evidence_hash, run.state = found.evidence_hash, "USULAN"
    run.problem = run.hint = ""
    run.save()
    noted(
        found=len(found.rows),
        people=run.effect["people"],
        levels=run.effect["levels"],
        evidence=found.evidence_hash[:12],
    )


@action("exam_results.run.failed", needs=computes)
def fail_run(actor: User, run: ScoreRun, *, problem: str, hint: str) -> None:
    """Note why a run could not be computed."""
    run.state, run.problem, run.hint = "GAGAL", problem, hint
    run.save(update_fields=["state", "problem", "hint"])


@action("exam_results.run.switched", needs=switches)
def switch_run(actor: User, run: ScoreRun) -> None:
    """Let a proposed run count, and with it the keys it proposes: both or neither.

    The run before is kept as it is, and can be read.

    Raises:
        NotNow: it does not wait to be switched to.
        NotYours: who proposed a correction does not bring it into force.
        OldEvidence: answers, keys or readings changed since it was computed.
    """
    Exam.objects.select_for_update().get(pk=run.exam_id)
    refuse_unless_proposed(run)
    if is_correction(run) and run.made_by_id == actor.pk:
        raise NotYours(
            msg("Yang mengusulkan koreksi tidak memberlakukannya sendiri."),
            hint=msg("Mintalah pengesah soal lain."),
        )
    live = live_run(run.exam)
    if (live.number if live else None) != run.effect.get("beside"):
        raise old_evidence()
    if found_for(run).evidence_hash != run.evidence_hash:
        raise old_evidence()
    for key in ItemKey.objects.filter(pk__in=run.chosen.corrected.values()):
        switch_key(actor, key, with_run=True)
    if live:
        live.state = "DIGANTI"
        live.save(update_fields=["state"])
    run.state, run.switched_by, run.switched_at = "BERLAKU", actor, timezone.now()
    if live:
        run.released_by, run.released_at = live.released_by, live.released_at
        run.is_on_board = live.is_on_board
    run.save()
    noted(before=live.number if live else None, after=run.number)


def old_evidence() -> OldEvidence:
    """Return the refusal of a run that no longer tells of the evidence."""
    return OldEvidence(
        msg("Jawaban, kunci, atau penskoran yang berlaku berubah sejak usulan ini dihitung."),
        hint=msg("Hitung usulan baru, lalu periksa akibatnya sekali lagi."),
    )


def refuse_unless_proposed(run: ScoreRun) -> None:
    """Refuse a run that is not a proposal.

    Raises:
        NotNow: it counts, was replaced, or is not computed.
    """
    run.refresh_from_db()
    if run.state != "USULAN":
        raise NotNow(
            msg("Penskoran ini berkeadaan {state}.", state=run.get_state_display()),
            hint=msg("Hanya usulan yang dapat diberlakukan atau dibatalkan."),
        )


@action("exam_results.run.withdrawn", needs=switches)
def withdraw_run(actor: User, run: ScoreRun, *, because: str) -> None:
    """Set a proposed run aside, with the keys it proposed; it can still be read.

    Raises:
        NotNow: it is no proposal.
        Unwritten: no reason was given.
    """
    refuse_unless_proposed(run)
    reason = demanded(because, msg("Tulis alasan membatalkan usulan ini."), KEPT)
    for key in ItemKey.objects.filter(pk__in=run.chosen.corrected.values(), state="USULAN"):
        drop_key(actor, key, because=reason, with_run=True)
    run.state = "BATAL"
    run.save(update_fields=["state"])


@action("exam_results.run.released", needs=marks_exams)
def release_run(actor: User, run: ScoreRun) -> None:
    """Let everybody who sat the exam read the own result of the run that counts.

    Raises:
        NotNow: the run does not count, or the event of the exam is not handed over.
    """
    run.refresh_from_db()
    if run.state != "BERLAKU":
        raise NotNow(msg("Hanya penskoran yang berlaku yang dibuka bagi peserta."))
    if run.exam.event is not None and run.exam.event.state != HANDED_OVER:
        raise NotNow(
            msg("Ujian ini bagian dari penilaian yang hasilnya belum diserahkan."),
            hint=msg("Peserta membaca hasilnya setelah penilaian itu diserahkan."),
        )
    run.released_by, run.released_at = actor, timezone.now()
    run.save(update_fields=["released_by", "released_at"])


@action("exam_results.run.verified", needs=marks_exams)
def verify_run(actor: User, run: ScoreRun) -> bool:
    """Mark once more as the run did, and say whether evidence and scores are the same."""
    again = found_again(run)
    is_same = again.evidence_hash == run.evidence_hash and again.held == held_scores(run)
    noted(is_same=is_same, evidence=again.evidence_hash[:12])
    return is_same


@action("exam_results.scores.taken", needs=reads_scores)
def take_scores(actor: User, run: ScoreRun, *, form: str) -> list[dict[str, Any]]:
    """Return every score of a run as it leaves the house."""
    rows = export_rows(run, with_nip=marks_exams(actor, run))
    noted(rows=len(rows))
    return rows
